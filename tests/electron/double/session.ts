/**
 * Owns the session: who is asked about permissions, and that Chromium enforces the answer. Never answers itself, unless
 * the app has set no handler: then everything is granted, as in Electron.
 */
import type { Connection } from './browser/connection.ts';
import type { State } from './state.ts';
import { StrictEmitter, strict } from './strict.ts';
import { WebRequest } from './web-request.ts';

interface Asker {
  getURL(): string;
}
export interface PermissionDetails {
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
  readonly securityOrigin?: string;
  readonly mediaTypes?: readonly string[];
  readonly mediaType?: string;
}
type RequestHandler = (
  asker: Asker,
  permission: string,
  callback: (granted: boolean) => void,
  details: PermissionDetails,
) => void;
type CheckHandler = (asker: Asker | null, permission: string, origin: string, details: PermissionDetails) => boolean;

/** Electron's permissions and what they are called in Chromium's protocol. */
const IN_CHROMIUM: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'display-capture': ['display-capture'],
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  midi: ['midi'],
};
const MICROPHONE = 'microphone';
const CAMERA = 'camera';

const originOf = (url: string): string =>
  url.startsWith('file:') ? 'file:///' : URL.canParse(url) ? `${new URL(url).origin}/` : '';

export class Session extends StrictEmitter {
  readonly webRequest: WebRequest;
  private readonly state: State;
  private readonly connection: () => Promise<Connection>;
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;

  constructor(state: State, connection: () => Promise<Connection>) {
    super();
    this.state = state;
    this.connection = connection;
    this.webRequest = strict('webRequest', new WebRequest(state.requests));
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    // No page can reach a device here: Chromium has none.
    if (handler !== null && typeof handler !== 'function') throw new TypeError('handler must be a function or null');
  }

  setDisplayMediaRequestHandler(
    handler: ((request: object, callback: (streams: object) => void) => void) | null,
  ): void {
    if (handler !== null && typeof handler !== 'function') throw new TypeError('handler must be a function or null');
  }

  setSpellCheckerEnabled(_enable: boolean): void {
    // Chromium is started without one.
  }

  /** What a page may assume before it asks: what permissions.query and enumerateDevices go by. */
  async mirrorChecks(asker: Asker, url: string): Promise<void> {
    const granted = (permission: string, mediaType?: string): boolean =>
      this.check(asker, permission, {
        requestingUrl: url,
        isMainFrame: true,
        securityOrigin: originOf(url),
        ...(mediaType ? { mediaType } : {}),
      });
    await this.set([MICROPHONE], granted('media', 'audio') && this.state.media.microphone === 'granted');
    await this.set([CAMERA], granted('media', 'video') && this.state.media.camera === 'granted');
    for (const [permission, names] of Object.entries(IN_CHROMIUM)) await this.set(names, granted(permission));
  }

  /** A page asks: the handlers decide, then the system, and Chromium is told before the page goes on. */
  async decide(asker: Asker, permission: string, details: { readonly mediaTypes?: unknown }): Promise<void> {
    const url = asker.getURL();
    const mediaTypes = Array.isArray(details.mediaTypes) ? details.mediaTypes.map(String) : [];
    const common = { requestingUrl: url, isMainFrame: true, securityOrigin: originOf(url), mediaTypes };
    const granted = await this.request(asker, permission, common);
    if (permission !== 'media') {
      await this.set(IN_CHROMIUM[permission] ?? [], granted);
      return;
    }
    if (mediaTypes.includes('audio')) await this.set([MICROPHONE], granted && this.systemGrants('microphone'));
    if (mediaTypes.includes('video')) await this.set([CAMERA], granted && this.systemGrants('camera'));
  }

  private check(asker: Asker, permission: string, details: PermissionDetails): boolean {
    if (this.checkHandler)
      return Boolean(this.checkHandler(asker, permission, originOf(details.requestingUrl), details));
    return this.requestHandler === null;
  }

  private request(asker: Asker, permission: string, details: PermissionDetails): Promise<boolean> {
    const handler = this.requestHandler;
    if (!handler) return Promise.resolve(this.check(asker, permission, details));
    return new Promise((resolve) => handler(asker, permission, (granted) => resolve(Boolean(granted)), details));
  }

  /** The system asks the person once; afterwards its answer stands. */
  private systemGrants(device: 'microphone' | 'camera'): boolean {
    if (this.state.media[device] === 'not-determined') {
      this.state.media[device] = this.state.microphoneAnswer ? 'granted' : 'denied';
    }
    return this.state.media[device] === 'granted';
  }

  private async set(names: readonly string[], granted: boolean): Promise<void> {
    const connection = await this.connection();
    const setting = granted ? 'granted' : 'denied';
    for (const name of names) {
      await connection.send('Browser.setPermission', { permission: { name }, setting }).catch(() => undefined);
    }
  }
}

/**
 * Owns session.webRequest: every request of every page passes here before it is made. Never makes one.
 */
import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequestFilter,
} from 'electron';
import type { Message } from './browser/connection.ts';
import type { PageTarget } from './browser/page-target.ts';

type BeforeDetails = Pick<
  OnBeforeRequestListenerDetails,
  'id' | 'url' | 'method' | 'resourceType' | 'timestamp' | 'referrer'
>;
type HeadersDetails = Pick<
  OnHeadersReceivedListenerDetails,
  'id' | 'url' | 'method' | 'resourceType' | 'timestamp' | 'statusCode'
> & {
  responseHeaders: Record<string, string[]>;
};
type BeforeListener = (details: BeforeDetails, callback: (response: CallbackResponse) => void) => void;
type HeadersListener = (details: HeadersDetails, callback: (response: HeadersReceivedResponse) => void) => void;
type Listening<L> = { readonly patterns: readonly RegExp[]; readonly listener: L } | null;
type ResourceType = BeforeDetails['resourceType'];

const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/** Electron's URL patterns: <all_urls>, or scheme://host/path with stars. */
function toPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}

/** Splits (filter, listener) and (listener), as all methods of webRequest take both. */
function readArguments<L>(first: WebRequestFilter | L | null, second: L | null | undefined): Listening<L> {
  if (second === undefined) return first && typeof first === 'function' ? { patterns: [/^/], listener: first } : null;
  const urls = first && typeof first === 'object' && 'urls' in first ? first.urls : ['<all_urls>'];
  return second && { patterns: urls.map(toPattern), listener: second };
}

const covers = (listening: Listening<unknown>, url: string): boolean =>
  listening?.patterns.some((pattern) => pattern.test(url)) ?? false;

export class WebRequest {
  private before: Listening<BeforeListener> = null;
  private headers: Listening<HeadersListener> = null;
  private readonly seen: string[];
  private lastId = 0;

  /** `seen` gets the URL of each request. */
  constructor(seen: string[]) {
    this.seen = seen;
  }

  onBeforeRequest(first: WebRequestFilter | BeforeListener | null, second?: BeforeListener | null): void {
    this.before = readArguments(first, second);
  }

  onHeadersReceived(first: WebRequestFilter | HeadersListener | null, second?: HeadersListener | null): void {
    this.headers = readArguments(first, second);
  }

  /** Makes a page hand over each request at its start and each response at its headers. */
  watch(page: PageTarget): Promise<unknown> {
    const patterns = [
      { urlPattern: '*', requestStage: 'Request' },
      { urlPattern: '*', requestStage: 'Response' },
    ];
    return page.send('Fetch.enable', { patterns });
  }

  /** Answers one paused request or response. `mayNavigate` is asked for a page's document and may refuse it. */
  async handle(page: PageTarget, paused: Message, mayNavigate: (url: string) => boolean): Promise<void> {
    const requestId = paused.requestId;
    try {
      if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined) {
        await this.answerResponse(page, paused);
        return;
      }
      const { url } = Object(paused.request);
      this.seen.push(String(url));
      const isPage = paused.resourceType === 'Document' && paused.frameId === page.mainFrameId;
      if (isPage && !mayNavigate(String(url))) {
        await page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
      const { cancel, redirectURL } = await this.askBefore(paused, isPage);
      if (cancel) await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      else await page.send('Fetch.continueRequest', { requestId, ...(redirectURL ? { url: redirectURL } : {}) });
    } catch {
      // The page went away while its request waited.
    }
  }

  private describe(paused: Message, isPage: boolean): BeforeDetails {
    this.lastId += 1;
    const { url, method, headers } = Object(paused.request);
    const known = RESOURCE_TYPES[String(paused.resourceType)] ?? 'other';
    return {
      id: this.lastId,
      url: String(url),
      method: String(method),
      resourceType: known === 'mainFrame' && !isPage ? 'subFrame' : known,
      timestamp: Date.now(),
      referrer: String(Object(headers).Referer ?? ''),
    };
  }

  private askBefore(paused: Message, isPage: boolean): Promise<CallbackResponse> {
    const details = this.describe(paused, isPage);
    const asked = this.before;
    if (!asked || !covers(asked, details.url)) return Promise.resolve({});
    return new Promise((resolve) => asked.listener(details, resolve));
  }

  private async answerResponse(page: PageTarget, paused: Message): Promise<void> {
    const requestId = paused.requestId;
    const details = this.describe(paused, paused.frameId === page.mainFrameId);
    const asked = this.headers;
    const code = Number(paused.responseStatusCode ?? 0);
    if (!asked || code === 0 || !covers(asked, details.url)) {
      await page.send('Fetch.continueResponse', { requestId });
      return;
    }
    const received: Record<string, string[]> = {};
    const headers = Array.isArray(paused.responseHeaders) ? paused.responseHeaders : [];
    for (const { name, value } of headers) received[name] = [...(received[name] ?? []), value];
    const { cancel, responseHeaders } = await new Promise<HeadersReceivedResponse>((resolve) =>
      asked.listener({ ...details, statusCode: code, responseHeaders: received }, resolve),
    );
    if (cancel) {
      await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const wanted = Object.entries(responseHeaders ?? received);
    const flat = wanted.flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
    await page.send('Fetch.continueResponse', { requestId, responseCode: code, responseHeaders: flat });
  }
}

/**
 * Owns what Chromium may do for our windows: read our own files, and for one of them hear the microphone. Every other
 * request, permission and download is refused. Never makes a window.
 */
import { sep } from 'node:path';
import type { App, Session, WebContents } from 'electron';
import { pathOf } from '../windows/own-file.ts';
import { CONTENT_POLICY } from './content-policy.ts';

/** Before the app is ready: Chromium finds no host, asks nobody for updates and sends nothing to anyone. */
export function silenceChromium(app: App): void {
  app.enableSandbox();
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch(
    'disable-features',
    'AutofillServerCommunication,SpareRendererForSitePerProcess,MediaRouter',
  );
}

export interface GuardOptions {
  /** Folder of the pages. */
  readonly pages: string;
  /** Whether these are the contents of the window that may hear. */
  readonly isCapture: (contents: WebContents | null) => boolean;
  readonly onRefused: (what: 'request' | 'permission' | 'download') => void;
}

export function guardSession(session: Session, { pages, isCapture, onRefused }: GuardOptions): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const granted = permission === 'media' && isCapture(contents) && kinds.every((kind) => kind === 'audio');
    if (!granted) onRefused('permission');
    answer(granted);
  });
  session.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      permission === 'media' && isCapture(contents) && details.mediaType !== 'video',
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const ours = pathOf(details.url)?.startsWith(`${pages}${sep}`) ?? false;
    const refused = !ours && !details.url.startsWith('devtools://');
    if (refused) onRefused('request');
    answer({ cancel: refused });
  });
  session.webRequest.onHeadersReceived((details, answer) =>
    answer({ responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': [CONTENT_POLICY] } }),
  );
  session.on('will-download', (event) => {
    onRefused('download');
    event.preventDefault();
  });
}

/** Owns how every window of the app is made: no Node, sandboxed, one page of ours that it can never leave. */
import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { WindowName } from '../../contract/calls.ts';

/** Where the bundler puts what windows are made of. Absolute paths. */
export interface PageFiles {
  readonly preload: string;
  /** Folder of the pages. */
  readonly pages: string;
}

export const pageFiles = (appFolder: string): PageFiles => ({
  preload: join(appFolder, 'out', 'preload', 'index.cjs'),
  pages: join(appFolder, 'out', 'renderer'),
});

export const pageFile = (files: PageFiles, name: WindowName): string => join(files.pages, `${name}.html`);

export interface GuardedOptions extends Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'> {
  /** It must be quick although nobody looks at it or clicks on it: timers run, sound is let through. */
  readonly works?: boolean;
  readonly developing: boolean;
}

/** A hidden window with its page on the way. */
export function createGuardedWindow(files: PageFiles, name: WindowName, options: GuardedOptions): BrowserWindow {
  const { works = false, developing, ...rest } = options;
  const window = new BrowserWindow({
    ...rest,
    show: false,
    webPreferences: {
      preload: files.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developing,
      backgroundThrottling: !works,
      autoplayPolicy: works ? 'no-user-gesture-required' : 'document-user-activation-required',
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.loadFile(pageFile(files, name)).catch(() => {
    // The window was closed while it loaded, or its page is missing: then it never says that it is ready.
  });
  return window;
}

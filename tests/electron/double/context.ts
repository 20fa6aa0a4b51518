/**
 * Owns the list of what the parts of one double share. Never makes them: electron.ts does.
 */

import type { App } from './app.ts';
import type { Chromium } from './browser/chromium.ts';
import type { PageScripts } from './browser/page-target.ts';
import type { OpenSurface } from './browser/surface.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { IpcMain } from './ipc-main.ts';
import type { PageSetup } from './page/messages.ts';
import type { Session } from './session.ts';
import type { State } from './state.ts';

/** Chromium with everything that opens windows in it; exists from app's ready on. */
export interface Browser {
  readonly chromium: Chromium;
  readonly openSurface: OpenSurface;
}

export interface Context {
  readonly state: State;
  readonly headed: boolean;
  readonly app: App;
  readonly ipcMain: IpcMain;
  readonly session: Session;
  /** Windows that are not destroyed, by id, oldest first. */
  readonly windows: Map<number, BrowserWindow>;
  /** Resolves when Chromium runs. */
  readonly browser: Promise<Browser>;
  /** The scripts for a window with this preload file and these additional arguments. */
  createScripts(preload: string | undefined, setup: Pick<PageSetup, 'argv'>): PageScripts;
}

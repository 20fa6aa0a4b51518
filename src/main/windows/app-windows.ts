/**
 * Owns which windows there are: the preview and the hidden one that hears, as long as the app runs, and the settings
 * while somebody looks at them. Knows who calls, and sends each its events. Never decides what a window shows.
 */
import { BrowserWindow, type WebContents } from 'electron';
import { EVENT_CHANNEL } from '../../contract/bridge.ts';
import type { WindowName } from '../../contract/calls.ts';
import type { EventName, Events } from '../../contract/views.ts';
import type { Caller } from '../ipc.ts';
import { createGuardedWindow, type PageFiles, pageFile } from './guarded-window.ts';
import { pathOf } from './own-file.ts';

export interface AppWindowsOptions {
  readonly files: PageFiles;
  readonly developing: boolean;
  /** A window's page crashed or was ended by the system; nothing is done about it here. */
  readonly onGone: (name: WindowName) => void;
  /** Somebody wants to close a window that the app cannot do without (Alt+F4, Command+W): it stays. */
  readonly onCloseRefused: (name: WindowName) => void;
  /** A window is not there any more: what it was in the middle of is over. */
  readonly onClosed: (name: WindowName) => void;
}

export interface AppWindows {
  /** Takes in a window that was made elsewhere. */
  add(name: WindowName, window: BrowserWindow): void;
  /** Opens the window that hears, anew if there is one. */
  openCapture(): void;
  /** Loads a window's page again, after it has crashed; the page then says that it is ready. */
  reload(name: WindowName): void;
  /** Closes a window for now. */
  close(name: WindowName): void;
  /** Ends every window, for good. */
  dispose(): void;
  /** Opens the settings, or brings them to the front. */
  openSettings(): void;
  /** The window that calls; undefined for a frame, another page or a stranger. */
  whoIs(caller: Caller): WindowName | undefined;
  /** False where that window is not there. */
  send<Name extends EventName>(to: WindowName, name: Name, value: Events[Name]): boolean;
  /** To every window there is. */
  broadcast<Name extends EventName>(name: Name, value: Events[Name]): void;
  isCapture(contents: WebContents | null): boolean;
  isOpen(name: WindowName): boolean;
  /** Whether a window of this app has the focus: that is no place to type into. */
  hasFocus(): boolean;
}

const SETTINGS_SIZE = { width: 760, height: 640, minWidth: 640, minHeight: 480 };

export function createAppWindows(options: AppWindowsOptions): AppWindows {
  const { files, developing, onGone, onClosed } = options;
  const open = new Map<WindowName, BrowserWindow>();

  const alive = (name: WindowName): BrowserWindow | undefined => {
    const window = open.get(name);
    return window && !window.isDestroyed() ? window : undefined;
  };

  function add(name: WindowName, window: BrowserWindow): void {
    open.set(name, window);
    if (name !== 'settings')
      window.on('close', (event) => {
        event.preventDefault();
        options.onCloseRefused(name);
      });
    window.on('closed', () => {
      if (open.get(name) !== window) return;
      open.delete(name);
      onClosed(name);
    });
    window.webContents.on('render-process-gone', () => {
      if (open.get(name) === window) onGone(name);
    });
  }

  function send<Name extends EventName>(to: WindowName, name: Name, value: Events[Name]): boolean {
    const window = alive(to);
    window?.webContents.send(EVENT_CHANNEL, name, value);
    return window !== undefined;
  }

  return {
    add,
    send,
    openCapture() {
      alive('capture')?.destroy();
      add('capture', createGuardedWindow(files, 'capture', { developing, works: true, width: 320, height: 200 }));
    },
    reload: (name) => alive(name)?.reload(),
    close: (name) => alive(name)?.destroy(),
    dispose() {
      // A window that refuses to be closed would keep the app from ending.
      for (const window of [...open.values()]) if (!window.isDestroyed()) window.destroy();
    },
    openSettings() {
      const there = alive('settings');
      if (there) {
        there.show();
        there.focus();
        return;
      }
      const window = createGuardedWindow(files, 'settings', {
        developing,
        ...SETTINGS_SIZE,
        title: 'Saydash',
        fullscreenable: false,
        autoHideMenuBar: true,
      });
      add('settings', window);
      window.once('ready-to-show', () => {
        window.show();
        window.focus();
      });
    },
    whoIs({ contentsId, url, top }) {
      if (!top) return undefined;
      for (const [name, window] of open)
        if (!window.isDestroyed() && window.webContents.id === contentsId)
          return pathOf(url) === pageFile(files, name) ? name : undefined;
      return undefined;
    },
    broadcast(name, value) {
      for (const window of open.keys()) send(window, name, value);
    },
    isCapture: (contents) => contents !== null && contents.id === alive('capture')?.webContents.id,
    isOpen: (name) => alive(name) !== undefined,
    hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
  };
}

/**
 * Owns the assembly of the electron module: makes every part once and joins them. Never starts anything by itself: boot
 * does.
 */
import type { BrowserWindowConstructorOptions } from 'electron';
import { App } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { createClipboard } from './clipboard.ts';
import { ClipboardItem } from './clipboard-item.ts';
import { createStores } from './clipboard-stores.ts';
import { CommandLine } from './command-line.ts';
import type { Context } from './context.ts';
import { createControl } from './control.ts';
import { createDialog, createSafeStorage, createShell, DoubleNotification, GlobalShortcut } from './desktop.ts';
import { Screen } from './displays.ts';
import { IpcMain } from './ipc-main.ts';
import type { LaunchOptions } from './launch-options.ts';
import { Menu, MenuItem } from './menu.ts';
import { MessageChannelMain } from './message-channel.ts';
import { MISSING } from './names.ts';
import { type NativeImage, nativeImage } from './native-image.ts';
import { type Browser, openBrowser } from './open-browser.ts';
import { createPageScripts } from './page-scripts.ts';
import { Session } from './session.ts';
import { createState } from './state.ts';
import { NotInDouble, strict } from './strict.ts';
import { NativeTheme, PowerMonitor, SystemPreferences } from './system.ts';
import { Tray } from './tray.ts';
import { createUtilityProcess, type UtilityProcess } from './utility-process.ts';
import type { WebContents } from './web-contents.ts';

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Everything of one started app: the module that it requires, and what boot needs to start it. */
export function createElectron(options: LaunchOptions) {
  const state = createState(options.initialState);
  const windows = new Map<number, BrowserWindow>();
  const utilities = new Set<UtilityProcess>();
  const browser = deferred<Browser>();
  let running: Browser | null = null;
  let lastId = 0;

  const commandLine = new CommandLine();
  for (const [name, value] of options.switches) commandLine.appendSwitch(name, value);
  const app = new App({
    state,
    package: options.package,
    windows,
    commandLine,
    shutDown: async () => {
      for (const utility of utilities) utility.abandon();
      await running?.chromium.close();
    },
  });
  const ipcMain = new IpcMain();
  const session = new Session(state, async () => (await browser.promise).chromium.connection);
  const context: Context = {
    state,
    headed: options.headed,
    app,
    ipcMain,
    session,
    windows,
    browser: browser.promise,
    createScripts: (preload, { argv }) => createPageScripts(options.home, preload, argv),
  };
  const theme = new NativeTheme(state);
  const power = new PowerMonitor();
  const shortcuts = new GlobalShortcut();
  const all = (): BrowserWindow[] => [...windows.values()];
  const contents = (): WebContents[] => all().map((window) => window.webContents);
  Menu.setRoleActions({
    quit: () => app.quit(),
    close: () =>
      all()
        .find((window) => window.isFocused())
        ?.close(),
  });

  class BoundWindow extends BrowserWindow {
    constructor(wishes: BrowserWindowConstructorOptions = {}) {
      lastId += 1;
      super(context, lastId, wishes);
      theme.on('updated', () => this.webContents.showTheme(theme.shouldUseDarkColors));
      this.webContents.showTheme(theme.shouldUseDarkColors);
    }
    static getAllWindows = all;
    static getFocusedWindow = (): BrowserWindow | null => all().find((window) => window.isFocused()) ?? null;
    static fromId = (id: number): BrowserWindow | null => windows.get(id) ?? null;
    static fromWebContents = (of: WebContents): BrowserWindow | null =>
      all().find((window) => window.webContents === of) ?? null;
  }
  class BoundTray extends Tray {
    constructor(image: NativeImage | string) {
      super(state, image);
    }
  }
  class BoundNotification extends DoubleNotification {
    constructor(wishes: { readonly title?: string; readonly body?: string } = {}) {
      super(state, wishes);
    }
    static isSupported = (): boolean => true;
  }

  const { store, selection } = createStores(options.headed);
  const control = createControl({
    state,
    windows,
    shortcuts,
    theme,
    power,
    utilities,
    chromiumPid: () => running?.chromium.pid,
  });
  const utilityParts = {
    home: options.home,
    isReady: app.isReady,
    living: utilities,
    onGone: (details: object) => app.emit('child-process-gone', details, details),
  };
  const members = {
    app,
    BrowserWindow: BoundWindow,
    clipboard: createClipboard(store, selection),
    ClipboardItem,
    dialog: createDialog(state),
    globalShortcut: strict('globalShortcut', shortcuts),
    ipcMain,
    Menu,
    MenuItem,
    MessageChannelMain,
    nativeImage,
    nativeTheme: theme,
    net: strict('net', {
      fetch: (url: string, init?: RequestInit) => fetch(url, init),
      isOnline: () => true,
      online: true,
    }),
    Notification: BoundNotification,
    powerMonitor: power,
    safeStorage: createSafeStorage(),
    screen: new Screen(state, options.headed),
    session: strict('session', { defaultSession: session }),
    shell: createShell(state),
    systemPreferences: new SystemPreferences(state),
    Tray: BoundTray,
    utilityProcess: strict('utilityProcess', createUtilityProcess(utilityParts)),
    webContents: strict('webContents', {
      fromId: (id: number) => contents().find((each) => each.id === id),
      getAllWebContents: contents,
      getFocusedWebContents: () => contents().find((each) => each.isFocused()) ?? null,
      fromDevToolsTargetId: (target: string) => contents().find((each) => each.targetId === target),
    }),
    __double: control,
  };
  for (const name of MISSING) {
    Object.defineProperty(members, name, {
      get: () => {
        throw new NotInDouble(name);
      },
    });
  }

  return {
    electron: strict('electron', members),
    app,
    /** Starts Chromium and then the app: its ready event comes when this resolves. */
    start: async (): Promise<void> => {
      // A second copy says so before it is ready, and needs no browser.
      if (app.isEnding()) return;
      running = await openBrowser(options, commandLine.switches, app.getPath('userData'), state, windows);
      process.on('exit', () => running?.chromium.killNow());
      // Playwright waits for this line.
      process.stderr.write(`DevTools listening on ${running.chromium.address}\n`);
      browser.resolve(running);
      app.becomeReady();
    },
  };
}

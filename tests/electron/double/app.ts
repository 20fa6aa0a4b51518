/**
 * Owns the app's life: ready, second instances, the order of quitting, its end. Never starts Chromium: whoever makes
 * the app says what must end with it.
 */
import type { App as ElectronApp, LoginItemSettings, Settings } from 'electron';
import { createPaths } from './app-paths.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { CommandLine } from './command-line.ts';
import type { Menu } from './menu.ts';
import { type InstanceLock, takeInstanceLock } from './single-instance.ts';
import type { State } from './state.ts';
import { createEvent, StrictEmitter } from './strict.ts';

type Implemented = Pick<
  ElectronApp,
  | 'exit'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setLoginItemSettings'
  | 'setName'
  | 'setPath'
  | 'whenReady'
>;

/** The app as its folder and its package.json describe it. */
export interface AppPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

export interface AppParts {
  readonly state: State;
  readonly package: AppPackage;
  readonly windows: ReadonlyMap<number, BrowserWindow>;
  readonly commandLine: CommandLine;
  /** Ends everything that must not outlive the app. */
  readonly shutDown: () => Promise<void>;
}

export class App extends StrictEmitter implements Implemented {
  readonly commandLine: CommandLine;
  readonly isPackaged: boolean;
  /** Of macOS alone: on other systems Electron has neither. */
  readonly dock = undefined;
  readonly setActivationPolicy: ((policy: string) => void) | undefined;
  applicationMenu: Menu | null = null;
  name: string;
  private readonly parts: AppParts;
  private readonly paths = new Map<string, string>();
  private announceReady: () => void = () => undefined;
  private readonly ready = new Promise<void>((resolve) => {
    this.announceReady = resolve;
  });
  private isNowReady = false;
  private quitting: 'no' | 'asking' | 'yes' = 'no';
  private lock: InstanceLock | null = null;

  constructor(parts: AppParts) {
    super();
    this.parts = parts;
    this.commandLine = parts.commandLine;
    this.isPackaged = parts.state.packaged;
    this.name = parts.package.name;
    this.setActivationPolicy =
      process.platform === 'darwin'
        ? (policy) => {
            parts.state.activationPolicy = policy;
          }
        : undefined;
  }

  whenReady = (): Promise<void> => this.ready;
  isReady = (): boolean => this.isNowReady;
  getName = (): string => this.name;
  getVersion = (): string => this.parts.package.version;
  getAppPath = (): string => this.parts.package.folder;
  getLocale = (): string => 'en-US';
  getSystemLocale = (): string => 'en-US';
  getPreferredSystemLanguages = (): string[] => ['en-US'];
  isHidden = (): boolean => false;
  focus = (): void => undefined;
  /** Things of other systems, or of a desktop that is not here. */
  setAppUserModelId = (_id: string): void => undefined;
  setAboutPanelOptions = (_options: object): void => undefined;
  disableHardwareAcceleration = (): void => undefined;
  /** All windows are sandboxed here as far as their preload goes. */
  enableSandbox = (): void => undefined;

  setName(name: string): void {
    this.name = name;
  }

  getPath(name: string): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    const userData = this.paths.get('userData') ?? (this.commandLine.getSwitchValue('user-data-dir') || undefined);
    const path = createPaths(this.name, userData)[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    if (this.lock) return true;
    const me = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.lock = takeInstanceLock(this.getPath('userData'), me, (second) =>
      this.emit('second-instance', createEvent({}), second.argv, second.workingDirectory, second.additionalData),
    );
    return this.lock !== null;
  }

  hasSingleInstanceLock = (): boolean => this.lock !== null;

  releaseSingleInstanceLock(): void {
    this.lock?.release();
    this.lock = null;
  }

  setLoginItemSettings(settings: Settings): void {
    this.parts.state.loginItem = { openAtLogin: settings.openAtLogin ?? false };
  }

  getLoginItemSettings(): Pick<LoginItemSettings, 'openAtLogin' | 'wasOpenedAtLogin'> {
    return { ...this.parts.state.loginItem, wasOpenedAtLogin: false };
  }

  relaunch(): void {
    this.parts.state.relaunched = true;
  }

  /** before-quit, then each window's close, then will-quit, then quit: each but the last may be prevented. */
  quit(): void {
    if (this.quitting !== 'no') return;
    const before = createEvent({});
    this.quitting = 'asking';
    this.emit('before-quit', before);
    if (before.defaultPrevented) {
      this.quitting = 'no';
      return;
    }
    for (const window of [...this.parts.windows.values()]) {
      window.close();
      if (!window.isDestroyed()) {
        this.quitting = 'no';
        return;
      }
    }
    setImmediate(() => this.finishQuitting());
  }

  private finishQuitting(): void {
    const will = createEvent({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.quitting = 'no';
      return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.quitting === 'yes') return;
    this.quitting = 'yes';
    for (const window of [...this.parts.windows.values()]) window.destroy();
    this.emit('quit', createEvent({}), code);
    this.releaseSingleInstanceLock();
    this.parts.shutDown().finally(() => process.exit(code));
  }

  /** The double's own: whether the app has said that it wants to end. */
  isEnding = (): boolean => this.quitting !== 'no';

  /** The double's own: Chromium runs. */
  becomeReady(): void {
    this.isNowReady = true;
    this.emit('will-finish-launching');
    this.announceReady();
    this.emit('ready', createEvent({}), {});
  }

  /** The double's own: a window has gone. As in Electron, an app that does not listen ends with its last window. */
  windowClosed(): void {
    if (this.parts.windows.size > 0 || this.quitting !== 'no') return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}

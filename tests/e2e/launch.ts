/**
 * Owns one start of the built app for a test: a home, cache and folder of its own, its windows by name, what its pages
 * complained about, what it tried to reach. Never builds anything.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { DOUBLE_EXECUTABLE } from '../electron/build-double.ts';
import type { InitialState } from '../electron/double/state.ts';
import { control, launchElectron, whyNoElectron } from '../electron/launch-electron.ts';
import { type AppFolderOptions, MODEL, makeAppFolder, whyNoApp } from './support/app-folder.ts';
import { createTracer, type Tracer } from './support/connections.ts';
import { type Keys, openKeys } from './support/keys.ts';
import { giveAway, unprivileged } from './support/other-user.ts';

export type PageName = 'preview' | 'capture' | 'settings';

export interface LaunchOptions {
  /** What lies in the settings file: text as it is, anything else as JSON. */
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The system as the app finds it (microphone denied, dark ...). */
  readonly system?: InitialState;
  /** What the app's models hear: one sentence for the standard model, or a sentence a model. */
  readonly hears?: string | AppFolderOptions['models'];
  readonly absent?: readonly string[];
  readonly tuned?: AppFolderOptions['tuned'];
  /** A WAV file that the microphone plays, over and over; null for no microphone at all. */
  readonly speech?: string | null;
  readonly headed?: boolean;
  /** 'refused': the system does not let the app listen to keys. */
  readonly hook?: 'fake' | 'real' | 'refused';
  /** Runs as a user without rights, whose home it is. Files of `prepare` are made by this process, and stay its own. */
  readonly unprivileged?: boolean;
  /** Record every connection of every process. */
  readonly trace?: boolean;
  /** A home that another start has used. */
  readonly home?: string;
  /** Called before the start, with the home. */
  readonly prepare?: (places: Places) => void;
}

export interface Places {
  readonly home: string;
  readonly userData: string;
  readonly cache: string;
  readonly settingsFile: string;
}

export interface LaunchedApp extends Places {
  readonly electron: ElectronApplication;
  readonly keys: Keys;
  /** The window with this page, once it is there and loaded. */
  window(name: PageName): Promise<Page>;
  isOpen(name: PageName): boolean;
  clickTray(item: string): Promise<boolean>;
  /** First lines of the tray's menu, joined: what a person reads there. */
  trayText(): Promise<string>;
  /** Names of the events in the app's log, oldest first; of a session's steps, what led to them. */
  logged(): string[];
  /** Settings as they lie in the file; null where there is none. */
  savedSettings(): Record<string, unknown> | null;
  /** What the pages complained about, and bugs that the app caught. A test that expects some takes them out. */
  readonly complaints: string[];
  /** What went to the network, where it was traced. */
  connections(): string[];
  /** Ends the app without looking at the complaints, and leaves its home. */
  end(): Promise<void>;
  /** Ends the app; throws where its pages complained, a bug was caught, or a request left the machine. */
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** Any speech will do: the canned models hear their own sentence in it. */
export const SPEECH = join(ROOT, 'samples', 'git-push-origin-main.wav');
/** Machines that run tests are slow. */
const WINDOW_LIMIT = 60_000;

/** Why the app can't be started here, in words for the name of a skipped test; null when it can. */
export const whyNoLaunch = (): string | null => whyNoElectron() ?? whyNoApp();

function chromiumArgs(speech: string | null): string[] {
  if (speech === null) return [];
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${speech}`];
}

function places(home: string): Places {
  const userData = join(home, 'config', 'saydash');
  return { home, userData, cache: join(home, 'cache'), settingsFile: join(userData, 'settings.json') };
}

function writeSettings({ userData, settingsFile }: Places, settings: unknown): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(settingsFile, typeof settings === 'string' ? settings : JSON.stringify(settings));
}

/** Starts the app; resolves when the windows are there that it always has. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const at = places(options.home ?? mkdtempSync(join(tmpdir(), 'saydash-e2e-')));
  const hears = options.hears ?? 'git status';
  const models = typeof hears === 'string' ? { [MODEL]: hears } : hears;
  const { absent = [], tuned = [], hook = 'fake', speech = SPEECH } = options;
  const folder = existsSync(join(at.home, 'app'))
    ? join(at.home, 'app')
    : makeAppFolder(at.home, at.cache, { models, absent, tuned, hook: hook === 'real' ? 'real' : 'fake' });
  if (options.settings !== undefined) writeSettings(at, options.settings);
  if (options.unprivileged) giveAway(at.home);
  options.prepare?.(at);
  const socket = join(at.home, `keys-${process.hrtime.bigint()}`);
  const keys = await openKeys(socket, hook === 'refused' ? 'hook-denied' : undefined);
  if (options.unprivileged) giveAway(socket);
  const tracer = options.trace ? createTracer(at.home, DOUBLE_EXECUTABLE) : null;
  const electron = await launchElectron({
    folder,
    headed: options.headed ?? false,
    chromiumArgs: chromiumArgs(speech),
    ...(options.system ? { state: options.system } : {}),
    ...(tracer ? { executable: tracer.executable } : {}),
    ...(options.unprivileged ? { executable: unprivileged(at.home, DOUBLE_EXECUTABLE) } : {}),
    env: {
      HOME: at.home,
      XDG_CONFIG_HOME: join(at.home, 'config'),
      SAYDASH_CACHE: at.cache,
      SAYDASH_TEST_KEYS: socket,
      // A machine's own microphone is none of a test's.
      ...(speech === null ? { PULSE_SERVER: 'unix:/nonexistent', ALSA_CONFIG_PATH: '/dev/null' } : {}),
      // A headless app sees no desktop; a headed one sees the test's.
      ...(options.headed ? {} : { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }),
      // Whether the tests' own desktop shows a tray is nothing to them.
      DBUS_SESSION_BUS_ADDRESS: undefined,
      ...options.env,
    },
  });
  const app = watch(electron, at, keys, tracer, options.home !== undefined);
  await app.window('preview');
  await app.window('capture');
  if (hook !== 'real') await keys.connected;
  return app;
}

function watch(
  electron: ElectronApplication,
  at: Places,
  keys: Keys,
  tracer: Tracer | null,
  keepsHome: boolean,
): LaunchedApp {
  const complaints: string[] = [];
  let said = '';
  electron.process().stderr?.on('data', (data) => {
    said += String(data);
  });
  const look = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  };
  for (const page of electron.windows()) look(page);
  electron.on('window', look);

  const find = (name: PageName): Page | undefined =>
    electron.windows().find((page) => !page.isClosed() && new URL(page.url()).pathname.endsWith(`/${name}.html`));
  const log = (): { readonly event: string; readonly on?: string }[] => {
    const file = join(at.userData, 'logs', 'saydash.log');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  };

  async function end(): Promise<void> {
    await electron.close().catch(() => undefined);
    keys.close();
  }

  return {
    ...at,
    electron,
    keys,
    complaints,
    window: async (name) => {
      const limit = Date.now() + WINDOW_LIMIT;
      while (Date.now() < limit) {
        const page = find(name);
        if (page) {
          await page.waitForLoadState();
          return page;
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`no window ${name} came; the app said:\n${said}`);
    },
    isOpen: (name) => find(name) !== undefined,
    clickTray: (item) => control(electron, 'clickTrayItem', item),
    trayText: async () => {
      const [tray] = await control(electron, 'trays');
      return (tray?.items ?? []).map(({ label }) => label).join('\n');
    },
    logged: () => log().map(({ event, on }) => on ?? event),
    savedSettings: () => (existsSync(at.settingsFile) ? JSON.parse(readFileSync(at.settingsFile, 'utf8')) : null),
    connections: () => tracer?.connections() ?? [],
    end,
    close: async () => {
      const requests = await electron
        .evaluate(
          (double): string[] => Reflect.get(Object(Reflect.get(double, '__double')).state ?? {}, 'requests') ?? [],
        )
        .catch(() => []);
      await end();
      const bugs = log().filter(({ event }) => event === 'bug');
      const left = requests.filter((url) => !/^(?:file|data|blob|about):/.test(url));
      const wrong = [
        ...complaints,
        ...bugs.map((bug) => JSON.stringify(bug)),
        ...left.map((url) => `a request left: ${url}`),
        ...(tracer?.connections() ?? []).map((call) => `a connection was opened: ${call}`),
        ...(/App threw|UnhandledPromiseRejection|electron double:/.test(said) ? [said] : []),
      ];
      if (!keepsHome) rmSync(at.home, { recursive: true, force: true });
      if (wrong.length > 0) throw new Error(`the app complained:\n${wrong.join('\n')}`);
    },
  };
}

/**
 * Owns Debian's Chromium as a process: its flags, its start, its end. Never knows about windows.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from './connection.ts';

export interface ChromiumOptions {
  readonly executable: string;
  readonly profile: string;
  readonly headed: boolean;
  /** Switches that the app set (app.commandLine) and a test gave, name to value. */
  readonly switches: ReadonlyMap<string, string>;
}

export interface Chromium {
  readonly connection: Connection;
  /** The address that Playwright connects to as well. */
  readonly address: string;
  readonly pid: number | undefined;
  /** Opens an application window (no tabs, no address) on a URL of its own; only when headed. */
  openAppWindow(url: string): Promise<void>;
  close(): Promise<void>;
  killNow(): void;
}

const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--test-type',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-hang-monitor',
  '--password-store=basic',
  '--use-mock-keychain',
];
const AS_IN_ELECTRON = [
  '--autoplay-policy=no-user-gesture-required',
  '--allow-file-access-from-files',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
];
/** What would look for a network by itself. */
const DISABLED_FEATURES = [
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'MediaRouter',
  'Translate',
  'HttpsUpgrades',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
];
/** Chromium takes only the last of several such switches, so the app's and ours become one. */
const FEATURES = 'disable-features';
/** Switches of Electron and Node that mean nothing to Chromium, or that the double sets itself. */
const NOT_FOR_CHROMIUM = new Set(['inspect', 'inspect-brk', 'remote-debugging-port', 'no-sandbox', 'user-data-dir']);

function flags({ profile, headed, switches }: ChromiumOptions): string[] {
  const own = [...switches].filter(([name]) => !NOT_FOR_CHROMIUM.has(name) && name !== FEATURES);
  const disabled = [...DISABLED_FEATURES, switches.get(FEATURES) ?? ''].filter((name) => name !== '');
  return [
    ...QUIET,
    ...AS_IN_ELECTRON,
    `--${FEATURES}=${disabled.join(',')}`,
    `--user-data-dir=${profile}`,
    ...(headed ? [] : ['--headless', '--mute-audio']),
    ...own.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ];
}

/** Windows with the window manager's frame, so that a frame can be taken off by leaving the manager out. */
function writePreferences(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ browser: { custom_chrome_frame: false } }));
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += String(data);
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code} before it listened:\n${said}`)));
  });
}

/** Starts Chromium without a window and connects to it; rejects when it can't start. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  writePreferences(options.profile);
  // The pipe is not used: Chromium ends when it closes, and so never outlives a main process that was killed.
  const debugging = ['--remote-debugging-port=0', '--remote-debugging-pipe'];
  const child = spawn(options.executable, [...flags(options), ...debugging, '--no-startup-window'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await readAddress(child);
  const connection = await Connection.open(address);
  await connection.send('Target.setDiscoverTargets', { discover: true });

  return {
    connection,
    address,
    pid: child.pid,
    openAppWindow: (url) =>
      new Promise((resolve, reject) => {
        // The second process only tells the first one to open the window, then it ends.
        const messenger = spawn(options.executable, [...flags(options), `--app=${url}`], { stdio: 'ignore' });
        messenger.once('error', reject);
        messenger.once('exit', () => resolve());
      }),
    close: async () => {
      const deadline = setTimeout(() => child.kill('SIGKILL'), 3000);
      connection.send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
      clearTimeout(deadline);
      rmSync(options.profile, { recursive: true, force: true, maxRetries: 3 });
    },
    killNow: () => child.kill('SIGKILL'),
  };
}

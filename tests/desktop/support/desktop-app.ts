/** Owns the built app on a test's screen, with everything real but Electron's own binary where that is missing. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { cacheFolder } from '../../../src/platform/paths.ts';
import { control, launchElectron, whyNoElectron } from '../../electron/launch-electron.ts';
import type { TestMicrophone } from './microphone.ts';
import { until, type XSession } from './x-session.ts';

/** A line of the app's log: what happened, and facts about it. */
export interface LogEntry {
  readonly event: string;
  /** Of a `session`: what it was told, and what it became. */
  readonly on?: string;
  readonly to?: string;
}

export interface DesktopApp {
  readonly electron: ElectronApplication;
  readonly preview: Page;
  /** Events of the app's log, oldest first, with their facts. */
  log(): readonly LogEntry[];
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Why the app cannot be started with its real model here; null when it can. */
export function whyNoDesktopApp(): string | null {
  const models = join(cacheFolder(), 'models');
  if (!existsSync(join(ROOT, 'out', 'main', 'index.js'))) return 'the app is not built (npm run build:app)';
  if (!existsSync(models) || !readdirSync(models).some((name) => name.startsWith('ggml-tiny.en-commands')))
    return 'the speech model is not here (npm run setup)';
  return whyNoElectron();
}

/** Starts it with settings of its own; resolves when it hears keys. */
export async function startDesktopApp(
  session: XSession,
  microphone: TestMicrophone,
  settings: object = {},
): Promise<DesktopApp> {
  const home = mkdtempSync(join(session.folder, 'home-'));
  const userData = join(home, 'config', 'saydash');
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, ...settings }));
  // A copy, since the app may be built again while it runs.
  const folder = join(home, 'app');
  cpSync(join(ROOT, 'out'), join(folder, 'out'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'resources']) symlinkSync(join(ROOT, name), join(folder, name));
  const electron = await launchElectron({
    folder,
    headed: true,
    env: {
      ...session.env,
      ...microphone.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      SAYDASH_CACHE: cacheFolder(),
    },
  });
  if (process.env.SAYDASH_SHOW_APP) {
    electron.process().stderr?.on('data', (data: Buffer) => process.stderr.write(data));
    electron.process().stdout?.on('data', (data: Buffer) => process.stdout.write(data));
  }
  const log = () => {
    const file = join(userData, 'logs', 'saydash.log');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return lines.filter((line) => line !== '').map((line): LogEntry => JSON.parse(line));
  };
  const preview = await until(
    'the preview',
    () => electron.windows().find((page) => page.url().includes('/preview.html')),
    60_000,
  );
  await preview.waitForLoadState();
  await until('the hotkey', () => log().some((entry) => entry.event === 'hook'), 30_000);
  // Chromium shows each new window for a moment: only then may a terminal get the focus.
  await until('the other window', () => electron.windows().length > 1, 30_000);
  await control(electron, 'settle');
  return { electron, preview, log, close: () => electron.close() };
}

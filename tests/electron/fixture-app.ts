/**
 * Owns starting the fixture app with a home of its own. Never shares anything between two starts, but what a test gives
 * it to share.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { type ElectronLaunch, launchElectron } from './launch-electron.ts';

export interface FixtureApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** What happened so far, in order; after the end too. */
  happened(): string[];
  /** Resolves when `what` has happened, within 10 s. */
  until(what: string | RegExp): Promise<void>;
  /** Runs in the page, which has `fixture` from the preload. */
  inPage<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export const FIXTURE = join(import.meta.dirname, 'fixture');

export async function startFixture(
  options: Omit<ElectronLaunch, 'folder'> & { readonly home?: string; readonly window?: object } = {},
): Promise<FixtureApp> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'saydash-double-'));
  const log = join(home, `log-${process.hrtime.bigint()}`);
  const env = { HOME: home, FIXTURE_LOG: log, FIXTURE_WINDOW: JSON.stringify(options.window ?? {}), ...options.env };
  const app = await launchElectron({ ...options, folder: FIXTURE, env: { XDG_CONFIG_HOME: undefined, ...env } });
  const page = await app.firstWindow();
  await page.waitForFunction('window.fixture !== undefined');
  let last: string[] = [];
  const happened = (): string[] => {
    if (existsSync(log)) last = readFileSync(log, 'utf8').trim().split('\n');
    return last;
  };
  return {
    app,
    page,
    home,
    happened,
    until: async (what) => {
      const end = Date.now() + 10_000;
      const matches = (line: string): boolean => (typeof what === 'string' ? line === what : what.test(line));
      while (!happened().some(matches)) {
        if (Date.now() > end) throw new Error(`${what} did not happen, but:\n${happened().join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    inPage: (expression) => page.evaluate(expression),
    close: async () => {
      await app.close().catch(() => undefined);
      happened();
      if (!options.home) rmSync(home, { recursive: true, force: true });
    },
  };
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, launchElectron, whyNoElectron } from '../electron/launch-electron.ts';

const root = join(import.meta.dirname, '..', '..');
const unbuilt = existsSync(join(root, 'out', 'main', 'index.js')) ? null : 'SKIPPED: run `npm run build:app` first';
const why = whyNoElectron() ?? unbuilt;

describe.skipIf(why !== null)(`the app, started${why ? `: ${why}` : ''}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'saydash-app-'));
  let app: ElectronApplication;

  beforeAll(async () => {
    app = await launchElectron({ folder: root, env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), DISPLAY: undefined } });
    app.process().stderr?.on('data', (d) => process.stdout.write('ERR ' + d)); app.process().stdout?.on('data', (d) => process.stdout.write('OUT ' + d));
  });
  afterAll(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('has a preview and a window that hears, both hidden', async () => {
    await expect.poll(() => app.windows().map((page) => page.url().replace(/.*\//, '')).sort(), { timeout: 20_000 }).toEqual(['capture.html', 'preview.html']);
    console.log(await control(app, 'windows'), await control(app, 'trays'));
    console.log(await app.evaluate(({ app }) => app.getPath('userData')));
  });
});

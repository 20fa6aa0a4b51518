/**
 * No connection is opened in a whole session: every process of the app is traced, native code and Chromium included.
 * Before that, the tracer is shown to catch what it is there for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOUBLE_EXECUTABLE } from '../electron/build-double.ts';
import { startFixture } from '../electron/fixture-app.ts';
import { usesRealElectron, whyNoElectron } from '../electron/launch-electron.ts';
import { launchApp, whyNoLaunch } from './launch.ts';
import { createTracer, findLeaving, whyNoTracer } from './support/connections.ts';
import { clipboard, PATIENCE, speak } from './support/speak.ts';

const untraceable = whyNoTracer() ?? (usesRealElectron ? 'SKIPPED: the double alone is traced' : null);
/** An address of the documentation's own network (RFC 5737): nobody is there. */
const NOBODY = '203.0.113.7';

describe.skipIf(untraceable !== null)(`the tracer${untraceable ? ` (${untraceable})` : ''}`, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saydash-trace-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (code: string): string[] => {
    const tracer = createTracer(folder, process.execPath);
    spawnSync(tracer.executable, ['-e', code], { timeout: 20_000 });
    return tracer.connections();
  };

  it.each([
    ['a connection', `require('net').connect(80, '${NOBODY}').on('error', () => {}); setTimeout(process.exit, 300)`],
    ['a packet', `const s = require('dgram').createSocket('udp4'); s.send('x', 9, '${NOBODY}', () => process.exit())`],
    [
      'a packet over a socket that was connected before',
      `const s = require('dgram').createSocket('udp4');
       s.connect(9, '${NOBODY}', () => s.send('x', () => process.exit()))`,
    ],
    [
      "a child's connection",
      `require('child_process').spawnSync(process.execPath, ['-e', "require('net').connect(80, '${NOBODY}').on('error', () => {}); setTimeout(process.exit, 300)"])`,
    ],
  ])('catches %s', (_, code) => {
    expect(run(code).join('\n')).toContain(NOBODY);
  });

  it('lets pass a route that is only asked for', () => {
    const code = `require('dgram').createSocket('udp4').connect(9, '${NOBODY}', () => process.exit())`;
    expect(run(code)).toEqual([]);
  });

  it.each(['7', '5869', '1234567'])('reads what strace writes of process %s', (pid) => {
    const begin = `${pid.padEnd(5)} `;
    const to = `{sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("${NOBODY}")}`;
    const route = `${begin}connect(17<UDP:[0.0.0.0:50627]>, ${to}, 16) = 0`;
    expect(findLeaving([route])).toEqual([]);
    expect(findLeaving([route, `${begin}sendto(17<UDP:[0.0.0.0:50627]>, "x", 1, 0, NULL, 0) = 1`])).toHaveLength(1);
    expect(findLeaving([`${begin}connect(17<TCP:[9]>, ${to}, 16) = -1`])).toHaveLength(1);
  });

  it('lets pass what stays on this machine', () => {
    const code = `const server = require('net').createServer().listen(0, '127.0.0.1', () =>
      require('net').connect(server.address().port, '127.0.0.1', () => process.exit()))`;
    expect(run(code)).toEqual([]);
  });

  it.skipIf(whyNoElectron() !== null)(
    'catches a page',
    async () => {
      const tracer = createTracer(folder, DOUBLE_EXECUTABLE);
      const fixture = await startFixture({ executable: tracer.executable });
      await fixture.inPage(
        `Promise.race([fetch('http://${NOBODY}/').catch(() => 0), new Promise((r) => setTimeout(r, 2000))])`,
      );
      await fixture.close();
      expect(tracer.connections().join('\n')).toContain(NOBODY);
    },
    120_000,
  );
});

const missing = whyNoLaunch() ?? untraceable;

describe.skipIf(missing !== null)(`the app${missing ? ` (${missing})` : ''}`, { timeout: 300_000 }, () => {
  it('opens no connection in a whole session', async () => {
    const app = await launchApp({ trace: true });
    await expect.poll(() => app.clickTray('settings'), PATIENCE).toBe(true);
    const settings = await app.window('settings');
    await settings.getByRole('button', { name: 'Speech' }).click();
    const { preview } = await speak(app);
    await preview.keyboard.press('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe('git status');
    await expect.poll(() => app.clickTray('unload-now'), PATIENCE).toBe(true);
    // close() fails on any connection; here they are told by name.
    expect(app.connections()).toEqual([]);
    await app.close();
  });
});

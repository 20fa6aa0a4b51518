/** The life of an app in the double: start, second copies, children, crashes, the order in which it ends. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../is-alive.ts';
import { DOUBLE_EXECUTABLE } from './build-double.ts';
import { FIXTURE, type FixtureApp, startFixture } from './fixture-app.ts';
import { control, usesRealElectron, whyNoElectron } from './launch-electron.ts';

const missing = whyNoElectron();
describe.skipIf(missing !== null)(`the app's life${missing ? ` (${missing})` : ''}`, () => {
  let fixture: FixtureApp;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.close());

  it('knows its package and keeps its folders in its own home', async () => {
    const facts = await fixture.app.evaluate(({ app }) => ({
      name: app.getName(),
      version: app.getVersion(),
      userData: app.getPath('userData'),
      ready: app.isReady(),
    }));
    const userData = join(fixture.home, '.config', 'double-fixture');
    expect(facts).toEqual({ name: 'double-fixture', version: '1.2.3', userData, ready: true });
    expect(fixture.happened().slice(0, 3)).toEqual(['will-finish-launching', 'ready', 'started']);
  });

  it('sends a second copy away and hears of it', async () => {
    const env = { ...process.env, HOME: fixture.home, FIXTURE_LOG: join(fixture.home, 'second') };
    const executable = usesRealElectron ? 'npx' : DOUBLE_EXECUTABLE;
    execFileSync(executable, usesRealElectron ? ['electron', '.', 'again'] : ['.', 'again'], { cwd: FIXTURE, env });
    await fixture.until('second-instance again fixture');
  });

  it('talks to a child process, over a port too', async () => {
    await fixture.app.evaluate(({ MessageChannelMain }) => {
      const child = Reflect.get(globalThis, 'fixture').forkChild();
      Reflect.set(globalThis, 'child', child);
      child.postMessage({ words: new Map([['a', 1]]) });
      const { port1, port2 } = new MessageChannelMain();
      const { happened } = Reflect.get(globalThis, 'fixture');
      port1.on('message', (event) => happened.push(`port ${JSON.stringify(event.data)}`));
      port1.start();
      child.postMessage('take this', [port2]);
      port1.postMessage([1, 2]);
    });
    await fixture.until(/^child says .*"args":\["one"\]/);
    await expect
      .poll(() => fixture.app.evaluate(() => Reflect.get(globalThis, 'fixture').happened))
      .toContain('port {"back":[1,2]}');
  });

  it('outlives a child that aborts, and one that is killed', async () => {
    await fixture.app.evaluate(() => Reflect.get(globalThis, 'child').postMessage('die'));
    await fixture.until('child-process-gone Utility crashed');
    await fixture.app.evaluate(() => {
      const child = Reflect.get(globalThis, 'fixture').forkChild();
      child.once('spawn', () => child.kill());
    });
    await fixture.until('child exit 15');
    expect(await fixture.inPage('fixture.add(1, 1)')).toBe(2);
  });

  it('hears of a page that crashes', async () => {
    await fixture.app.evaluate(({ BrowserWindow }) => {
      const { createWindow } = Reflect.get(globalThis, 'fixture');
      const window: Electron.BrowserWindow = createWindow();
      window.loadFile('page.html').then(() => window.webContents.forcefullyCrashRenderer());
      Reflect.set(globalThis, 'crashing', window);
      return BrowserWindow.getAllWindows().length;
    });
    await fixture.until('gone crashed');
    await fixture.app.evaluate(() => Reflect.get(globalThis, 'crashing').destroy());
    expect(await fixture.inPage('fixture.add(1, 1)')).toBe(2);
  });
});

describe.skipIf(missing !== null)(`the app's end${missing ? ` (${missing})` : ''}`, () => {
  it('asks, closes windows, says goodbye, and leaves no process', async () => {
    const fixture = await startFixture();
    await fixture.app.evaluate(() => void Reflect.get(globalThis, 'fixture').forkChild());
    await fixture.until('child spawn');
    const pids = usesRealElectron
      ? []
      : [await control(fixture.app, 'chromiumPid'), ...(await control(fixture.app, 'utilityPids'))];
    await fixture.close();
    const end = fixture.happened().slice(fixture.happened().indexOf('before-quit'));
    expect(end).toEqual(['before-quit', 'window close', 'window closed', 'will-quit', 'quit']);
    await expect.poll(() => pids.filter((pid) => pid !== undefined && isAlive(pid))).toEqual([]);
  });

  it('leaves no Chromium when it is killed', async () => {
    const fixture = await startFixture();
    const pid = usesRealElectron ? undefined : await control(fixture.app, 'chromiumPid');
    const ended = new Promise((resolve) => fixture.app.process().once('exit', resolve));
    fixture.app.process().kill('SIGKILL');
    await ended;
    await expect.poll(() => pid !== undefined && isAlive(pid), { timeout: 30_000 }).toBe(false);
    rmSync(fixture.home, { recursive: true, force: true });
  });
});

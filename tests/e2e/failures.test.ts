/**
 * What goes wrong while the app runs: each thing is said with one thing to do, nothing is lost, and the next try works.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { beginToSpeak, gone, HOTKEY, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`when parts fail${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  });
  afterAll(() => app?.close());
  /** The engine is the process that was started last. */
  const enginePid = async (): Promise<number> => {
    const pid = (await control(app.electron, 'utilityPids')).at(-1);
    if (pid === undefined) throw new Error('no engine runs');
    return pid;
  };
  afterEach(async () => {
    // Whatever a test left behind is no business of the next one.
    app.keys.up(HOTKEY);
    const preview = await app.window('preview');
    await preview.keyboard.press('Escape');
    await gone(preview);
  });

  const count = (event: string): number => app.logged().filter((each) => each === event).length;

  it('hears with a new engine when the old one is killed as the key comes up', async () => {
    await speak(app);
    const preview = await app.window('preview');
    await preview.keyboard.press('Escape');
    await beginToSpeak(app);
    process.kill(await enginePid(), 'SIGKILL');
    app.keys.up(HOTKEY);
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    expect(await review.locator('.command').first().innerText()).toBe('git status');
  });

  it('keeps the recording when the engine is killed while it hears, and hears it on Return', async () => {
    const preview = await beginToSpeak(app);
    // Stopped, it can't be quicker than the test.
    const pid = await enginePid();
    process.kill(pid, 'SIGSTOP');
    const before = count('audio-ended');
    app.keys.up(HOTKEY);
    await expect.poll(() => count('audio-ended'), PATIENCE).toBe(before + 1);
    process.kill(pid, 'SIGKILL');
    const blocked = preview.getByRole('dialog', { name: 'Blocked' });
    await blocked.waitFor(PATIENCE);
    expect(await blocked.innerText()).toContain('Your recording is kept');
    await preview.keyboard.press('Enter');
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    expect(await review.locator('.command').first().innerText()).toBe('git status');
  });

  it('starts the keyboard again when its process dies, even while the key is held', async () => {
    await beginToSpeak(app);
    const before = count('hook');
    app.keys.die();
    const preview = await app.window('preview');
    // The key counts as let go now: long before the session's own limit, which is a minute.
    await preview.getByText('Listening').waitFor({ state: 'detached', timeout: 30_000 });
    await expect.poll(() => count('hook'), PATIENCE).toBeGreaterThan(before);
    await preview.getByRole('dialog').or(preview.getByRole('status')).first().waitFor(PATIENCE);
    await preview.keyboard.press('Escape');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });

  it('opens the page that hears again when it crashes', async () => {
    const gone = count('window.gone');
    await app.electron.evaluate(({ webContents }) => {
      const pages = webContents.getAllWebContents();
      pages.find((page) => page.getURL().includes('capture.html'))?.forcefullyCrashRenderer();
    });
    await expect.poll(() => count('window.gone'), PATIENCE).toBe(gone + 1);
    await app.window('capture');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });

  it('stops when the screen is locked, and keeps what was said', async () => {
    const preview = await beginToSpeak(app);
    await control(app.electron, 'firePower', 'lock-screen');
    const blocked = preview.getByRole('dialog', { name: 'Blocked' });
    await blocked.waitFor(PATIENCE);
    expect(await blocked.innerText()).toContain('kept');
    app.keys.up(HOTKEY);
    await preview.keyboard.press('Enter');
    await preview.getByRole('dialog', { name: 'Command preview' }).waitFor(PATIENCE);
  });
});

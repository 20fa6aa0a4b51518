/**
 * A person speaks and the app shows, edits, asks, copies: real pages, real engine with canned models, a microphone that
 * plays a file. There is no desktop here, so the last step copies; tests/desktop types into real terminals.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { beginToSpeak, clipboard, gone, HOTKEY, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`a session${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp({
      hears: { 'tiny.en': 'git status', risky: 'rm -rf /', mended: 'grab todo', removing: 'rm -rf node_modules' },
    });
  });
  afterAll(() => app?.close());
  afterEach(async () => {
    // Whatever a test left behind is no business of the next one.
    app.keys.up(HOTKEY);
    const preview = await app.window('preview');
    await preview.keyboard.press('Escape');
    await gone(preview);
  });
  const use = async (model: string): Promise<void> => {
    expect(await app.clickTray(`Canned ${model}`)).toBe(true);
    await expect.poll(() => app.savedSettings()?.model, PATIENCE).toBe(model);
  };

  it('shows what was said as a command, and takes it on Return, without a newline', async () => {
    const { preview, review, command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
    expect(await review.innerText()).toContain('git status');
    await preview.keyboard.press('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe('git status');
    expect(app.logged().filter((event) => event === 'bug')).toEqual([]);
  });

  it('counts the command that was taken, and forgets its words', async () => {
    expect(await control(app.electron, 'utilityPids')).toHaveLength(2);
    await expect.poll(() => app.logged(), PATIENCE).toContain('model.loaded');
    expect(JSON.stringify(app.savedSettings())).not.toContain('git status');
  });

  it('shows what was heard so far while the key is still held, and ends with the same', async () => {
    const preview = await beginToSpeak(app);
    await preview.getByText('git status').first().waitFor(PATIENCE);
    expect(await preview.getByText('Listening').count()).toBeGreaterThan(0);
    app.keys.up(HOTKEY);
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    expect(await review.locator('.command').first().innerText()).toBe('git status');
  });

  it('discards on Esc, and brings it back from the tray', async () => {
    const { preview, review } = await speak(app);
    // The notice stands for some seconds only, and so does what can be had back: it is waited for before the key is
    // pressed.
    const discarded = preview.getByText('Discarded').waitFor(PATIENCE);
    await preview.keyboard.press('Escape');
    await discarded;
    await expect.poll(() => app.clickTray('restore'), { ...PATIENCE, interval: 100 }).toBe(true);
    await review.waitFor(PATIENCE);
    expect(await review.locator('.command').first().innerText()).toBe('git status');
  });

  it('lets the command be edited where it stands', async () => {
    const { preview, review } = await speak(app);
    await preview.keyboard.press('ArrowRight');
    await review.getByRole('textbox', { name: 'Command' }).waitFor(PATIENCE);
    await preview.keyboard.type(' --short');
    await preview.keyboard.press('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe('git status --short');
  });

  it('cancels a recording on Esc, and hears nothing', async () => {
    const preview = await beginToSpeak(app);
    await preview.keyboard.press('Escape');
    await preview.getByText('Listening').waitFor({ state: 'detached', ...PATIENCE });
    app.keys.up(HOTKEY);
    expect(await preview.getByRole('dialog').count()).toBe(0);
  });

  it('goes on listening after a tap, until the next one', async () => {
    const preview = await app.window('preview');
    await app.keys.tap(HOTKEY);
    await preview.getByText('Listening').waitFor(PATIENCE);
    await preview.waitForTimeout(1000);
    await app.keys.tap(HOTKEY);
    await preview.getByRole('dialog', { name: 'Command preview' }).waitFor(PATIENCE);
  });

  it('shows a repair, other readings, and takes the one whose number is pressed', async () => {
    await use('mended');
    const { preview, review } = await speak(app);
    const shown = await review.innerText();
    expect(shown).toContain('grab');
    expect(shown).toContain('grep');
    const options = review.getByRole('option');
    await expect.poll(() => options.count(), PATIENCE).toBeGreaterThan(1);
    const second = (await options.nth(1).locator('.command').innerText()).trim();
    await preview.keyboard.press((await options.nth(1).locator('kbd').innerText()).trim());
    await preview.keyboard.press('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe(second);
  });

  it('marks what deletes, and offers the safer form on 1', async () => {
    await use('removing');
    const { preview, review } = await speak(app);
    await expect.poll(() => review.innerText(), PATIENCE).toContain('Deletes the folder');
    await preview.keyboard.press('1');
    await expect.poll(() => review.locator('.command').first().innerText(), PATIENCE).toBe('rm -rI node_modules');
  });

  it('does nothing on Return alone where everything would be lost', async () => {
    await use('risky');
    const before = await clipboard(app);
    const { preview, review } = await speak(app);
    await expect.poll(() => review.innerText(), PATIENCE).toContain('Deletes every file');
    await preview.keyboard.press('Enter');
    await preview.waitForTimeout(500);
    expect(await review.count()).toBe(1);
    expect(await clipboard(app)).toBe(before);
    await preview.keyboard.type('rm');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe('rm -rf /');
  });

  it('takes it where Return is held until the key is full', async () => {
    await use('risky');
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText('before'));
    const { preview } = await speak(app);
    await preview.keyboard.down('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    await preview.keyboard.up('Enter');
    expect(await clipboard(app)).toBe('rm -rf /');
    await use('tiny.en');
  });

  it('gives the memory back on "Unload now", and hears again after it', async () => {
    await speak(app);
    expect(await control(app.electron, 'utilityPids')).toHaveLength(2);
    await expect.poll(() => app.clickTray('unload-now'), PATIENCE).toBe(true);
    // Only the keyboard's process is left.
    await expect.poll(() => control(app.electron, 'utilityPids'), PATIENCE).toHaveLength(1);
    await expect.poll(() => app.trayText(), PATIENCE).toContain('No model in memory');
    await (await app.window('preview')).keyboard.press('Escape');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });
});

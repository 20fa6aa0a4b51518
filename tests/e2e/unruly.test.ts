/**
 * A person who is quicker, or does other things, than one expects: no press is lost, nothing stays on the screen,
 * nothing is stuck.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { beginToSpeak, clipboard, gone, HOTKEY, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`an unruly person${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp({ hears: { 'tiny.en': 'git status', other: 'git log' } });
  }, 120_000);
  afterAll(() => app?.close());
  afterEach(async () => {
    app.keys.up(HOTKEY);
    const preview = await app.window('preview');
    await preview.keyboard.press('Escape');
    await gone(preview);
  });
  const settingsPage = async (section: string) => {
    await expect.poll(() => app.clickTray('settings'), PATIENCE).toBe(true);
    const page = await app.window('settings');
    await page.getByRole('navigation').getByRole('button', { name: section }).click();
    return page;
  };
  /** The key's end was taken: what comes next is another press, not the same one that bounced. */
  const heardOut = (preview: Page) =>
    preview
      .getByText('Transcribing')
      .or(preview.getByRole('dialog', { name: 'Command preview' }))
      .first()
      .waitFor(PATIENCE);
  const shown = async () => {
    const preview = await app.window('preview');
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    return review.locator('.command').first().innerText();
  };

  it('presses again while what was said is still being heard', async () => {
    const preview = await beginToSpeak(app);
    app.keys.up(HOTKEY);
    await heardOut(preview);
    app.keys.down(HOTKEY);
    // Over a command that has come meanwhile it is "Say it again".
    await preview
      .getByText(/Listening|Say it again/)
      .first()
      .waitFor(PATIENCE);
    await preview.waitForTimeout(1000);
    app.keys.up(HOTKEY);
    expect(await shown()).toBe('git status');
  });

  it('presses Esc while it is transcribed, and speaks again at once', async () => {
    const preview = await beginToSpeak(app);
    app.keys.up(HOTKEY);
    await heardOut(preview);
    await preview.keyboard.press('Escape');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });

  it('takes another model while the first one hears, and the next command is the other’s', async () => {
    await beginToSpeak(app);
    expect(await app.clickTray('Canned other')).toBe(true);
    app.keys.up(HOTKEY);
    expect(['git status', 'git log']).toContain(await shown());
    await (await app.window('preview')).keyboard.press('Escape');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git log');
    expect(await app.clickTray('Canned tiny.en')).toBe(true);
  });

  it('changes the hotkey while the old one is held, and the recording ends', async () => {
    const page = await settingsPage('Hotkey');
    const preview = await beginToSpeak(app);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Press the keys now').waitFor(PATIENCE);
    app.keys.up(HOTKEY);
    await app.keys.tap('F9');
    await expect.poll(() => app.savedSettings()?.hotkey, PATIENCE).toBe('F9');
    await preview.getByText('Listening').waitFor({ state: 'detached', ...PATIENCE });
    await preview.keyboard.press('Escape');
    await gone(preview);
    app.keys.down('F9');
    await preview.getByText('Listening').waitFor(PATIENCE);
    await preview.waitForTimeout(1000);
    app.keys.up('F9');
    expect(await shown()).toMatch(/^git/);
    await preview.keyboard.press('Escape');
    await gone(preview);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Press the keys now').waitFor(PATIENCE);
    await app.keys.tap(HOTKEY);
    await expect.poll(() => app.savedSettings()?.hotkey, PATIENCE).toBe(HOTKEY);
  });

  it('changes from tapping to holding while it listens without a key', async () => {
    const preview = await app.window('preview');
    await app.keys.tap(HOTKEY);
    await preview.getByText('Press the key again to end', { exact: true }).waitFor(PATIENCE);
    await preview.waitForTimeout(1000);
    const page = await settingsPage('Hotkey');
    await page.getByLabel('To speak').selectOption({ label: 'Hold' });
    await expect.poll(() => app.savedSettings()?.mode, PATIENCE).toBe('hold');
    await app.keys.tap(HOTKEY);
    await preview.getByText('Listening').waitFor({ state: 'detached', ...PATIENCE });
    await preview.keyboard.press('Escape');
    await gone(preview);
    const { command } = await speak(app);
    expect(await command.innerText()).toMatch(/^git/);
    await page.getByLabel('To speak').selectOption({ label: 'Hold, or tap twice' });
  });

  it('makes the text larger while a command is shown: it stays, and so does what Return does', async () => {
    const { preview, command } = await speak(app);
    const page = await settingsPage('General');
    await page.getByLabel('Text size').selectOption({ label: '200%' });
    await page.getByLabel('Theme').selectOption({ label: 'Dark' });
    await expect.poll(() => app.savedSettings()?.theme, PATIENCE).toBe('dark');
    expect(await command.innerText()).toMatch(/^git/);
    const meant = await command.innerText();
    await preview.keyboard.press('Enter');
    await expect.poll(() => clipboard(app), PATIENCE).toBe(meant);
    await page.getByLabel('Text size').selectOption({ label: '100%' });
  });

  it('presses Return and Esc together', async () => {
    const { preview } = await speak(app);
    await Promise.all([preview.keyboard.press('Enter'), preview.keyboard.press('Escape')]);
    await gone(preview);
    const { command } = await speak(app);
    expect(await command.innerText()).toMatch(/^git/);
  });
});

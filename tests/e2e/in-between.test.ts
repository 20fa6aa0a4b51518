/** A person who is in the middle of something: editing, waiting for a slow engine, removing a model, in another script. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { beginToSpeak, clipboard, gone, HOTKEY, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`in the middle of it${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp({ hears: { 'tiny.en': 'git status', other: 'git log' } });
  }, 120_000);
  afterAll(() => app?.close());
  afterEach(async () => {
    app.keys.up(HOTKEY);
    const preview = await app.window('preview');
    // Out of a recording, out of editing, out of the review.
    for (let times = 0; times < 3; times++) await preview.keyboard.press('Escape');
    await gone(preview);
  });

  /** Speaks, and writes `more` behind the command. */
  async function edit(more: string): Promise<{ preview: Page; field: Locator }> {
    const { preview } = await speak(app);
    await preview.keyboard.press('End');
    await preview.keyboard.insertText(more);
    const field = preview.getByRole('textbox', { name: 'Command' });
    await expect.poll(() => field.innerText(), PATIENCE).toBe(`git status${more}`);
    return { preview, field };
  }
  const sayAgain = async (preview: Page) => {
    app.keys.down(HOTKEY);
    await preview.getByText('Say it again').waitFor(PATIENCE);
    await preview.waitForTimeout(1000);
  };

  it('keeps what was typed when the hotkey is pressed in the middle of it, and Esc takes that back', async () => {
    const { preview, field } = await edit(' --short');
    await sayAgain(preview);
    await preview.keyboard.press('Escape');
    app.keys.up(HOTKEY);
    await field.waitFor(PATIENCE);
    expect(await field.innerText()).toBe('git status --short');
    // The keys are the field's again.
    await preview.keyboard.insertText(' -b');
    await expect.poll(() => field.innerText(), PATIENCE).toMatch(/ -b/);
    await preview.keyboard.press('Enter');
    await expect.poll(() => clipboard(app), PATIENCE).toMatch(/^git status --short -b$/);
  });

  it('hears again over an edit, and what comes is not edited', async () => {
    const { preview } = await edit(' --verbose');
    await sayAgain(preview);
    app.keys.up(HOTKEY);
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await expect.poll(() => review.locator('.command').first().innerText(), PATIENCE).toBe('git status');
    expect(await preview.getByRole('textbox', { name: 'Command' }).count()).toBe(0);
    await preview.keyboard.press('Enter');
    await expect.poll(() => clipboard(app), PATIENCE).toBe('git status');
  });

  it('waits for an engine that takes its time; Esc ends the waiting, and the next command comes', async () => {
    const { preview } = await speak(app);
    await preview.keyboard.press('Escape');
    await gone(preview);
    await beginToSpeak(app);
    const pid = (await control(app.electron, 'utilityPids')).at(-1) ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      app.keys.up(HOTKEY);
      await preview.getByText('Transcribing').first().waitFor(PATIENCE);
      await preview.waitForTimeout(3000);
      expect(await preview.getByText('Transcribing').count()).toBeGreaterThan(0);
      await preview.keyboard.press('Escape');
      await expect.poll(() => preview.getByText('Transcribing').count(), PATIENCE).toBe(0);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });

  it('says that a model has gone, keeps what was said, and hears it once the model is back', async () => {
    const { preview } = await speak(app);
    await preview.keyboard.press('Escape');
    await gone(preview);
    const file = join(app.cache, 'models', 'tiny.en.bin');
    renameSync(file, `${file}.away`);
    try {
      expect(await app.clickTray('unload-now')).toBe(true);
      await expect.poll(async () => (await control(app.electron, 'utilityPids')).length, PATIENCE).toBe(1);
      await beginToSpeak(app);
      app.keys.up(HOTKEY);
      const blocked = preview.getByRole('dialog', { name: 'Blocked' });
      await blocked.waitFor(PATIENCE);
      expect(await blocked.innerText()).toContain('The speech model is not installed. Your recording is kept.');
    } finally {
      renameSync(`${file}.away`, file);
    }
    await preview.getByRole('button', { name: 'Get the model' }).click();
    const retry = preview.getByRole('button', { name: 'Try again' });
    await retry.waitFor(PATIENCE);
    await retry.click();
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    expect(await review.locator('.command').first().innerText()).toBe('git status');
  });

  it('takes letters of another script as they are, in the order in which the terminal will hold them', async () => {
    const { preview, field } = await edit(' שלום/עולם "مرحبا يا" | wc');
    await preview.keyboard.press('Escape');
    await field.waitFor({ state: 'detached', ...PATIENCE });
    const command = preview.getByRole('dialog', { name: 'Command preview' }).locator('.command').first();
    const order = await command
      .locator('.token')
      .evaluateAll((tokens) => tokens.map((one) => [one.textContent, one.getBoundingClientRect().left] as const));
    expect(order.map(([text]) => text)).toEqual(['git', 'status', 'שלום/עולם', '"مرحبا', 'يا"', '|', 'wc']);
    const lefts = order.map(([, left]) => left);
    expect(lefts).toEqual([...lefts].sort((one, other) => one - other));
    await preview.keyboard.press('Enter');
    await expect.poll(() => clipboard(app), PATIENCE).toBe('git status שלום/עולם "مرحبا يا" | wc');
  });

  it('follows the system from light to dark while a command is edited, and keeps it', async () => {
    const { preview, field } = await edit(' -z');
    const isDark = () => preview.evaluate(() => document.documentElement.dataset.theme === 'dark');
    expect(await isDark()).toBe(false);
    await app.electron.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
    });
    await expect.poll(isDark, PATIENCE).toBe(true);
    expect(await field.innerText()).toBe('git status -z');
    await app.electron.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
    });
    await expect.poll(isDark, PATIENCE).toBe(false);
  });
});

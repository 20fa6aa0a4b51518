/** A clip is heard twice in the real app: what the first hearing gave is there at once, the second makes it sure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { clipboard, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`heard twice${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp({
      hears: { 'tiny.en': 'ls', twice: 'git status' },
      tuned: ['twice'],
      settings: { model: 'twice' },
    });
  });
  afterAll(() => app?.close());

  it('shows the first hearing, confirms it by the second, and inserts it once', async () => {
    const { preview, command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
    await expect.poll(() => preview.locator('#spoken').textContent(), PATIENCE).toMatch(/^Ready: git status/);
    expect(await command.innerText()).toBe('git status');
    const told = app.logged().filter((event) => ['heard-once', 'heard', 'confirmed'].includes(event));
    // Heard and shown, then heard again and confirmed.
    expect(told).toEqual(['heard-once', 'heard-once', 'heard', 'confirmed']);
    await preview.keyboard.press('Enter');
    await preview.getByText('Copied').waitFor(PATIENCE);
    expect(await clipboard(app)).toBe('git status');
    expect(app.logged()).not.toContain('bug');
  });
});

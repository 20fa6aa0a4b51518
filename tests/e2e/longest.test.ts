/**
 * A key that is held for a whole minute, in real time: the recording ends by itself, says why, and all of it is heard.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_RECORDING_MS } from '../../src/core/session/limits.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { beginToSpeak, HOTKEY, PATIENCE } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`the longest recording${missing ? ` (${missing})` : ''}`, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  }, 120_000);
  afterAll(() => app?.close());

  /** Seconds of the recordings that were heard, oldest first. */
  const heardSeconds = (): number[] =>
    readFileSync(join(app.userData, 'logs', 'saydash.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'heard')
      .map(({ seconds }) => seconds);

  it('ends by itself, is kept, and is heard whole on Return', { timeout: 300_000 }, async () => {
    app.keys.up(HOTKEY);
    const preview = await beginToSpeak(app);
    const began = performance.now();
    const blocked = preview.getByRole('dialog', { name: 'Blocked' });
    await blocked.waitFor({ timeout: LONGEST_RECORDING_MS + PATIENCE.timeout });
    expect(performance.now() - began).toBeGreaterThan(LONGEST_RECORDING_MS / 2);
    const says = await blocked.innerText();
    expect(says).toContain('Return reads it.');
    // A busy machine loses some sound on its way to the app; what came is what is said to be kept.
    const kept = Number(/Stopped at ([\d.]+) s: the key seemed stuck\./.exec(says)?.[1]);
    expect(kept).toBeGreaterThan(1);
    await expect.poll(() => app.trayText(), PATIENCE).toContain('the key seemed stuck');
    expect(heardSeconds()).toEqual([]);
    // The key is still down, and that begins nothing.
    await preview.keyboard.press('Enter');
    const review = preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(PATIENCE);
    // The canned model hears its sentence in each piece of so long a recording.
    expect(await review.locator('.command').first().innerText()).toMatch(/^git status( git status)*$/);
    const heard = heardSeconds();
    expect(heard).toHaveLength(1);
    expect(Math.abs((heard[0] ?? 0) - kept)).toBeLessThan(1);
    app.keys.up(HOTKEY);
    await preview.keyboard.press('Escape');
  });
});

/**
 * A page that crashes at each load: it is not loaded for ever, the tray says so, and a person opens it again. What the
 * page shows is seen in the log, since Playwright has no use for a page that has crashed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, type PageName, whyNoLaunch } from './launch.ts';
import { HOTKEY, PATIENCE } from './support/speak.ts';

const missing = whyNoLaunch();

const SLOW = { timeout: 180_000 };

describe.skipIf(missing !== null)(`a page that keeps crashing${missing ? ` (${missing})` : ''}`, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  }, 120_000);
  afterAll(() => app?.close());

  const count = (event: string): number => app.logged().filter((each) => each === event).length;
  const reaches = (event: string, times: number) => expect.poll(() => count(event), PATIENCE).toBe(times);
  const crash = (page: PageName) =>
    app.electron.evaluate(({ webContents }, name) => {
      const pages = webContents.getAllWebContents();
      pages.find((one) => one.getURL().includes(`${name}.html`))?.forcefullyCrashRenderer();
    }, page);

  /** Crashes it as soon as it is there, until it is given up. */
  async function crashAlways(page: 'preview' | 'capture'): Promise<void> {
    const [gone, ready] = [count('window.gone'), count(`ready.${page}`)];
    for (let time = 1; time <= 3; time++) {
      await crash(page);
      await reaches('window.gone', gone + time);
      if (time < 3) await reaches(`ready.${page}`, ready + time);
    }
    await expect.poll(() => app.trayText(), PATIENCE).toContain('A part of Saydash keeps stopping.');
    expect(count('window.gone')).toBe(gone + 3);
  }

  /** The key is pressed; resolves once the session has decided what that means. */
  async function press(): Promise<void> {
    const starts = count('start');
    app.keys.down(HOTKEY);
    await reaches('start', starts + 1);
  }

  it.each(['preview', 'capture'] as const)(
    '%s is given up, said in the tray, and opened when asked',
    SLOW,
    async (page) => {
      const recordings = count('microphone.began');
      await crashAlways(page);
      await press();
      app.keys.up(HOTKEY);
      // Nobody would see or hear what is said now.
      expect(count('microphone.began')).toBe(recordings);
      const shown = (await control(app.electron, 'windows')).filter(({ visible }) => visible);
      expect(shown).toHaveLength(page === 'preview' ? 0 : 1);

      const ready = count(`ready.${page}`);
      expect(await app.clickTray('todo')).toBe(true);
      await reaches(`ready.${page}`, ready + 1);
      await expect.poll(() => app.trayText(), PATIENCE).not.toContain('keeps stopping');
      const [painted, cancelled] = [count('painted'), count('cancel')];
      await press();
      await reaches('microphone.began', recordings + 1);
      await expect.poll(() => count('painted'), PATIENCE).toBeGreaterThan(painted);
      app.keys.down('Escape');
      await reaches('cancel', cancelled + 1);
      app.keys.up('Escape');
      app.keys.up(HOTKEY);
    },
  );
});

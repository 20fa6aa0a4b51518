/** A hotkey that another program on the same screen has taken: said at the start, before anybody presses it. */
import { expect, it, onTestFinished } from 'vitest';
import { connectX11 } from '../../src/platform/desktop/x11-connection.ts';
import { launchApp, whyNoLaunch } from '../e2e/launch.ts';
import { PATIENCE } from '../e2e/support/speak.ts';
import { missingPrograms, startXSession } from './support/x-session.ts';

const programs = missingPrograms('xprop');
const why = programs.length > 0 ? `${programs.join(', ')} missing` : whyNoLaunch();
/** Masks and keycode of the core protocol. */
const [CTRL_AND_ALT, SPACE] = [4 | 8, 65];

it.skipIf(why)(
  `says that another program also uses the hotkey${why ? ` (SKIPPED: ${why})` : ''}`,
  async () => {
    const session = await startXSession();
    onTestFinished(() => session.stop());
    const other = await connectX11(session.display);
    if (!other.ok) throw new Error(other.problem.detail);
    other.value.client.GrabKey(other.value.root, true, CTRL_AND_ALT, SPACE, 1, 1, () => undefined);
    await other.value.sync();
    const { DISPLAY, LANG, LC_ALL } = session.env;
    const app = await launchApp({
      headed: true,
      settings: { version: 1, hotkey: 'LeftCtrl+LeftAlt+Space' },
      env: { DISPLAY, LANG, LC_ALL, WAYLAND_DISPLAY: undefined },
    });
    try {
      await expect.poll(() => app.trayText(), PATIENCE).toContain('Another program also uses this key.');
      // Another one is chosen: nobody has that.
      await expect.poll(() => app.clickTray('settings'), PATIENCE).toBe(true);
      const page = await app.window('settings');
      await page.getByRole('alert').getByText('also uses this key').waitFor(PATIENCE);
      await page.getByRole('navigation').getByText('Hotkey').click();
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByText('Press the keys now').waitFor(PATIENCE);
      await app.keys.tap('F9');
      await expect.poll(() => app.trayText(), PATIENCE).not.toContain('also uses this key');
    } finally {
      await app.close();
      other.value.close();
    }
  },
  180_000,
);

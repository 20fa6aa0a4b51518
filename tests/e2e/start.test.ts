/** The app starts: its windows, its tray, its settings, a second copy, its end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`the app${missing ? ` (${missing})` : ''}`, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  });
  afterAll(() => app?.close());

  it('has a hidden preview, a hidden page that hears, and a tray that says what to do', async () => {
    await app.window('preview');
    await app.window('capture');
    expect(app.isOpen('settings')).toBe(false);
    await expect.poll(() => app.trayText()).toMatch(/hold .+ and speak/i);
  });

  it('opens the settings from the tray', async () => {
    expect(await app.clickTray('settings')).toBe(true);
    const page = await app.window('settings');
    await page.getByRole('tab').first().waitFor();
  });
});

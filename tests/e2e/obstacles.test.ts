/** What the app may find at its start: each thing is a state with a reason and one thing to do, and nothing is lost. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { missingPrograms } from '../desktop/support/x-session.ts';
import { usesRealElectron } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, type Places, whyNoLaunch } from './launch.ts';
import { whyNoOtherUser } from './support/other-user.ts';
import { HOTKEY, PATIENCE } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`at the start${missing ? ` (${missing})` : ''}`, { timeout: 120_000 }, () => {
  let app: LaunchedApp | null = null;
  afterEach(async () => {
    await app?.close();
    app = null;
  });
  /** The text of the panel after the hotkey was pressed. */
  const press = async (started: LaunchedApp): Promise<string> => {
    const preview = await started.window('preview');
    started.keys.down(HOTKEY);
    const blocked = preview.getByRole('dialog', { name: 'Blocked' });
    await blocked.waitFor(PATIENCE);
    started.keys.up(HOTKEY);
    return blocked.innerText();
  };
  const settingsPage = async (started: LaunchedApp) => {
    await expect.poll(() => started.clickTray('settings'), PATIENCE).toBe(true);
    return started.window('settings');
  };

  it('puts a settings file of rubbish aside, says so, and works with the defaults', async () => {
    app = await launchApp({ settings: '{"theme": "dark", rubbish' });
    const page = await settingsPage(app);
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), PATIENCE)
      .toEqual(expect.arrayContaining([expect.stringContaining('put aside')]));
    const aside = readdirSync(app.userData).find((name) => name.startsWith('settings.damaged-'));
    expect(readFileSync(join(app.userData, aside ?? ''), 'utf8')).toBe('{"theme": "dark", rubbish');
  });

  it('takes what is sound of a damaged settings file, and keeps what it does not know', async () => {
    app = await launchApp({ settings: { version: 1, theme: 'dark', textSize: 'huge', futureSetting: [1] } });
    const page = await settingsPage(app);
    await expect.poll(() => page.getByRole('alert').count(), PATIENCE).toBeGreaterThan(0);
    await expect
      .poll(() => app?.savedSettings(), PATIENCE)
      .toMatchObject({
        theme: 'dark',
        textSize: 1,
        futureSetting: [1],
      });
  });

  it('says that settings cannot be kept, and works all the same', async () => {
    // Root may write into a read-only folder; nobody can write over a folder.
    const prepare = ({ settingsFile }: Places): void => {
      mkdirSync(settingsFile, { recursive: true });
      writeFileSync(join(settingsFile, 'inside'), '');
    };
    app = await launchApp({ prepare });
    const page = await settingsPage(app);
    await page.getByRole('alert').first().waitFor(PATIENCE);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('cannot be saved')]),
    );
    // One button: what was in the way is put aside, not lost, and the settings are kept.
    await page.getByRole('button', { name: 'Try again' }).click();
    const unsaved = page.getByRole('alert').filter({ hasText: 'cannot be saved' });
    await expect.poll(() => unsaved.count(), PATIENCE).toBe(0);
    await expect.poll(() => app?.savedSettings(), PATIENCE).toMatchObject({ version: 1 });
    const aside = readdirSync(app.userData).find((name) => name.startsWith('settings.damaged-')) ?? '';
    expect(readdirSync(join(app.userData, aside))).toEqual(['inside']);
  });

  const noOther = usesRealElectron ? 'SKIPPED: only the double is started as somebody else' : whyNoOtherUser();
  it.skipIf(noOther)(
    `starts with a read-only folder, and says that settings cannot be kept${noOther ? ` (${noOther})` : ''}`,
    async () => {
      const before = '{"version": 1, "theme": "light"}';
      const prepare = ({ userData, settingsFile }: Places): void => {
        mkdirSync(userData, { recursive: true });
        writeFileSync(settingsFile, before);
        chmodSync(userData, 0o555);
      };
      app = await launchApp({ unprivileged: true, prepare });
      const page = await settingsPage(app);
      await page.getByLabel('Theme').selectOption({ label: 'Dark' });
      const alerts = () => page.getByRole('alert').allInnerTexts();
      await expect.poll(alerts, PATIENCE).toEqual(expect.arrayContaining([expect.stringContaining('cannot be saved')]));
      await expect.poll(() => app?.trayText(), PATIENCE).toContain('The settings cannot be saved.');
      // It holds as long as the app runs.
      await expect.poll(() => page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches'), PATIENCE).toBe(true);
      expect(readFileSync(app.settingsFile, 'utf8')).toBe(before);
      expect(readdirSync(app.userData)).toEqual(['settings.json']);
    },
  );

  it.skipIf(usesRealElectron)('says that the system keeps the microphone from it', async () => {
    // On Linux only Chromium knows: its own refusal reaches the page.
    app = await launchApp({ system: { microphone: 'denied' } });
    expect(await press(app)).toContain('The system keeps the microphone from Saydash.');
  });

  it('says that there is no microphone', async () => {
    app = await launchApp({ speech: null });
    expect(await press(app)).toContain('No microphone was found.');
  });

  it('says that the speech model is not there, and leads to where it can be had', async () => {
    app = await launchApp({ absent: ['tiny.en'] });
    await expect.poll(() => app?.trayText(), PATIENCE).toMatch(/model/i);
    const page = await settingsPage(app);
    await page.getByRole('button', { name: 'Speech' }).click();
    await page.getByRole('button', { name: 'Download Canned tiny.en' }).waitFor(PATIENCE);
  });

  it.skipIf(missingPrograms('dbus-daemon', 'dbus-send').length > 0)(
    'opens its settings by itself where the desktop shows no tray, and says why',
    async () => {
      const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const [said] = await once(bus.stdout, 'data');
        app = await launchApp({ env: { DBUS_SESSION_BUS_ADDRESS: String(said).trim() } });
        const page = await app.window('settings');
        await page.getByText('This desktop shows no tray.').waitFor(PATIENCE);
      } finally {
        bus.kill();
      }
    },
  );

  it('says that the system keeps the keyboard from it', async () => {
    app = await launchApp({ hook: 'refused' });
    const page = await settingsPage(app);
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), PATIENCE)
      .toEqual(expect.arrayContaining([expect.stringMatching(/keyboard/)]));
  });
});

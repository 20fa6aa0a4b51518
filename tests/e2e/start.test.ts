/** The app starts, keeps to itself, and ends: windows, tray, settings, a second copy, what pages may not do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control, usesRealElectron } from '../electron/launch-electron.ts';
import { isAlive } from '../is-alive.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`the app${missing ? ` (${missing})` : ''}`, { timeout: 120_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  });
  afterAll(() => app?.close());

  it('shows nothing but its tray', async () => {
    expect(app.isOpen('settings')).toBe(false);
    const windows = await control(app.electron, 'windows');
    expect(windows.map(({ visible }) => visible)).toEqual([false, false]);
    await expect.poll(() => app.trayText(), PATIENCE).toContain('Settings');
  });

  it('says its state first in the tray, where it is no button, and marks what is chosen', async () => {
    const [tray] = await control(app.electron, 'trays');
    const byId = new Map(tray?.items.map((item) => [item.id, item]));
    expect(tray?.items[0]).toMatchObject({ id: 'state', enabled: false });
    expect(tray?.toolTip).toBe(`Saydash: ${tray?.items[0]?.label}`);
    expect(byId.get('settings')).toMatchObject({ enabled: true });
    const modes = byId.get('mode')?.submenu ?? [];
    expect(modes.map(({ type, checked }) => [type, checked])).toEqual([
      ['radio', true],
      ['radio', false],
      ['radio', false],
    ]);
  });

  // Only the double tells what it was asked for.
  it.skipIf(usesRealElectron)('asks Electron for closed windows', async () => {
    for (const { traits } of await control(app.electron, 'windows')) {
      expect(traits.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        webSecurity: true,
        nodeIntegration: false,
      });
    }
    const panel = (await control(app.electron, 'windows')).find(({ url }) => url.includes('preview.html'));
    expect(panel?.traits).toMatchObject({ transparent: true, framed: false });
    expect(panel?.traits.alwaysOnTop).not.toBeNull();
  });

  it('lets no page reach the network, open a window, leave, or run text as code', async () => {
    const page = await app.window('preview');
    const tries = {
      fetch: `fetch('http://127.0.0.1:9/').then(() => 'went', () => 'stopped')`,
      code: `(() => {
        const script = document.createElement('script');
        script.textContent = 'window.wentOn = true';
        document.head.append(script);
        return window.wentOn ? 'went' : 'stopped';
      })()`,
      window: `window.open('http://127.0.0.1:9/') === null ? 'stopped' : 'stopped later'`,
      camera: `navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'went', () => 'stopped')`,
      microphone: `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'went', () => 'stopped')`,
    };
    for (const [what, attempt] of Object.entries(tries)) {
      expect([what, await page.evaluate(attempt)]).toEqual([what, expect.stringContaining('stopped')]);
    }
    await page.evaluate(`location.href = 'http://127.0.0.1:9/'`);
    await page.waitForTimeout(300);
    expect(page.url()).toContain('preview.html');
    await expect.poll(() => app.electron.windows().length, PATIENCE).toBe(2);
    // Chromium complains about each of these to the page's console; that is what was wanted.
    app.complaints.length = 0;
  });

  it('answers a window only what that window may ask', async () => {
    const page = await app.window('preview');
    const ask = (name: string, value: string): Promise<unknown> =>
      page.evaluate(`window.saydash.call('${name}', ${value}).then(() => 'answered', () => 'refused')`);
    expect(await ask('settings.change', '{ theme: "dark" }')).toBe('refused');
    expect(await ask('no.such.call', 'undefined')).toBe('refused');
    expect(await ask('preview.intend', '{ type: "insert", session: "one" }')).toBe('refused');
    expect(await ask('preview.intend', '{ type: "discard", session: 0 }')).toBe('answered');
    expect(app.savedSettings()?.theme ?? 'system').toBe('system');
  });

  it('opens the settings from the tray, once, and keeps what is changed there', async () => {
    await expect.poll(() => app.clickTray('settings'), PATIENCE).toBe(true);
    const page = await app.window('settings');
    await page.getByLabel('Theme').selectOption({ label: 'Dark' });
    await expect.poll(() => app.savedSettings(), PATIENCE).toMatchObject({ theme: 'dark', version: 1 });
    await expect.poll(() => page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches'), PATIENCE).toBe(true);
    await app.clickTray('settings');
    expect((await control(app.electron, 'windows')).length).toBe(3);
    await page.close();
    await expect.poll(() => app.isOpen('settings'), PATIENCE).toBe(false);
  });

  it('does not take the next key for the hotkey once the settings that asked for it are gone', async () => {
    await app.clickTray('settings');
    const page = await app.window('settings');
    await page.getByRole('button', { name: 'Hotkey' }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Press the keys now').waitFor(PATIENCE);
    await app.electron.evaluate(({ BrowserWindow }) => {
      const all = BrowserWindow.getAllWindows();
      all.find(({ webContents }) => webContents.getURL().includes('settings.html'))?.destroy();
    });
    await expect.poll(() => app.isOpen('settings'), PATIENCE).toBe(false);
    app.keys.down('F9');
    app.keys.up('F9');
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
    await (await app.window('preview')).keyboard.press('Escape');
  });

  it('shows the settings when a second copy is started, and that copy ends', async () => {
    const ended = launchApp({ home: app.home }).then(
      (second) => second.end().then(() => 'stayed'),
      () => 'ended',
    );
    await app.window('settings');
    expect(await ended).toBe('ended');
    expect((await control(app.electron, 'windows')).filter(({ url }) => url.includes('settings.html'))).toHaveLength(1);
  });

  it('ends from the tray, with all its processes', async () => {
    const pids = [await control(app.electron, 'chromiumPid'), ...(await control(app.electron, 'utilityPids'))];
    const ended = new Promise<number | null>((resolve) => app.electron.process().once('exit', resolve));
    await app.clickTray('quit').catch(() => undefined);
    expect(await ended).toBe(0);
    // A page may still be calling while its window goes: it is refused.
    expect(
      app
        .logged()
        .filter((event) => event !== 'call.refused')
        .at(-1),
    ).toBe('ended');
    const living = (): number[] => pids.flatMap((pid) => (pid !== undefined && isAlive(pid) ? [pid] : []));
    await expect.poll(living, PATIENCE).toEqual([]);
  });
});

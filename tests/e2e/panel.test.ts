/** The preview's window around its panel: who gets a click beside it, a screen that is unplugged, Alt+F4. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PANEL_INSET } from '../../src/contract/panel.ts';
import { control, usesRealElectron } from '../electron/launch-electron.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from './launch.ts';
import { gone, PATIENCE, speak } from './support/speak.ts';

const missing = whyNoLaunch();

describe.skipIf(missing !== null)(`the preview's window${missing ? ` (${missing})` : ''}`, { timeout: 180_000 }, () => {
  let app: LaunchedApp;
  beforeAll(async () => {
    app = await launchApp();
  }, 120_000);
  afterAll(() => app?.close());
  afterEach(async () => {
    const preview = await app.window('preview');
    await preview.keyboard.press('Escape');
    await gone(preview);
  });

  const previewWindow = async () => {
    const found = (await control(app.electron, 'windows')).find(({ url }) => url.includes('preview.html'));
    if (!found) throw new Error('the preview has gone');
    return found;
  };
  /** Runs in main, on the preview's window. */
  const previewDoes = (what: 'close' | 'unplug' | 'shift') =>
    app.electron.evaluate(({ BrowserWindow, screen }, act) => {
      const all = BrowserWindow.getAllWindows();
      const window = all.find(({ webContents }) => webContents.getURL().includes('preview.html'));
      if (act === 'close') return window?.close();
      const { x = 0, y = 0 } = window?.getBounds() ?? {};
      if (act === 'shift') return window?.setBounds({ x: x + 60, y: y + 30 });
      // Where the screen was that is not there any more.
      window?.setBounds({ x: 9000, y: 9000 });
      screen.emit('display-removed', {}, { id: 2 });
    }, what);

  // Only the double tells what it was asked for.
  it.skipIf(usesRealElectron)(
    'has the shape of its panel on Linux, and takes no click when nothing is shown',
    async () => {
      const { preview, review } = await speak(app);
      const differs = async () => {
        const { width = 0, height = 0 } = (await review.boundingBox()) ?? {};
        const [shape] = (await previewWindow()).traits.shape;
        const wanted = { x: PANEL_INSET.left, y: PANEL_INSET.top, width: Math.ceil(width), height: Math.ceil(height) };
        return JSON.stringify(shape) === JSON.stringify(wanted) ? null : { shape, wanted };
      };
      await expect.poll(differs, PATIENCE).toBeNull();
      expect((await previewWindow()).traits.ignoresMouse).toBeNull();
      await preview.keyboard.press('Escape');
      await gone(preview);
      await expect.poll(async () => (await previewWindow()).traits.shape, PATIENCE).toEqual([]);
      expect((await previewWindow()).traits.ignoresMouse).not.toBeNull();
    },
  );

  it('moves up where a panel that grows would end below the screen, with its keys', async () => {
    const { preview, review } = await speak(app);
    const low = await app.electron.evaluate(({ BrowserWindow, screen }, insetTop) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('preview.html'),
      );
      const { workArea } = screen.getPrimaryDisplay();
      const y = workArea.y + workArea.height - insetTop - 100;
      window?.setBounds({ y });
      return { y, bottom: workArea.y + workArea.height };
    }, PANEL_INSET.top);
    const panelBottom = async () => {
      const [{ bounds }, box] = await Promise.all([previewWindow(), review.boundingBox()]);
      return bounds.y + PANEL_INSET.top + (box?.height ?? 0);
    };
    expect((await previewWindow()).bounds.y).toBe(low.y);
    await preview.keyboard.press('?');
    await preview.getByText(/^Heard in/).waitFor(PATIENCE);
    await expect.poll(panelBottom, PATIENCE).toBeLessThanOrEqual(low.bottom + 1);
    expect((await previewWindow()).bounds.y).toBeLessThan(low.y);
  });

  it('comes back onto the screen when its own is unplugged', async () => {
    await speak(app);
    const before = (await previewWindow()).bounds;
    await previewDoes('unplug');
    await expect.poll(async () => (await previewWindow()).bounds, PATIENCE).toEqual(before);
  });

  it('takes what a window manager shifts for no dragging', async () => {
    const { preview } = await speak(app);
    const before = (await previewWindow()).bounds;
    await previewDoes('shift');
    await expect.poll(async () => (await previewWindow()).bounds.x, PATIENCE).toBe(before.x + 60);
    await preview.keyboard.press('Escape');
    await gone(preview);
    await expect.poll(async () => (await previewWindow()).visible, PATIENCE).toBe(false);
    await speak(app);
    expect((await previewWindow()).bounds).toEqual(before);
  });

  it('stays when somebody wants to close it, and lets go of the command as on Esc', async () => {
    const { preview } = await speak(app);
    await previewDoes('close');
    await preview.getByText('Discarded').waitFor(PATIENCE);
    await gone(preview);
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
  });
});

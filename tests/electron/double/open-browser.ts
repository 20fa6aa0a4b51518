/**
 * Owns the start of Chromium for one app and what belongs to it as a whole: the screen's size, windows that pages open
 * or that go away by themselves.
 */
import { join } from 'node:path';
import { startChromium } from './browser/chromium.ts';
import { createHeadedSurfaces } from './browser/headed-surface.ts';
import { createHeadlessSurfaces } from './browser/headless-surface.ts';
import { screenSize } from './browser/x11.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { Browser } from './context.ts';
import type { LaunchOptions } from './launch-options.ts';
import type { State } from './state.ts';

export type { Browser };

/** Starts Chromium with its profile in `userData`; rejects when it can't, or has no display when headed. */
export async function openBrowser(
  options: LaunchOptions,
  switches: ReadonlyMap<string, string>,
  userData: string,
  state: State,
  windows: ReadonlyMap<number, BrowserWindow>,
): Promise<Browser> {
  if (options.headed) {
    const size = screenSize();
    if (!size)
      throw new Error('Unable to open X display (electron double: SAYDASH_HEADED=1 needs DISPLAY and xdotool)');
    Object.assign(state.screen, size);
  }
  const chromium = await startChromium({
    executable: options.chromium,
    // Of this process alone: a second copy of the app must not touch the first one's.
    profile: join(userData, `double-chromium-${process.pid}`),
    headed: options.headed,
    switches,
  });
  const find = (targetId: unknown): BrowserWindow | undefined =>
    typeof targetId === 'string'
      ? [...windows.values()].find((window) => window.webContents.targetId === targetId)
      : undefined;
  chromium.connection.listen(null, (method, params) => {
    if (method === 'Target.targetDestroyed') find(params.targetId)?.targetGone();
    const { targetId, openerId } = Object(params.targetInfo);
    // A window that a page opened: webContents decides and says so, but here it never stays.
    if (method === 'Target.targetCreated' && find(openerId)) {
      chromium.connection.send('Target.closeTarget', { targetId }).catch(() => undefined);
    }
  });
  const openSurface = options.headed ? createHeadedSurfaces(chromium) : createHeadlessSurfaces(chromium);
  return { chromium, openSurface };
}

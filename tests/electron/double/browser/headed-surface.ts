/**
 * Owns surfaces that are X11 windows of Chromium: an application window without tabs, mapped and unmapped, with the
 * X server's own focus. Never guesses the focus: it is watched.
 */
import type { Chromium } from './chromium.ts';
import type { Bounds, OpenSurface, Surface, SurfaceOptions } from './surface.ts';
import {
  activateWindow,
  findWindow,
  focusedWindow,
  focusWindow,
  leaveWindowManager,
  mapWindow,
  markUnasked,
  placeWindow,
  raiseWindow,
  setTitle,
  unmapWindow,
  watchWindow,
} from './x11.ts';

const OPENS_WITHIN = 20_000;
const RAISE_PAUSE = 200;
/** The root window has the number 1 in answers about the focus. */
const isWindow = (id: string): boolean => id !== '' && id !== '1';

function waitForTarget(chromium: Chromium, token: string): Promise<string> {
  return new Promise((resolve) => {
    chromium.connection.listen(null, (method, params) => {
      const { type, url, targetId } = Object(params.targetInfo);
      const isOurs = type === 'page' && String(url).includes(token);
      if (method === 'Target.targetCreated' && isOurs) resolve(String(targetId));
    });
  });
}

/** A new X11 window with its page. Chromium maps it and may get the focus: both are taken back at once. */
async function openWindow(chromium: Chromium, token: string): Promise<{ targetId: string; id: string }> {
  const before = focusedWindow();
  const target = waitForTarget(chromium, token);
  await chromium.openAppWindow(`data:text/html,<title>${token}</title>`);
  const [targetId, id] = await Promise.all([target, findWindow(token, OPENS_WITHIN)]);
  unmapWindow(id);
  if (isWindow(before)) focusWindow(before);
  return { targetId, id };
}

function createSurface(chromium: Chromium, targetId: string, id: string, options: SurfaceOptions): Surface {
  let bounds: Bounds | null = null;
  let mapped = false;
  /** Who had the focus before this window got it. */
  let before = '';
  if (!options.framed) leaveWindowManager(id, true);
  let onTop = false;
  let raisedAt = 0;
  let late: ReturnType<typeof setTimeout> | null = null;
  let wasLate = false;
  const raiseAgain = (isLate: boolean): void => {
    late = null;
    if (!onTop || !mapped) return;
    raisedAt = performance.now();
    wasLate = isLate;
    raiseWindow(id);
  };
  const stopWatching = watchWindow(id, {
    onFocus: options.onFocus,
    onCovered: () => {
      const pause = raisedAt + RAISE_PAUSE - performance.now();
      if (pause <= 0) raiseAgain(false);
      // Once only: two windows that both want to be on top must not raise each other for ever.
      else if (!wasLate) late ??= setTimeout(() => raiseAgain(true), pause);
    },
  });

  const takeFocus = (): void => {
    const now = focusedWindow();
    if (now !== id) before = now;
    if (options.framed) activateWindow(id);
    else focusWindow(id);
  };
  const giveFocusBack = (): void => {
    if (isWindow(before)) focusWindow(before);
  };
  const place = (): void => {
    if (bounds) placeWindow(id, bounds);
  };

  return {
    targetId,
    nativeId: id,
    attach: async () => undefined,
    place: async (wanted) => {
      bounds = wanted;
      place();
    },
    show: async (activate) => {
      const focus = activate && options.isFocusable();
      if (!mapped) {
        if (options.framed) markUnasked(id, !focus);
        mapWindow(id);
        place();
      }
      mapped = true;
      raiseWindow(id);
      if (focus) takeFocus();
    },
    hide: async () => {
      if (!mapped) return;
      const focused = focusedWindow() === id;
      mapped = false;
      unmapWindow(id);
      if (focused) giveFocusBack();
    },
    focus: async () => {
      if (mapped && options.isFocusable()) takeFocus();
    },
    blur: async () => {
      if (focusedWindow() === id) giveFocusBack();
    },
    raise: async () => void raiseWindow(id),
    keepOnTop: async (keep) => {
      onTop = keep;
      if (keep && mapped) raiseWindow(id);
    },
    setTitle: async (title) => void setTitle(id, title),
    close: async () => {
      stopWatching();
      if (late) clearTimeout(late);
      const focused = focusedWindow() === id;
      await chromium.connection.send('Target.closeTarget', { targetId });
      if (focused) giveFocusBack();
    },
  };
}

/** Surfaces of one headed browser, opened one after the other: each gives the focus back to who had it. */
export function createHeadedSurfaces(chromium: Chromium): OpenSurface {
  let opening: Promise<unknown> = Promise.resolve();
  let count = 0;
  return (options) => {
    count += 1;
    const token = `electron-double-${process.pid}-${count}-end`;
    const opened = opening.then(() => openWindow(chromium, token));
    opening = opened.catch(() => undefined);
    return opened.then(({ targetId, id }) => createSurface(chromium, targetId, id, options));
  };
}

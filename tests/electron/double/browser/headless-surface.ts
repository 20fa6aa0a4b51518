/**
 * Owns surfaces without a screen: size by emulation, focus as one remembered fact. Never talks to X11.
 */
import type { Chromium } from './chromium.ts';
import type { PageTarget } from './page-target.ts';
import type { Bounds, OpenSurface, Surface, SurfaceOptions } from './surface.ts';

/** Surfaces of one browser; at most one of them has the focus. */
export function createHeadlessSurfaces(chromium: Chromium): OpenSurface {
  let focused: SurfaceOptions | null = null;
  const giveFocus = (to: SurfaceOptions | null): void => {
    if (focused === to) return;
    const before = focused;
    focused = to;
    before?.onFocus(false);
    to?.onFocus(true);
  };

  return async (options) => {
    const created = await chromium.connection.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      background: true,
    });
    const targetId = String(created.targetId);
    let page: PageTarget | null = null;
    const focus = async (): Promise<void> => {
      if (options.isFocusable()) giveFocus(options);
    };
    const blur = async (): Promise<void> => {
      if (focused === options) giveFocus(null);
    };
    const surface: Surface = {
      targetId,
      nativeId: null,
      attach: async (attached) => {
        page = attached;
      },
      place: async ({ width, height }: Bounds) => {
        const metrics = { width, height, deviceScaleFactor: options.scaleFactor, mobile: false };
        await page?.send('Emulation.setDeviceMetricsOverride', metrics);
      },
      show: async (activate) => {
        if (activate) await focus();
      },
      hide: blur,
      focus,
      blur,
      raise: async () => undefined,
      keepOnTop: async () => undefined,
      setTitle: async () => undefined,
      close: async () => {
        if (focused === options) focused = null;
        await chromium.connection.send('Target.closeTarget', { targetId });
      },
    };
    return surface;
  };
}

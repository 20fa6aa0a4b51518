/**
 * Owns what main must know of the panel's size: on Linux the window gets its shape, so that clicks beside it pass
 * through.
 */
import { useLayoutEffect } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { PreviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';

/** Tells the size of what is shown, and each change of it; null once nothing is. */
export function usePanelSize(bridge: Bridge, view: PreviewView): void {
  useLayoutEffect(() => {
    const panel = view.kind === 'hidden' ? null : document.querySelector('.panel');
    if (!panel) {
      tell(bridge, 'preview.panel', { size: null });
      return;
    }
    const observer = new ResizeObserver(() => {
      const { width, height } = panel.getBoundingClientRect();
      tell(bridge, 'preview.panel', { size: { width, height } });
    });
    // It tells the present size at once, before the first frame.
    observer.observe(panel);
    return () => observer.disconnect();
  }, [bridge, view]);
}

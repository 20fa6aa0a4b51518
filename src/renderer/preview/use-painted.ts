/** Owns the report that a view can be seen: sent once for each view, after the frame that shows it. For the bench. */
import { useEffect } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { PreviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';

/**
 * A hidden view belongs to no session: it is reported under session 0, so that main knows when nothing is left to see.
 */
export function usePainted(bridge: Bridge, view: PreviewView): void {
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // The task after a frame's callbacks runs once the frame is painted.
      task = setTimeout(() => {
        const session = view.kind === 'hidden' ? 0 : view.session;
        tell(bridge, 'preview.painted', { session, kind: view.kind, at: performance.timeOrigin + performance.now() });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [bridge, view]);
}

/**
 * Owns the windows of an X11 desktop: which one has the focus, and bringing one back to it. Goes by where keys really
 * go (the input focus), not by what a window manager says. Never opens or moves a window.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import { isTerminal } from '../../core/insertion/plan.ts';
import type { Target, Windows } from '../../core/insertion/target.ts';
import type { X11Clients } from './x11-clients.ts';
import type { X11 } from './x11-connection.ts';

const FOCUS_MS = 1500;
const LOOK_EVERY_MS = 15;
/** After this long without the focus, it is taken without asking the window manager. */
const FORCE_AFTER_MS = 500;
const VIEWABLE = 2;
/** A pager asks on a person's behalf, so focus stealing prevention lets it. */
const AS_PAGER = 2;
const DEEPEST = 40;

/** The X window of a target. Its id also names the process, since window numbers are used again. */
export function windowOf(target: Target): number {
  return Number(/^x11:(\d+):/.exec(target.id)?.[1] ?? 0);
}

/** `isOwn` tells processes of this app: their windows are no place to type into. */
export function x11Windows(x11: X11, clients: X11Clients, isOwn: (process: number) => boolean): Windows {
  /** The window a person would name: the client's top level, which the window manager marked, or else the topmost. */
  async function topLevel(from: number): Promise<number | undefined> {
    let top: number | undefined;
    for (let window = from, depth = 0; window !== x11.root && depth < DEEPEST; depth++) {
      if (await x11.property(window, 'WM_STATE')) return window;
      const tree = await x11.ask<{ parent: number }>((x, done) => x.QueryTree(window, done));
      if (!tree) return undefined;
      top = window;
      window = tree.parent;
    }
    return top;
  }

  async function programOf(window: number): Promise<string> {
    const property = await x11.property(window, 'WM_CLASS');
    const [instance = '', name = ''] = (property?.data.toString('latin1') ?? '').split('\0');
    return isTerminal(instance) && !isTerminal(name) ? instance : name || instance;
  }

  async function focused(): Promise<Result<Target>> {
    const now = await x11.ask<{ focus: number }>((x, done) => x.GetInputFocus(done));
    if (!now) return failed('no-display', 'The X server went away.');
    const window = now.focus > 1 ? await topLevel(now.focus) : undefined;
    // A window manager takes the focus itself while it has no window to give it to.
    const manager = (await x11.property(x11.root, '_NET_SUPPORTING_WM_CHECK'))?.data;
    const isManager = window !== undefined && manager?.length === 4 && manager.readUInt32LE() === window;
    if (window === undefined || isManager) return failed('target-gone', 'no window has the focus');
    const process = await clients.processOf(window);
    if (process !== undefined && isOwn(process)) return failed('target-gone', 'a window of our own has the focus');
    const app = await programOf(window);
    return ok({ id: `x11:${window}:${process ?? ''}`, app, terminal: isTerminal(app) });
  }

  async function focus(target: Target): Promise<Result<null>> {
    const window = windowOf(target);
    const limit = Date.now() + FOCUS_MS;
    const force = Date.now() + FORCE_AFTER_MS;
    const attributes = await x11.ask<{ mapState: number }>((x, done) => x.GetWindowAttributes(window, done));
    if (!window || !attributes) return failed('target-gone');
    if (await has(target)) return ok(null);
    const message = await x11.atom('_NET_ACTIVE_WINDOW');
    x11.client.SendClientMessage(x11.root, window, message, 32, [AS_PAGER, await x11.time(), 0]);
    while (Date.now() < limit) {
      if (await has(target)) return ok(null);
      const seen = await x11.ask<{ mapState: number }>((x, done) => x.GetWindowAttributes(window, done));
      if (!seen) return failed('target-gone');
      if (Date.now() > force && seen.mapState === VIEWABLE)
        await x11.ask<void>((x, done) => x.SetInputFocus(window, 2, done));
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return failed('target-gone', 'it does not take the focus');
  }

  async function has(target: Target): Promise<boolean> {
    const now = await focused();
    return now.ok && now.value.id === target.id;
  }

  return { focused, focus };
}

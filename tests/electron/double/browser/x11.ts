/**
 * Owns single acts on one X11 window through xdotool, xprop and xev: map, move, focus, watch the focus. Never decides
 * when.
 */
import { execFileSync, spawn } from 'node:child_process';

function xdotool(...args: string[]): string {
  try {
    return execFileSync('xdotool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // A window that has gone in between, or no window with the focus.
    return '';
  }
}

export const focusedWindow = (): string => xdotool('getwindowfocus');
export const mapWindow = (id: string): string => xdotool('windowmap', '--sync', id);
export const unmapWindow = (id: string): string => xdotool('windowunmap', '--sync', id);
export const raiseWindow = (id: string): string => xdotool('windowraise', id);
/** Through the window manager, which raises it too. */
export const activateWindow = (id: string): string => xdotool('windowactivate', '--sync', id);
/** Without the window manager: the X server sets the input focus. */
export const focusWindow = (id: string): string => xdotool('windowfocus', '--sync', id);

export function placeWindow(id: string, bounds: { x: number; y: number; width: number; height: number }): void {
  xdotool('windowsize', id, String(bounds.width), String(bounds.height));
  xdotool('windowmove', id, String(bounds.x), String(bounds.y));
}

/** Takes the window out of the window manager's hands (no frame, never focused by it), or gives it back. */
export function leaveWindowManager(id: string, leave: boolean): void {
  xdotool('set_window', '--overrideredirect', leave ? '1' : '0', id);
}

export function setTitle(id: string, title: string): void {
  xdotool('set_window', '--name', title, id);
}

/** The id of the shown window whose title holds `title`; waits up to `limit` ms: it may have its title first. */
export async function findWindow(title: string, limit: number): Promise<string> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const found = xdotool('search', '--onlyvisible', '--name', title).split('\n')[0];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`electron double: no X11 window named ${title}`);
}

export interface WindowWatcher {
  onFocus(focused: boolean): void;
  onCovered(): void;
}

/** A whole report: xev writes it line by line, so one may come in parts. */
const REPORT =
  /^(FocusIn|FocusOut) event.*\n.*mode Notify(?:Normal|WhileGrabbed)|VisibilityPartiallyObscured|VisibilityFullyObscured/gm;

/**
 * Calls back when the X server moves the focus to or from the window, or another window covers it; ends by the result.
 */
export function watchWindow(id: string, watcher: WindowWatcher): () => void {
  const watching = spawn('stdbuf', ['-oL', 'xev', '-id', id, '-event', 'focus', '-event', 'visibility'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let unread = '';
  watching.stdout.on('data', (data) => {
    unread += String(data);
    for (const [report, focus] of [...unread.matchAll(REPORT)]) {
      if (focus) watcher.onFocus(focus === 'FocusIn');
      else watcher.onCovered();
      unread = unread.slice(unread.indexOf(report) + report.length);
    }
  });
  watching.on('error', () => undefined);
  return () => watching.kill();
}

/** Size of the X screen in pixels; null without a display. */
export function screenSize(): { width: number; height: number } | null {
  const [width, height] = xdotool('getdisplaygeometry').split(' ').map(Number);
  return width && height ? { width, height } : null;
}

/** Tells the window manager before mapping that nobody asked for this window, so that it leaves the focus alone. */
export function markUnasked(id: string, unasked: boolean): void {
  const time = unasked ? ['-f', '_NET_WM_USER_TIME', '32c', '-set', '_NET_WM_USER_TIME', '0'] : [];
  const args = unasked ? time : ['-remove', '_NET_WM_USER_TIME'];
  try {
    execFileSync('xprop', ['-id', id, ...args], { stdio: 'ignore' });
  } catch {
    // The window has gone in between.
  }
}

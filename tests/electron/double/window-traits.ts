/** Owns what is remembered of a window's wishes that have no effect on the double's screen. A test may read them. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

export interface WindowTraits {
  /** The level, or null when it is not on top. */
  alwaysOnTop: string | null;
  visibleOnAllWorkspaces: object | null;
  ignoresMouse: { readonly forward: boolean } | null;
  /** Empty: all of the window. */
  shape: readonly Rectangle[];
  focusable: boolean;
  backgroundColor: string;
  contentProtected: boolean;
  readonly transparent: boolean;
  readonly framed: boolean;
  readonly type: string;
  readonly webPreferences: object;
}

export function createTraits(options: BrowserWindowConstructorOptions): WindowTraits {
  return {
    alwaysOnTop: options.alwaysOnTop ? 'floating' : null,
    visibleOnAllWorkspaces: null,
    ignoresMouse: null,
    shape: [],
    focusable: options.focusable !== false,
    backgroundColor: options.backgroundColor ?? '#FFF',
    contentProtected: false,
    transparent: options.transparent ?? false,
    framed: options.frame !== false,
    type: options.type ?? '',
    webPreferences: { ...options.webPreferences },
  };
}

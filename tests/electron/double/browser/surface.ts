/**
 * Owns what a window of the double stands on: a place on a screen, shown or hidden, with or without the focus. Headless
 * it is remembered; headed it is an X11 window. Never knows what the window shows.
 */
import type { PageTarget } from './page-target.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SurfaceOptions {
  /** Without a frame the window is left out of the window manager's hands, as a panel is. */
  readonly framed: boolean;
  /** Asked anew at each act, since an app may change it. */
  readonly isFocusable: () => boolean;
  readonly scaleFactor: number;
  readonly onFocus: (focused: boolean) => void;
}

export interface Surface {
  readonly targetId: string;
  /** X11 id of the window, in decimal; null when headless. */
  readonly nativeId: string | null;
  /** Called once, before anything else. */
  attach(page: PageTarget): Promise<void>;
  place(bounds: Bounds): Promise<void>;
  show(activate: boolean): Promise<void>;
  hide(): Promise<void>;
  focus(): Promise<void>;
  blur(): Promise<void>;
  raise(): Promise<void>;
  keepOnTop(keep: boolean): Promise<void>;
  setTitle(title: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a surface that shows an empty page and is hidden. */
export type OpenSurface = (options: SurfaceOptions) => Promise<Surface>;

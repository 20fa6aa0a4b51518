/**
 * Owns which clicks the preview's window takes: those on its panel. All others are for what lies below its transparent
 * rest. Never knows what is shown, and never moves a window.
 */
import type { BrowserWindow } from 'electron';
import { PANEL_INSET } from '../../contract/panel.ts';
import type { PreviewView } from '../../core/session/view.ts';

/** In CSS pixels. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

export interface PreviewClicks {
  /** What is shown from now on. */
  show(kind: PreviewView['kind']): void;
  /** The pointer is over the panel, or over the rest. */
  setPointer(inside: boolean): void;
  /** How large the panel is; null where there is none. */
  setPanel(size: PanelSize | null): void;
}

type ClickedWindow = Pick<BrowserWindow, 'setIgnoreMouseEvents' | 'setShape'>;

/**
 * macOS and Windows still report the pointer over a window that lets clicks through, so the page says when it is over
 * the panel. Linux does not, but a window there can have the shape of the panel: nothing outside it is drawn or
 * clicked.
 */
export function previewClicks(window: ClickedWindow, platform: string): PreviewClicks {
  return platform === 'linux' ? byShape(window) : byPointer(window);
}

function byPointer(window: ClickedWindow): PreviewClicks {
  const pass = (passes: boolean) => window.setIgnoreMouseEvents(passes, { forward: true });
  pass(true);
  return {
    show(kind) {
      if (kind === 'hidden') pass(true);
    },
    setPointer: (inside) => pass(!inside),
    setPanel: () => {},
  };
}

/** A click would give the window the focus there, and somebody who speaks is in the middle of something else. */
const PASSES_ALL: readonly PreviewView['kind'][] = ['hidden', 'listening', 'transcribing'];

function byShape(window: ClickedWindow): PreviewClicks {
  let shown: PreviewView['kind'] = 'hidden';
  let panel: PanelSize | null = null;

  function settle(): void {
    const { left: x, top: y } = PANEL_INSET;
    const size = shown === 'hidden' ? null : panel;
    window.setShape(size ? [{ x, y, width: Math.ceil(size.width), height: Math.ceil(size.height) }] : []);
    window.setIgnoreMouseEvents(size === null || PASSES_ALL.includes(shown));
  }

  settle();
  return {
    show(kind) {
      if (kind === shown) return;
      shown = kind;
      settle();
    },
    setPointer: () => {},
    setPanel(size) {
      panel = size;
      settle();
    },
  };
}

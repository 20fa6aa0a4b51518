/**
 * Owns the preview's window: one transparent panel of a reserved size that is never resized between states, never takes
 * the focus while somebody speaks, and takes the keys only for review. Never decides what it shows.
 */
import { type BrowserWindow, type Display, screen } from 'electron';
import { previewWindowSize } from '../../contract/panel.ts';
import type { Target, Windows } from '../../core/insertion/target.ts';
import type { Preview } from '../../core/session/ports.ts';
import type { PreviewView } from '../../core/session/view.ts';
import { followDragging } from './dragging.ts';
import { createGuardedWindow, type PageFiles } from './guarded-window.ts';
import { keepInSight, place, type Rectangle } from './placement.ts';
import { type PanelSize, type PreviewClicks, previewClicks } from './preview-clicks.ts';

export interface PreviewOptions {
  readonly files: PageFiles;
  readonly developing: boolean;
  readonly textSize: () => number;
  readonly windows: Pick<Windows, 'focus'>;
  /** False once its page was given up: then nothing is shown, and no key is taken for it. */
  readonly isUsable: () => boolean;
  /** Sends the view to the page. */
  readonly onView: (view: PreviewView) => void;
}

export interface PreviewWindow extends Preview {
  readonly window: BrowserWindow;
  readonly clicks: Pick<PreviewClicks, 'setPointer' | 'setPanel'>;
  /** Its page has just loaded: shows it what there is now, and gives it the keys if they are its own. */
  greet(): void;
  /** Its page was given up. */
  dismiss(): void;
  /** The text size changed. */
  resize(): void;
}

/** The page fades out in 80 ms; then nothing is drawn any more. */
const FADE_MS = 100;
/**
 * On Linux a window that was made without focus is no business of the window manager and may never get the keys later.
 */
const ALWAYS_FOCUSABLE = process.platform === 'linux';

export function createPreviewWindow(options: PreviewOptions): PreviewWindow {
  const { developing, files } = options;
  const window = createGuardedWindow(files, 'preview', {
    developing,
    works: true,
    ...previewWindowSize(options.textSize()),
    title: 'Saydash',
    type: panelType(),
    frame: false,
    transparent: true,
    backgroundColor: '#00000000',
    hasShadow: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    focusable: ALWAYS_FOCUSABLE,
    acceptFirstMouse: true,
  });
  window.setAlwaysOnTop(true, 'pop-up-menu');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  const clicks = previewClicks(window, process.platform);
  let view: PreviewView = { kind: 'hidden' };
  let hiding: NodeJS.Timeout | undefined;
  let hasKeys = false;
  const dragging = followDragging();

  function appear(): void {
    clearTimeout(hiding);
    if (window.isVisible() || !options.isUsable()) return;
    moveTo(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()));
    window.showInactive();
  }

  function moveTo({ workArea }: Pick<Display, 'workArea'>): void {
    putAt(place(workArea, options.textSize(), dragging.distance()));
  }

  function putAt(bounds: Rectangle): void {
    dragging.put(bounds, screen.getCursorScreenPoint());
    window.setBounds(bounds);
  }

  /** A long command grows down; on a low screen its keys would end up below the edge. */
  function setPanel(size: PanelSize | null): void {
    clicks.setPanel(size);
    if (!size || window.isDestroyed() || !window.isVisible()) return;
    const bounds = window.getBounds();
    const higher = keepInSight(screen.getDisplayMatching(bounds).workArea, bounds, size.height);
    if (higher.y !== bounds.y) putAt(higher);
  }

  /** A screen was unplugged or changed its size: the system may have moved the window, which nobody has dragged. */
  function stayOnScreen(): void {
    if (!window.isDestroyed() && window.isVisible()) moveTo(screen.getDisplayMatching(window.getBounds()));
  }

  function disappear(): void {
    clearTimeout(hiding);
    // A window that hides drops the keys, and whoever is below would get one that is still down.
    if (hasKeys) return;
    hiding = setTimeout(() => {
      if (window.isDestroyed() || !window.isVisible()) return;
      rememberDragging();
      window.hide();
    }, FADE_MS);
  }

  const rememberDragging = () => dragging.found(window.getBounds(), screen.getCursorScreenPoint());

  function show(next: PreviewView): void {
    view = next;
    if (window.isDestroyed()) return;
    options.onView(next);
    clicks.show(next.kind);
    if (next.kind === 'hidden') disappear();
    else appear();
  }

  function takeKeys(): void {
    if (window.isDestroyed()) return;
    hasKeys = true;
    if (!options.isUsable()) return;
    if (!ALWAYS_FOCUSABLE) window.setFocusable(true);
    window.show();
    window.focus();
  }

  window.on('move', () => window.isVisible() && rememberDragging());
  screen.on('display-removed', stayOnScreen);
  screen.on('display-metrics-changed', stayOnScreen);

  return {
    window,
    clicks: { setPointer: clicks.setPointer, setPanel },
    show,
    takeKeys,
    greet() {
      show(view);
      if (hasKeys) takeKeys();
    },
    dismiss() {
      clearTimeout(hiding);
      if (!window.isDestroyed()) window.hide();
    },
    async giveBackKeys(target: Target | null) {
      if (!hasKeys || window.isDestroyed()) return;
      hasKeys = false;
      const had = window.isFocused();
      window.blur();
      if (!ALWAYS_FOCUSABLE) window.setFocusable(false);
      if (view.kind === 'hidden') disappear();
      // Somebody who clicked elsewhere meanwhile stays there. Where the target has gone, the inserter finds that out.
      if (had && target) await options.windows.focus(target);
    },
    resize() {
      if (!window.isDestroyed() && !window.isVisible()) window.setBounds(previewWindowSize(options.textSize()));
    },
  };
}

/** A panel takes keys without making this app the active one; a toolbar is what X11 has for that. */
const panelType = (): 'panel' | 'toolbar' => (process.platform === 'darwin' ? 'panel' : 'toolbar');

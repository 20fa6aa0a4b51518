/**
 * Owns where the preview stands, by the rules of design/look. What size it has is contract/panel.ts; never touches a
 * window.
 */
import { PANEL_INSET, panelWidth, previewWindowSize, ROW_CENTRE } from '../../contract/panel.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Kept free below row 1, so that most states fit on the screen without being moved. */
const FREE_BELOW = 200;

/**
 * The window's place on a display whose free area is `area`: the panel centred, at the upper edge of the lower third,
 * its top left corner the same for all states. `dragged` is how far the person has moved it from there.
 */
export function place(
  area: Rectangle,
  textSize: number,
  dragged: { readonly x: number; readonly y: number },
): Rectangle {
  const panel = panelWidth(textSize);
  const { width, height } = previewWindowSize(textSize);
  const left = area.x + (area.width - panel) / 2 + dragged.x;
  const top = area.y + (area.height * 2) / 3 + dragged.y;
  const lowest = area.y + area.height - 2 * ROW_CENTRE * textSize - FREE_BELOW;
  return {
    x: Math.round(clamp(left, area.x, area.x + area.width - panel)) - PANEL_INSET.left,
    y: Math.round(clamp(top, area.y, lowest)) - PANEL_INSET.top,
    width,
    // The panel is never higher than its window without the insets: on a low screen it scrolls.
    height: Math.min(height, area.height + PANEL_INSET.top + PANEL_INSET.bottom),
  };
}

/**
 * The same place, or as much higher as a panel of this height needs to be seen whole in `area`: its keys stand at its
 * lower end. It never comes back down, so that it moves at most once for what is shown.
 */
export function keepInSight(area: Rectangle, window: Rectangle, panelHeight: number): Rectangle {
  const lowest = area.y + area.height - panelHeight - PANEL_INSET.top;
  return { ...window, y: Math.round(Math.min(window.y, Math.max(lowest, area.y - PANEL_INSET.top))) };
}

/** `low` wins where the area is too small for both. */
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

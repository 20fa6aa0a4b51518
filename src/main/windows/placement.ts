/** Owns where the preview stands: its reserved size, and its corner by the rules of design/look. Never touches a window. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of the panel at text size 1, in pixels; with larger text it grows up to 840. */
const PANEL_WIDTH = 560;
const WIDEST_PANEL = 840;
/** Around the panel, for its shadow. The page has the same padding. */
const MARGIN = 32;
/** Room for the tallest state that does not scroll: a critical risk with nine readings. */
const PANEL_HEIGHT = 480;
/** Of row 1. The command is read there in every state. */
const ROW_HEIGHT = 44;
/** Kept free below row 1, so that most states fit on the screen without being moved. */
const FREE_BELOW = 200;

/** Size of the one window that holds every state. `textSize` is 1 to 2. */
export function reservedSize(textSize: number): { readonly width: number; readonly height: number } {
  const width = Math.min(WIDEST_PANEL, Math.round(PANEL_WIDTH * textSize));
  return { width: width + 2 * MARGIN, height: Math.round(PANEL_HEIGHT * textSize) + 2 * MARGIN };
}

/**
 * The window's place on a display whose free area is `area`: row 1 at the upper edge of the lower third, centred, its top
 * left corner the same for all states. `dragged` is how far the person has moved it from there.
 */
export function place(
  area: Rectangle,
  textSize: number,
  dragged: { readonly x: number; readonly y: number },
): Rectangle {
  const size = reservedSize(textSize);
  const panelWidth = size.width - 2 * MARGIN;
  const left = area.x + (area.width - panelWidth) / 2 + dragged.x;
  const top = area.y + (area.height * 2) / 3 + dragged.y;
  const lowest = area.y + area.height - (ROW_HEIGHT + FREE_BELOW) * textSize;
  return {
    x: Math.round(clamp(left, area.x, area.x + area.width - panelWidth)) - MARGIN,
    y: Math.round(clamp(top, area.y, lowest)) - MARGIN,
    ...size,
  };
}

/** `low` wins where the area is too small for both. */
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

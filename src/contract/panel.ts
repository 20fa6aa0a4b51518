/**
 * Owns the geometry that main and the preview must agree on: where in its transparent window the panel stands, and how
 * much room it may need. The window has this size from the start and is never resized between states. Never places a
 * window.
 */

/** Room for the panel's shadow, in CSS pixels: the panel's top left corner is at (left, top) of the window. */
export const PANEL_INSET = { left: 32, top: 24, right: 32, bottom: 40 } as const;
/** Centre of row 1 below the panel's top edge, in every state, with text of normal size. */
export const ROW_CENTRE = 23;

const WIDTH = 560;
const WIDEST = 840;
/** A command of 12 lines with a message and its keys; what needs more scrolls. */
const HEIGHT = 400;

/** Width of the review for a text size of 1 to 2. */
export const panelWidth = (textSize: number): number => Math.min(WIDEST, Math.round(WIDTH * textSize));

/** Size of the preview's window in CSS pixels, for a text size of 1 to 2. */
export const previewWindowSize = (textSize: number): { readonly width: number; readonly height: number } => ({
  width: panelWidth(textSize) + PANEL_INSET.left + PANEL_INSET.right,
  height: Math.round(HEIGHT * (0.5 + 0.5 * textSize)) + PANEL_INSET.top + PANEL_INSET.bottom,
});

/** Return held this long confirms a critical command; the preview draws it filling. */
export { HOLD_RETURN_MS } from '../core/session/limits.ts';

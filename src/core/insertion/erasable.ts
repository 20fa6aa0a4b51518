/**
 * Owns what can be taken back by Backspace: a text whose characters every line editor counts alike. Never presses a
 * key.
 */

/**
 * Letters, digits, signs and blanks, each one character by itself; nothing that joins, is of no width or is a control.
 */
const COUNTED = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u;
/** Letters that join with what stands before them to one on the screen. */
const JOINING = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;

/** How many times Backspace takes back the whole text, and no more; null where nobody can tell. */
export function countErasures(text: string): number | null {
  return COUNTED.test(text) && !JOINING.test(text) ? Array.from(text).length : null;
}

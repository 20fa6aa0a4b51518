/**
 * Owns the reader's integer hashing: texts to 32-bit atoms, atoms to feature slots. Training and reading share it, so
 * changing anything here makes every trained file useless. Never keeps state.
 */

/** Feature slots are numbers below 2 ** SLOT_BITS. */
export const SLOT_BITS = 24;

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The atom of the empty text; `extendHash` of it gives the atom of any other. */
export const EMPTY_TEXT = BASIS;

/** FNV-1a over UTF-16 code units, continued from `hash`: extendHash(hashText(a), b) === hashText(a + b). */
export function extendHash(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h;
}

export const hashText = (text: string): number => extendHash(BASIS, text);

/** Joins two atoms into one; the order matters. */
export function join(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) + b;
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39);
  return h ^ (h >>> 16);
}

/** The slot of a feature: its template number and the atom of its values. */
export function slotOf(template: number, atom: number): number {
  let h = Math.imul(atom ^ (atom >>> 16) ^ Math.imul(template, 0x9e3779b1), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> (32 - SLOT_BITS);
}

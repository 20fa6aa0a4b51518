/**
 * Owns joining the transcripts of pieces: what two pieces share is said once, and no word is lost. Never cuts sound.
 */
import { foldWord } from './folding.ts';

export interface PieceText {
  readonly text: string;
  /** It begins with speech that the piece before ends with. */
  readonly overlaps: boolean;
}

/** Words looked at on either side of a seam. */
const SEAM_WORDS = 12;
/** Words next to the seam that may be torn in two by the cut, and so be wrong. */
const TORN_WORDS = 2;

const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** One text of all pieces, in order. */
export function joinPieces(pieces: readonly PieceText[]): string {
  let joined: string[] = [];
  for (const { text, overlaps } of pieces) {
    const words = splitWords(text);
    joined = overlaps ? joinAtSeam(joined, words) : [...joined, ...words];
  }
  return joined.join(' ');
}

/** The longest run of words that ends the first text and begins the second, torn words at the cut left out. */
function joinAtSeam(before: readonly string[], after: readonly string[]): string[] {
  let best = { length: 0, torn: 0, keep: before.length, skip: 0 };
  for (let tornEnd = 0; tornEnd <= TORN_WORDS; tornEnd++)
    for (let tornStart = 0; tornStart <= TORN_WORDS; tornStart++) {
      const end = before.length - tornEnd;
      const most = Math.min(SEAM_WORDS, end, after.length - tornStart);
      for (let length = most; length > 0; length--) {
        if (!isSame(before, end - length, after, tornStart, length)) continue;
        const torn = tornEnd + tornStart;
        if (length > best.length || (length === best.length && torn < best.torn))
          best = { length, torn, keep: end, skip: tornStart + length };
        break;
      }
    }
  return [...before.slice(0, best.keep), ...after.slice(best.skip)];
}

function isSame(
  before: readonly string[],
  at: number,
  after: readonly string[],
  from: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) if (foldWord(before[at + i] ?? '') !== foldWord(after[from + i] ?? '')) return false;
  return true;
}

/**
 * Owns undoing the loop a decoder can fall into: the same words again and again until its window is full. Digits and
 * twice- or thrice-said words are data ("8.8.8.8", "../../.."), so the rule is narrow. Never judges anything else.
 */
import { foldWord } from './folding.ts';

/** Turns that a phrase must take to be a loop, by how many different words it has; for more words, the last. */
const TURNS: readonly number[] = [10, 5, 3];
const LONGEST_PHRASE = 16;
const NUMBER = /^(\d+|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten)$/;

/** Letters that a decoder got stuck on inside a word. */
const STUCK_LETTERS = /(\p{L}{1,4}?)\1{11,}/gu;

/**
 * The words with a loop that runs to the end cut to one turn, and with stuck letters cut to one; others as they are.
 */
export function removeLoop(heard: readonly string[]): readonly string[] {
  const words = heard.map((word) => word.replace(STUCK_LETTERS, '$1'));
  const keys = words.map(foldWord);
  for (let length = 1; length <= Math.min(LONGEST_PHRASE, words.length >> 1); length++) {
    const start = loopStart(keys, length);
    const phrase = keys.slice(start, start + length);
    if (phrase.every((word) => NUMBER.test(word) || word.length === 1)) continue;
    const turns = (keys.length - start) / length;
    const different = new Set(phrase).size;
    if (turns >= (TURNS[Math.min(different, TURNS.length) - 1] ?? 0)) return words.slice(0, start + length);
  }
  return words;
}

/** Where the run that repeats with period `length` up to the last word begins; a last turn may be cut off. */
function loopStart(keys: readonly string[], length: number): number {
  let start = keys.length - length;
  while (start > 0 && keys[start - 1] === keys[start - 1 + length]) start--;
  return start;
}

/** Owns the word error rate: the fewest insertions, deletions and substitutions between two texts' words. */
import { editDistance } from '../../core/gate/nearness.ts';

export interface WordErrors {
  readonly edits: number;
  /** Words that were said. */
  readonly words: number;
}

/** Words in lower case without the punctuation that a recogniser adds by itself, so that only words count. */
function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
}

export function compareWords(said: string, heard: string): WordErrors {
  const words = plainWords(said);
  return { edits: editDistance(words, plainWords(heard)), words: words.length };
}

/** Owns the word error rate: the fewest insertions, deletions and substitutions between two texts' words. */

/** Edits needed to turn one list into the other (Levenshtein). */
export function countEdits(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, at) => at + 1);
  row.unshift(0);
  from.forEach((word, i) => {
    const next = [i + 1];
    to.forEach((other, j) => {
      const kept = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return row[to.length] ?? 0;
}

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
  return { edits: countEdits(words, plainWords(heard)), words: words.length };
}

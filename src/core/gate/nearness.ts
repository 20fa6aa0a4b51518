/** Owns how near one word is to another by letters, and one text to another by words. Never knows what they mean. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every word that one substitution, insertion or deletion makes of it. */
export function oneLetterAway(word: string): string[] {
  const found: string[] = [];
  for (let at = 0; at <= word.length; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right !== '') found.push(left + right.slice(1));
    for (const letter of LETTERS) found.push(left + letter + right, left + letter + right.slice(1));
  }
  return found;
}

/**
 * The fewest insertions, deletions and substitutions that turn one into the other (Levenshtein): of letters between
 * words, of words between lists of them.
 */
export function editDistance(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

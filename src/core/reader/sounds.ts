/**
 * Owns how near two words sound, by their letters: vowels are alike, voiced and unvoiced consonants nearly so. A guess at
 * sound that needs no dictionary. Never knows what a word means.
 */

/** Distances: up to CLOSEST hardly another word, beyond FURTHEST another word. */
export const CLOSEST = 0.16;
export const FURTHEST = 0.36;

const VOWEL_CLASS = 1;
/** Letters by what they sound like, 1 for vowels and what is hardly heard; 0 for none of these. */
const ALIKE = ['aeiouyhw', 'pbfv', 'td', 'kgqc', 'szxj', 'mn', 'lr'];
const CLASSES: Uint8Array = classify(ALIKE);
/** The signs that skeletons are made of. */
export const CONSONANTS: readonly string[] = ALIKE.map((_, at) => String(at + 1)).slice(VOWEL_CLASS);
/** What exchanging two letters of a class costs, where another exchange costs 1. */
const SAME_VOWEL = 0.4;
const SAME_CLASS = 0.5;
/** What a letter too many or too few costs: a vowel, one that is there twice. */
const VOWEL = 0.5;
const DOUBLED = 0.1;
const LONGEST = 24;
/** Spellings of one sound, and the letter for each; a c that is none of these, but not that of "ch", is a k. */
const SPELLED = /ph|ck|qu?|c(?=[eiy])|c(?!h)|x|z/g;
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['ph', 'f'],
  ['x', 'ks'],
  ['z', 's'],
]);

function classify(classes: readonly string[]): Uint8Array {
  const table = new Uint8Array(128);
  for (const [at, letters] of classes.entries()) {
    for (const letter of letters) table[letter.charCodeAt(0)] = at + 1;
  }
  return table;
}

/** A word's letters nearer to its sounds; what the other functions take. */
export function soundsOf(word: string): string {
  const sounds = word.replace(SPELLED, (sign, at: number) => {
    const soft = sign === 'c' && /[eiy]/.test(word.charAt(at + 1));
    return soft ? 's' : (SPELLINGS.get(sign) ?? 'k');
  });
  return sounds.slice(0, LONGEST);
}

/** The consonants of sounds by class, no class twice in a row. */
export function skeletonOf(sounds: string): string {
  let skeleton = '';
  let before = 0;
  for (let i = 0; i < sounds.length; i++) {
    const own = CLASSES[sounds.charCodeAt(i)] ?? 0;
    if (own <= VOWEL_CLASS || own === before) continue;
    skeleton += own;
    before = own;
  }
  return skeleton;
}

/** The cost of turning one word's sounds into the other's, by the longer one's length; Infinity if over `furthest`. */
export function soundDistance(from: string, to: string, furthest: number): number {
  const longer = Math.max(from.length, to.length);
  const most = furthest * longer;
  if (Math.abs(from.length - to.length) * VOWEL > most) return Number.POSITIVE_INFINITY;
  let row = new Float64Array(to.length + 1);
  let next = new Float64Array(to.length + 1);
  for (let j = 1; j <= to.length; j++) row[j] = (row[j - 1] ?? 0) + alone(to, j - 1);
  for (let i = 1; i <= from.length; i++) {
    const own = from.charCodeAt(i - 1);
    const less = alone(from, i - 1);
    next[0] = (row[0] ?? 0) + less;
    let least = next[0] ?? 0;
    for (let j = 1; j <= to.length; j++) {
      const cost = Math.min(
        (row[j - 1] ?? 0) + exchange(own, to.charCodeAt(j - 1)),
        (row[j] ?? 0) + less,
        (next[j - 1] ?? 0) + alone(to, j - 1),
      );
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [row, next] = [next, row];
  }
  const distance = (row[to.length] ?? 0) / longer;
  return distance <= furthest ? distance : Number.POSITIVE_INFINITY;
}

function alone(sounds: string, at: number): number {
  const letter = sounds.charCodeAt(at);
  if (at > 0 && sounds.charCodeAt(at - 1) === letter) return DOUBLED;
  return CLASSES[letter] === VOWEL_CLASS ? VOWEL : 1;
}

function exchange(a: number, b: number): number {
  if (a === b) return 0;
  const own = CLASSES[a] ?? 0;
  if (own === 0 || own !== CLASSES[b]) return 1;
  return own === VOWEL_CLASS ? SAME_VOWEL : SAME_CLASS;
}

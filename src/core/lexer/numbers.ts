/**
 * Owns number words: by scan and scale from words to digits. Single digits stay single ("six four four" is three
 * numbers); only tens with ones and scale words join. Never decides whether neighbours belong together.
 */
import type { Atom } from './printed.ts';

const names = (list: string, from: number, step: number): [string, number][] =>
  list.split(' ').map((name, at) => [name, from + at * step]);

const ONES: ReadonlyMap<string, number> = new Map([
  ...names('zero one two three four five six seven eight nine', 0, 1),
  ['nought', 0],
  ['naught', 0],
]);
const TEENS: ReadonlyMap<string, number> = new Map(
  names('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10, 1),
);
const TENS: ReadonlyMap<string, number> = new Map(
  names('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
]);

const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);

/** Digits said, and the index of the first atom after them. */
export interface SaidNumber {
  readonly text: string;
  readonly next: number;
}

export const isNumberWord = (lower: string): boolean => ONES.has(lower) || TEENS.has(lower) || TENS.has(lower);

function lowerAt(atoms: readonly Atom[], at: number): string {
  const atom = atoms[at];
  return atom?.kind === 'letters' && !atom.glued && !atom.typed ? atom.lower : '';
}

/** "triple seven", "double oh": one digit several times; null where it is none. */
export function readRepeatedDigit(atoms: readonly Atom[], at: number): SaidNumber | null {
  const times = TIMES.get(lowerAt(atoms, at));
  const word = lowerAt(atoms, at + 1);
  const digit = word === 'oh' ? 0 : ONES.get(word);
  return times === undefined || digit === undefined ? null : { text: String(digit).repeat(times), next: at + 2 };
}

/**
 * "zero two two", "oh seven five five": three or more digits of which the first is a zero are one number; else null.
 */
export function readZeroRun(atoms: readonly Atom[], at: number): SaidNumber | null {
  let text = '';
  let next = at;
  for (; ; next += 1) {
    const word = lowerAt(atoms, next);
    const digit = word === 'oh' ? 0 : ONES.get(word);
    if (digit === undefined) break;
    text += String(digit);
  }
  const beyond = lowerAt(atoms, next);
  const more = isNumberWord(beyond) || beyond === 'hundred' || SCALES.has(beyond);
  return text.length < 3 || !text.startsWith('0') || more ? null : { text, next };
}

/** A number below one hundred that starts at `at`; "a" is one before a scale word. */
function readSmall(atoms: readonly Atom[], at: number): { value: number; next: number } | null {
  const word = lowerAt(atoms, at);
  const scale = word === 'a' ? lowerAt(atoms, at + 1) : '';
  if (scale === 'hundred' || SCALES.has(scale)) return { value: 1, next: at + 1 };
  const single = ONES.get(word) ?? TEENS.get(word);
  if (single !== undefined) return { value: single, next: at + 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const ones = atoms[at]?.word === atoms[at + 1]?.word ? undefined : ONES.get(lowerAt(atoms, at + 1));
  return ones ? { value: tens + ones, next: at + 2 } : { value: tens, next: at + 1 };
}

/** Reads the number words that start at `at`; null where there are none. "oh" is not one: the lexer knows its place. */
export function readNumber(atoms: readonly Atom[], at: number): SaidNumber | null {
  const small = readSmall(atoms, at);
  if (!small) return null;
  let total = 0;
  let group = small.value;
  let { next } = small;
  let below = Number.POSITIVE_INFINITY;
  while (group > 0) {
    if (lowerAt(atoms, next) === 'hundred' && group < 100) {
      group *= 100;
      next += 1;
      const rest = readAfterScale(atoms, next, 100);
      if (rest) {
        group += rest.value;
        next = rest.next;
      }
    }
    const scale = SCALES.get(lowerAt(atoms, next));
    if (scale === undefined || scale >= below) break;
    total += group * scale;
    group = 0;
    below = scale;
    next += 1;
    const rest = readAfterScale(atoms, next, scale);
    if (!rest) break;
    group = rest.value;
    next = rest.next;
  }
  return { text: String(total + group), next };
}

/** What follows a scale word, with or without "and": "two hundred and five"; not what begins another such number. */
function readAfterScale(atoms: readonly Atom[], at: number, scale: number): { value: number; next: number } | null {
  const rest = readSmall(atoms, lowerAt(atoms, at) === 'and' ? at + 1 : at);
  if (!rest || rest.value === 0 || rest.value >= scale) return null;
  const beyond = lowerAt(atoms, rest.next);
  return (scale === 100 ? beyond === 'hundred' : (SCALES.get(beyond) ?? 0) >= scale) ? null : rest;
}

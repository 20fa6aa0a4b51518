/**
 * Owns what differs between two readings: the characters to mark, and two or three words that say it. Never chooses
 * one.
 */
import { SYMBOL_NAMES } from './spoken-table.ts';

interface Difference {
  /** Characters of the other reading, [from, to); never empty unless both are the same. */
  readonly from: number;
  readonly to: number;
  /** What stands there in the first one, and in the other. */
  readonly was: string;
  readonly is: string;
}

/** Where `other` differs from `first`: between what both begin and what both end with. */
export function findDifference(first: string, other: string): Difference {
  const most = Math.min(first.length, other.length);
  let start = 0;
  while (start < most && first[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && first[first.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [was, is] = [first.slice(start, first.length - end), other.slice(start, other.length - end)];
  const [from, to] = [start, other.length - end];
  // Only left out: then the token that grew together is what differs.
  return from < to || was === '' ? { from, to, was, is } : { ...tokenAt(other, from), was, is };
}

function tokenAt(text: string, at: number): { readonly from: number; readonly to: number } {
  const from = text.lastIndexOf(' ', at - 1) + 1;
  const end = text.indexOf(' ', at);
  return { from, to: end < 0 ? text.length : end };
}

/**
 * 'two words', 'without the blank', 'underscore', 'capital B'; empty where the marked characters speak for themselves.
 */
export function nameDifference(first: string, other: string): string {
  const { was, is } = findDifference(first, other);
  if (is === '' && was.trim() === '' && was !== '') return 'without the blank';
  if (is === ' ' && isBetweenWords(first, other)) return 'two words';
  if (was === '' && is.trim() === '' && is !== '') return 'with a blank';
  if (is.length !== 1) return '';
  if (is.toLowerCase() === was.toLowerCase()) return is === is.toUpperCase() ? `capital ${is}` : `small ${is}`;
  return SYMBOL_NAMES[is] ?? '';
}

/** The first reading, where another one takes its name for two words. */
export const nameFirst = (readings: readonly string[]): string => {
  const [first = '', ...others] = readings;
  return others.some((other) => nameDifference(first, other) === 'two words') ? 'one name' : '';
};

/** A blank in place of a joiner, or of nothing, with a letter or digit on both sides. */
function isBetweenWords(first: string, other: string): boolean {
  const { from, was } = findDifference(first, other);
  return /^[-_.]?$/.test(was) && /\w/.test(other[from - 1] ?? '') && /\w/.test(other[from + 1] ?? '');
}

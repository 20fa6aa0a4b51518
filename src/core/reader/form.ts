/** Owns the form: one thing that may be written for a unit, with the numbers that features need. Never decides. */
import type { Unit, UnitKind } from '../lexer/unit.ts';
import { EMPTY_TEXT, extendHash, hashText } from './hash.ts';
import type { SoundAlikes } from './sound-alikes.ts';

/** How a word's letters are printed. */
export const LOWER = 0;
export const TITLE = 1;
export const UPPER = 2;
export const MIXED = 3;

/** Kind atoms of letters, words and numbers (by length); a symbol's kind atom is its own text's hash. */
export const LETTER = 4;
export const WORD = 5;

/** Units in the longest phrase that a learned repair replaces. */
export const LONGEST_PHRASE = 3;

export interface Form {
  readonly text: string;
  readonly kind: UnitKind;
  /** Units it replaces. */
  readonly span: number;
  readonly repaired: boolean;
  /** Why it may be written: 0 it was heard so, 1 a table's repair, 2 digits, 3 a form's own words, from 4 on a name that
   * sounds alike, by where it is from and how near. */
  readonly why: number;
  /** Which alternative of the unit, -1 for the unit as heard. */
  readonly choice: number;
  readonly fixedCase: boolean;
  readonly printed: number;
  /** Atom of the text; lower case unless the case is fixed. */
  readonly id: number;
  readonly kindAtom: number;
  readonly head: number;
  readonly tail: number;
  readonly shape: number;
  readonly lower: string;
  readonly upper: string;
}

export function formOf(unit: Unit): Form {
  return makeForm(unit.text, unit.kind, unit.fixedCase, 1, -1, 0);
}

/**
 * The forms of the alternatives at unit `at`: the lexer's in their order, then what training learned to hear in the
 * phrases that begin here, then names that sound alike.
 */
export function alternativesAt(
  units: readonly Unit[],
  at: number,
  learned: ReadonlyMap<number, readonly string[]>,
  alike: SoundAlikes | null,
): Form[] {
  const forms: Form[] = [];
  const add = (text: string, span: number, why: number) => {
    if (forms.some((form) => form.text === text && form.span === span)) return;
    forms.push(makeForm(text, kindOf(text), false, span, forms.length, why));
  };
  for (const { text, span, why } of units[at]?.alternatives ?? [])
    add(text, span, why === 'repair' ? 1 : kindOf(text) === 'number' ? 2 : 3);
  let phrase = EMPTY_TEXT;
  for (let span = 1; span <= LONGEST_PHRASE; span++) {
    const unit = units[at + span - 1];
    if (unit === undefined || unit.weak || unit.literal || unit.fixedCase || (span > 1 && unit.separated)) break;
    phrase = extendHash(phrase, span > 1 ? ` ${unit.said}` : unit.said);
    for (const text of learned.get(phrase) ?? []) if (text !== unit.text || span > 1) add(text, span, 1);
  }
  for (const { text, source } of alike?.at(units, at) ?? []) add(text, 1, 4 + source);
  return forms;
}

function kindOf(text: string): UnitKind {
  if (/^[a-z]$/i.test(text)) return 'letter';
  if (/^[a-z]+$/i.test(text)) return 'word';
  return /^\d+$/.test(text) ? 'number' : 'symbol';
}

function makeForm(text: string, kind: UnitKind, fixedCase: boolean, span: number, choice: number, why: number): Form {
  const lower = text.toLowerCase();
  const key = fixedCase ? text : lower;
  const upper = text.toUpperCase();
  const id = hashText(key);
  const kindAtom =
    kind === 'symbol' ? id : kind === 'number' ? Math.min(3, text.length) : kind === 'letter' ? LETTER : WORD;
  const shape = hashText(text.slice(0, 5).replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0'));
  const printed =
    kind === 'number' || kind === 'symbol' ? (/[A-Z]/.test(text) ? MIXED : LOWER) : printedCase(text, lower);
  const [head, tail] = [hashText(key.slice(0, 3)), hashText(key.slice(-3))];
  const repaired = why === 1 || why >= 4;
  return { text, kind, span, repaired, why, choice, fixedCase, printed, id, kindAtom, head, tail, shape, lower, upper };
}

function printedCase(text: string, lower: string): number {
  if (text === lower) return LOWER;
  if (text === text.toUpperCase()) return UPPER;
  return text === titleCase(lower) ? TITLE : MIXED;
}

export const titleCase = (lower: string): string => lower.charAt(0).toUpperCase() + lower.slice(1);

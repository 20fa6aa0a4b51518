/**
 * Owns the way from a transcript to units: spoken forms, numbers, letters, casing, literals, undo. Total and linear:
 * any text gives units, what recognisers write for silence none. Never infers a blank, a case or a meaning: it marks
 * what it cannot know.
 */
import { cleanTranscript } from '../speech/clean.ts';
import { readDirective } from './directives.ts';
import {
  BEFORE_BLANK,
  BLANK,
  DOUBLED,
  DOUBTFUL_LITERALS,
  LITERAL,
  OPENED_BY_DOLLAR,
  TAB,
  TWICE,
  UNDO,
} from './forms.ts';
import { MISHEARINGS } from './mishearings.ts';
import { isNumberWord, readNumber, readRepeatedDigit, readZeroRun } from './numbers.ts';
import { type Atom, splitPrinted } from './printed.ts';
import { repairsAt } from './repairs.ts';
import {
  formAt,
  hyphenedFormAt,
  matches,
  printedCase,
  put,
  putForm,
  putWord,
  recogniserCase,
  type Scan,
} from './scan.ts';
import { readSpelling } from './spelling.ts';
import type { Alternative, Lexed } from './unit.ts';

/** A text of more atoms was never written for silence. */
const LONGEST_PHANTOM = 16;

/** Reads a transcript into units. Pure; linear in its length; never throws. */
export function lex(heard: string): Lexed {
  const { words, atoms: printed } = splitPrinted(heard);
  const atoms = printed.length <= LONGEST_PHANTOM && cleanTranscript(heard) === '' ? [] : printed;
  const scan: Scan = {
    atoms,
    units: [],
    clean: atoms.some((atom) => atom.lower === BLANK && !atom.typed),
    ...recogniserCase(atoms),
    separators: false,
    blank: false,
    undoneBefore: 0,
    spelling: false,
  };
  for (let at = 0; at < atoms.length; ) at = readUnit(scan, at);
  const { units, separators, undoneBefore } = scan;
  const utterance = { units, start: undoneBefore, separators };
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at];
    if (unit) unit.alternatives.push(...repairsAt(utterance, at));
  }
  return { heard, words, units, separators, undoneBefore };
}

/** Reads what begins at atom `at`; returns the atom after it. */
function readUnit(scan: Scan, at: number): number {
  const atom = scan.atoms[at];
  if (!atom) return at + 1;
  if (atom.kind === 'symbol') return put(scan, atom.text, 'symbol', at, at + 1, { weak: atom.weak });
  if (atom.kind === 'digits') return readDigits(scan, at, atom);
  if (atom.typed) return putWord(scan, at, at + 1, atom.text, { glued: atom.glued });
  return (
    readLiteral(scan, at, atom) ??
    readUndo(scan, at) ??
    readForm(scan, at) ??
    readBlank(scan, at, atom) ??
    readDirective(scan, at) ??
    readSaidNumber(scan, at, atom) ??
    readSpelling(scan, at, atom) ??
    readWord(scan, at, atom)
  );
}

function readWord(scan: Scan, at: number, atom: Atom): number {
  const compound = BEFORE_BLANK.has(atom.lower) && scan.atoms[at + 1]?.lower === BLANK;
  const alternatives: Alternative[] = compound
    ? [{ span: 1, text: `${atom.lower}${BLANK}`, why: 'repair', likely: false }]
    : [];
  return putWord(scan, at, at + 1, printedCase(scan, at, atom), { alternatives });
}

function readDigits(scan: Scan, at: number, atom: Atom): number {
  const form = formAt(scan.atoms, at);
  if (form) return putForm(scan, at, form);
  const alternatives: Alternative[] = atom.commas ? [{ span: 1, text: atom.commas, why: 'number', likely: false }] : [];
  return put(scan, atom.text, 'number', at, at + 1, { alternatives });
}

function readForm(scan: Scan, at: number): number | null {
  const hyphened = hyphenedFormAt(scan.atoms, at);
  if (hyphened) return put(scan, hyphened.written, 'symbol', at, at + 3);
  const form = formAt(scan.atoms, at);
  if (form) return putForm(scan, at, form);
  const opened = OPENED_BY_DOLLAR.get(scan.atoms[at]?.lower ?? '');
  if (opened && !scan.blank && scan.units.at(-1)?.text === '$') return put(scan, opened, 'symbol', at, at + 1);
  const twice = scan.atoms[at]?.lower === TWICE && formAt(scan.atoms, at + 1)?.written === DOUBLED;
  return twice ? put(scan, DOUBLED, 'symbol', at, at + 1) : null;
}

/**
 * "literal X". Where the directive may be a word itself it only adds an alternative: "word" and "escape" before a
 * spoken form, "literal" before one right after a dash ("dash dash from dash literal equals").
 */
function readLiteral(scan: Scan, at: number, atom: Atom): number | null {
  const meant = scan.atoms[at + 1];
  if (meant?.kind !== 'letters' || meant.glued) return null;
  const form = formAt(scan.atoms, at + 1);
  const afterDash = !scan.blank && scan.units.at(-1)?.text === '-';
  if (atom.lower === LITERAL && !(form && afterDash)) {
    return putWord(scan, at, at + 2, printedCase(scan, at + 1, meant), { literal: true });
  }
  if (!form || !(atom.lower === LITERAL || DOUBTFUL_LITERALS.has(atom.lower))) return null;
  const alternatives: Alternative[] = [{ span: 2, text: meant.lower, why: 'literal', likely: false }];
  return putWord(scan, at, at + 1, printedCase(scan, at, atom), { alternatives });
}

function readUndo(scan: Scan, at: number): number | null {
  if (!UNDO.some((words) => matches(scan.atoms, at, words))) return null;
  put(scan, scan.atoms[at]?.lower ?? '', 'word', at, at + 1);
  put(scan, scan.atoms[at + 1]?.lower ?? '', 'word', at + 1, at + 2);
  scan.undoneBefore = scan.units.length;
  return at + 2;
}

function readBlank(scan: Scan, at: number, atom: Atom): number | null {
  if (atom.glued || isNamedBlank(scan, at, atom) || !(atom.lower === BLANK || (atom.lower === TAB && scan.clean)))
    return null;
  if (atom.lower === TAB && MISHEARINGS.has(`${scan.atoms[at - 1]?.lower} ${TAB}`)) return null;
  scan.blank = true;
  scan.separators = true;
  scan.spelling = false;
  return at + 1;
}

/** "space" as a word: in "open bracket colon space colon", and printed in capitals where little else is. */
function isNamedBlank(scan: Scan, at: number, atom: Atom): boolean {
  if (atom.lower !== BLANK) return false;
  const [open, colon] = [scan.units.at(-2), scan.units.at(-1)];
  if (open?.text === '[' && colon?.text === ':' && !scan.blank && scan.atoms[at + 1]?.lower === 'colon') return true;
  return (
    atom.text === BLANK.toUpperCase() && !scan.upperCase && scan.atoms.some(({ text }) => text === text.toLowerCase())
  );
}

function readSaidNumber(scan: Scan, at: number, atom: Atom): number | null {
  const before = scan.units.at(-1);
  if (atom.lower === 'oh' && joinsNumber(scan, at)) {
    const alternatives: Alternative[] = ['oh', 'o'].map((text) => ({ span: 1, text, why: 'literal', likely: false }));
    return put(scan, '0', 'number', at, at + 1, { alternatives });
  }
  if (atom.lower === 'zero' && before?.text === '/' && scan.units.at(-2)?.text === 'dev') {
    return putWord(scan, at, at + 1, atom.lower);
  }
  const run = before?.kind === 'number' && !scan.blank ? null : readZeroRun(scan.atoms, at);
  if (run && (atom.lower !== 'oh' || scan.units.length > scan.undoneBefore)) {
    const other: Alternative = { span: 1, text: `oh ${run.text.slice(1)}`, why: 'number', likely: false };
    return put(scan, run.text, 'number', at, run.next, { alternatives: atom.lower === 'oh' ? [other] : [] });
  }
  const repeated = readRepeatedDigit(scan.atoms, at);
  if (repeated) {
    const asSaid: Alternative = {
      span: 1,
      text: `${atom.lower} ${repeated.text.charAt(0)}`,
      why: 'number',
      likely: false,
    };
    return put(scan, repeated.text, 'number', at, repeated.next, { alternatives: [asSaid] });
  }
  const flag = atom.lower === 'a' && before?.text === '-' && !scan.blank;
  const number = flag ? null : readNumber(scan.atoms, at);
  if (!number) return atom.lower === 'oh' ? readLeadingOh(scan, at) : null;
  const alone = before?.kind !== 'number' && !startsNumber(scan, number.next);
  const literal = alone && number.next === at + 1;
  const alternatives: Alternative[] = literal ? [{ span: 1, text: atom.lower, why: 'literal', likely: false }] : [];
  return put(scan, number.text, 'number', at, number.next, { alternatives });
}

/**
 * Right after digits, or after the sign that parts digits: "one oh one", "twenty two dot oh four", "nine colon oh
 * five".
 */
function joinsNumber(scan: Scan, at: number): boolean {
  if (scan.blank) return false;
  const [far, before] = [scan.units.at(-2), scan.units.at(-1)];
  if (before?.kind === 'number') return true;
  if (far?.kind !== 'number' || before?.separated) return false;
  return before?.text === '.' || before?.text === ':' || (before?.text === '-' && startsNumber(scan, at + 1));
}

function startsNumber({ atoms }: Scan, at: number): boolean {
  const atom = atoms[at];
  return atom !== undefined && (atom.kind === 'digits' || isNumberWord(atom.lower));
}

/** "oh seven five five": a zero may be meant, or the word; before several digits after a word the zero. */
function readLeadingOh(scan: Scan, at: number): number | null {
  if (!startsNumber(scan, at + 1)) return null;
  const other = (text: string): Alternative[] => [{ span: 1, text, why: 'number', likely: false }];
  return scan.units.length > scan.undoneBefore && startsNumber(scan, at + 2)
    ? put(scan, '0', 'number', at, at + 1, { alternatives: other('oh') })
    : putWord(scan, at, at + 1, 'oh', { alternatives: other('0') });
}

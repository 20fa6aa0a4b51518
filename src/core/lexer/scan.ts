/**
 * Owns the state of one walk over the atoms and the writing of units into it, and what every step asks about atoms:
 * which form begins here, whose capitals these are. Never decides the order of the steps: the lexer does.
 */
import { BLANK, FORMS, type Form, LITERAL, SELDOM_WORDS } from './forms.ts';
import type { Atom } from './printed.ts';
import type { Alternative, Unit, UnitKind } from './unit.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Mutable<Unit>, 'alternatives'> & { alternatives: Alternative[] };

export interface Scan {
  readonly atoms: readonly Atom[];
  readonly units: Draft[];
  /** A blank was said anywhere in the utterance. */
  readonly clean: boolean;
  /** A recogniser's capitals: everything upper case, or every word with a capital. */
  readonly upperCase: boolean;
  readonly titleCase: boolean;
  separators: boolean;
  /** A blank was said since the last unit. */
  blank: boolean;
  undoneBefore: number;
  /** The last unit was a letter by its name, so the next name may be one. */
  spelling: boolean;
}

/** Capitals everywhere are the recogniser's, not the speaker's. */
export function recogniserCase(atoms: readonly Atom[]): { upperCase: boolean; titleCase: boolean } {
  let letters = 0;
  let upper = 0;
  let forms = 0;
  let titled = 0;
  for (const [at, atom] of atoms.entries()) {
    if (atom.kind !== 'letters' || atom.text.length < 2) continue;
    letters += 1;
    if (atom.text === atom.text.toUpperCase() && atom.text !== atom.lower) upper += 1;
    if (at === 0 || !(FORMS.has(atom.lower) || atom.lower === BLANK)) continue;
    forms += 1;
    if (/^\p{Lu}/u.test(atom.text)) titled += 1;
  }
  return { upperCase: letters > 1 && upper === letters, titleCase: titled > 1 && titled * 2 > forms };
}

export function put(
  scan: Scan,
  text: string,
  kind: UnitKind,
  first: number,
  next: number,
  more: Partial<Draft> = {},
): number {
  const { atoms } = scan;
  const opening = atoms[first];
  const closing = atoms[next - 1];
  scan.units.push({
    text,
    kind,
    said: saidBetween(atoms, first, next),
    first: opening?.word ?? 0,
    last: (closing?.word ?? 0) + 1,
    fixedCase: false,
    separated: scan.blank,
    glued: opening?.glued ?? false,
    weak: false,
    literal: false,
    alternatives: [],
    ...more,
  });
  scan.blank = false;
  scan.spelling = false;
  return next;
}

function saidBetween(atoms: readonly Atom[], first: number, next: number): string {
  let said = atoms[first]?.lower ?? '';
  for (let at = first + 1; at < next; at += 1) said += `${atoms[at]?.glued ? '' : ' '}${atoms[at]?.lower ?? ''}`;
  return said;
}

export function putWord(scan: Scan, first: number, next: number, text: string, more: Partial<Draft> = {}): number {
  return put(scan, text, [...text.slice(0, 3)].length === 1 ? 'letter' : 'word', first, next, more);
}

/** Capitals that a recogniser adds by itself are taken away; all others stay as printed. */
export function printedCase(scan: Scan, at: number, atom: Atom): string {
  if (scan.upperCase) return atom.lower;
  if (atom.text.length === 1) {
    const printed = atom.glued || isGluedOn(scan.atoms[at + 1]) || isMixedFlag(scan.atoms, at);
    return printed ? atom.text : atom.lower;
  }
  if (!isTitle(atom)) return atom.text;
  return scan.titleCase || (opensSentence(scan.atoms, at) && !hasInnerCapital(scan.atoms, at)) ? atom.lower : atom.text;
}

const isGluedOn = (after: Atom | undefined) => after?.glued === true && !after.weak;

/**
 * "dash F c": among small letters of one flag a capital was heard. "I" and "A" are capitals by a recogniser's habit.
 */
function isMixedFlag(atoms: readonly Atom[], at: number): boolean {
  if (/^[\p{Ll}IA]/u.test(atoms[at]?.text ?? '')) return false;
  const single = (atom: Atom | undefined) => atom?.kind === 'letters' && atom.text.length === 1 && !atom.glued;
  let small = false;
  let from = at;
  for (; single(atoms[from - 1]); from -= 1) small ||= atoms[from - 1]?.text === atoms[from - 1]?.lower;
  for (let next = at + 1; single(atoms[next]); next += 1) small ||= atoms[next]?.text === atoms[next]?.lower;
  return small && formAt(atoms, from - 1)?.written === '-';
}

const isTitle = (atom: Atom) => atom.text.slice(1) === atom.lower.slice(1);

/** "Set-NodeVersion": a capital further on in the printed word is the name's own, and so is the first. */
function hasInnerCapital(atoms: readonly Atom[], at: number): boolean {
  for (let next = at + 1; isGluedOn(atoms[next]); next += 1)
    if (atoms[next]?.text.slice(1) !== atoms[next]?.lower.slice(1)) return true;
  return false;
}

function opensSentence(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1];
  return !before || (before.weak && before.text !== ',');
}

/** The longest spoken form that begins here; whole words only. */
export function formAt(atoms: readonly Atom[], at: number): Form | undefined {
  const forms = FORMS.get(atoms[at]?.lower ?? '');
  return forms?.find(({ words }) => matches(atoms, at, words));
}

/** A form of two words that a recogniser printed with a hyphen: "back-slash", "dash-dash". */
export function hyphenedFormAt(atoms: readonly Atom[], at: number): Form | undefined {
  const [first, hyphen, second] = atoms.slice(at, at + 3);
  if (!first || first.typed || hyphen?.text !== '-' || !hyphen.glued || !second?.glued || second.typed)
    return undefined;
  if (first.glued || atoms[at + 3]?.text === '-') return undefined;
  return FORMS.get(first.lower)?.find(({ words }) => words.length === 2 && words[1] === second.lower);
}

export function matches(atoms: readonly Atom[], at: number, words: readonly string[]): boolean {
  for (let i = 0; i < words.length; i += 1) {
    const atom = atoms[at + i];
    if (!atom || atom.lower !== words[i] || atom.typed || atom.kind === 'symbol' || (i > 0 && atom.glued)) return false;
  }
  return true;
}

export function putForm(scan: Scan, at: number, form: Form): number {
  const next = at + form.words.length;
  const alternatives: Alternative[] = [];
  const first = scan.atoms[at]?.lower ?? '';
  if (form.ordinary && (!SELDOM_WORDS.has(first) || at === 0 || scan.units.at(-1)?.text === '--')) {
    const text = form.words.length === 1 ? first : form.words.join(' ');
    alternatives.push({ span: 1, text, why: 'literal', likely: false });
  }
  const after = scan.atoms[next];
  if (form.written === '--' && !(after?.kind === 'letters' && after.text.length > 1 && !FORMS.has(after.lower))) {
    alternatives.push({ span: 1, text: '- -', why: 'literal', likely: false });
  }
  if (form.written === '2>') alternatives.push({ span: 1, text: '2 >', why: 'number', likely: false });
  return put(scan, form.written, 'symbol', at, next, { alternatives });
}

/** "capital literal dash": a directive acts on a literal too. */
export function literalWord(scan: Scan, at: number): Atom | null {
  const meant = scan.atoms[at + 1];
  return scan.atoms[at]?.lower === LITERAL && meant?.kind === 'letters' && !meant.glued ? meant : null;
}

/** Is the next unit's place right after a flag's dash? Where blanks are said, "alpha" in "foo dash alpha" is a word. */
export function afterDash(scan: Scan): boolean {
  if (scan.blank) return false;
  const dash = scan.units.at(-1);
  if (dash?.text !== '-') return scan.spelling;
  return !scan.clean || dash.separated || scan.units.length === 1;
}

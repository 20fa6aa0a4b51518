/**
 * Owns the way from a transcript to units: spoken forms, numbers, letters, casing, literals, undo. Total and linear:
 * any text gives units. Never infers a blank, a case or a meaning: it marks what it cannot know.
 */
import { capitalize, DIRECTIVES, type SaidDirective } from './casing.ts';
import { BLANK, DOUBTFUL_LITERALS, FORMS, type Form, LITERAL, SPELLING, TAB, UNDO } from './forms.ts';
import { isNumberWord, readNumber } from './numbers.ts';
import { type Atom, splitPrinted } from './printed.ts';
import { repairsAt } from './repairs.ts';
import type { Alternative, Lexed, Unit, UnitKind } from './unit.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Mutable<Unit>, 'alternatives'> & { alternatives: Alternative[] };

interface Scan {
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

/** Reads a transcript into units. Pure; linear in its length; never throws. */
export function lex(heard: string): Lexed {
  const { words, atoms } = splitPrinted(heard);
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
  const { units } = scan;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at];
    if (unit) unit.alternatives.push(...repairsAt(units, at, scan.undoneBefore));
  }
  return { heard, words, units, separators: scan.separators, undoneBefore: scan.undoneBefore };
}

/** Capitals everywhere are the recogniser's, not the speaker's. */
function recogniserCase(atoms: readonly Atom[]): { upperCase: boolean; titleCase: boolean } {
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

function put(scan: Scan, text: string, kind: UnitKind, first: number, next: number, more: Partial<Draft> = {}): number {
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
    putWord(scan, at, at + 1, printedCase(scan, at, atom))
  );
}

function readDigits(scan: Scan, at: number, atom: Atom): number {
  const form = formAt(scan.atoms, at);
  if (form) return putForm(scan, at, form);
  const alternatives: Alternative[] = atom.commas ? [{ span: 1, text: atom.commas, why: 'number', likely: false }] : [];
  return put(scan, atom.text, 'number', at, at + 1, { alternatives });
}

function putWord(scan: Scan, first: number, next: number, text: string, more: Partial<Draft> = {}): number {
  return put(scan, text, [...text.slice(0, 3)].length === 1 ? 'letter' : 'word', first, next, more);
}

/** Capitals that a recogniser adds by itself are taken away; all others stay as printed. */
function printedCase(scan: Scan, at: number, atom: Atom): string {
  if (scan.upperCase) return atom.lower;
  if (atom.text.length === 1) return atom.glued ? atom.text : atom.lower;
  if (!isTitle(atom)) return atom.text;
  return scan.titleCase || opensSentence(scan.atoms, at) ? atom.lower : atom.text;
}

const isTitle = (atom: Atom) => atom.text.slice(1) === atom.lower.slice(1);

function opensSentence(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1];
  return !before || (before.weak && before.text !== ',');
}

/** The longest spoken form that begins here; whole words only. */
function formAt(atoms: readonly Atom[], at: number): Form | undefined {
  const forms = FORMS.get(atoms[at]?.lower ?? '');
  return forms?.find(({ words }) => matches(atoms, at, words));
}

function matches(atoms: readonly Atom[], at: number, words: readonly string[]): boolean {
  for (let i = 0; i < words.length; i += 1) {
    const atom = atoms[at + i];
    if (!atom || atom.lower !== words[i] || atom.typed || atom.kind === 'symbol' || (i > 0 && atom.glued)) return false;
  }
  return true;
}

function readForm(scan: Scan, at: number): number | null {
  const form = formAt(scan.atoms, at);
  return form ? putForm(scan, at, form) : null;
}

function putForm(scan: Scan, at: number, form: Form): number {
  const next = at + form.words.length;
  const alternatives: Alternative[] = [];
  if (form.ordinary) {
    const text = form.words.length === 1 ? (scan.atoms[at]?.lower ?? '') : form.words.join(' ');
    alternatives.push({ span: 1, text, why: 'literal', likely: false });
  }
  if (form.written === '2>') alternatives.push({ span: 1, text: '2 >', why: 'number', likely: false });
  return put(scan, form.written, 'symbol', at, next, { alternatives });
}

/** "literal X"; "word X" and "escape X" only add an alternative, for they are ordinary words too. */
function readLiteral(scan: Scan, at: number, atom: Atom): number | null {
  const meant = scan.atoms[at + 1];
  if (meant?.kind !== 'letters' || meant.glued) return null;
  if (atom.lower === LITERAL) return putWord(scan, at, at + 2, printedCase(scan, at + 1, meant), { literal: true });
  if (!DOUBTFUL_LITERALS.has(atom.lower) || !formAt(scan.atoms, at + 1)) return null;
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
  if (atom.glued || !(atom.lower === BLANK || (atom.lower === TAB && scan.clean))) return null;
  scan.blank = true;
  scan.separators = true;
  scan.spelling = false;
  return at + 1;
}

function directiveAt(atoms: readonly Atom[], at: number): SaidDirective | undefined {
  return DIRECTIVES.get(atoms[at]?.lower ?? '')?.find(({ words }) => matches(atoms, at, words));
}

/** A plain word that a directive may act on: not a form, a blank, a literal or another directive. */
function eatable(scan: Scan, at: number): Atom | null {
  const atom = plainAt(scan, at);
  const said = atom && directiveAt(scan.atoms, at);
  return said && (said.directive.kind !== 'eat' || plainAt(scan, at + said.words.length)) ? null : atom;
}

function plainAt(scan: Scan, at: number): Atom | null {
  const atom = scan.atoms[at];
  if (atom?.kind !== 'letters' || atom.glued || atom.typed || atom.lower === BLANK || atom.lower === LITERAL)
    return null;
  return (atom.lower === TAB && scan.clean) || formAt(scan.atoms, at) ? null : atom;
}

function readDirective(scan: Scan, at: number): number | null {
  const said = directiveAt(scan.atoms, at);
  if (!said) return null;
  const { directive } = said;
  const next = at + said.words.length;
  const word = eatable(scan, next) ?? literalWord(scan, next);
  if (!word) return null;
  if (directive.kind === 'eat') return eatWords(scan, at, next, directive.join);
  if (directive.kind === 'whole') return readWhole(scan, at, next, directive.upper);
  const after = next + (word === scan.atoms[next] ? 1 : 2);
  const spelled = afterDash(scan) ? SPELLING.get(word.lower) : undefined;
  return putWord(
    scan,
    at,
    after,
    capitalize(spelled ?? (word.text.length === 1 || scan.upperCase ? word.lower : word.text)),
    {
      fixedCase: true,
      literal: after > next + 1,
    },
  );
}

/** "capital literal dash": a directive acts on a literal too. */
function literalWord(scan: Scan, at: number): Atom | null {
  const meant = scan.atoms[at + 1];
  return scan.atoms[at]?.lower === LITERAL && meant?.kind === 'letters' && !meant.glued ? meant : null;
}

/** "all caps database underscore url": the whole identifier, up to anything but underscores, words and digits. */
function readWhole(scan: Scan, first: number, start: number, upper: boolean): number {
  const turn = (text: string) => (upper ? text.toUpperCase() : text.toLowerCase());
  let from = first;
  for (let at = start; ; ) {
    const literal = literalWord(scan, at);
    const word = literal ?? eatable(scan, at);
    if (!word) return from;
    const number = literal ? null : readNumber(scan.atoms, at);
    from = number?.next ?? at + (literal ? 2 : 1);
    if (number) put(scan, number.text, 'number', at === start ? first : at, from);
    else
      putWord(scan, at === start ? first : at, from, turn(word.text), { fixedCase: true, literal: literal !== null });
    const digits = number ? null : readNumber(scan.atoms, from);
    if (digits && underscoreBefore(scan, digits.next)) from = put(scan, digits.text, 'number', from, digits.next);
    const form = underscoreBefore(scan, from);
    if (!form) return from;
    from = putForm(scan, from, form);
    at = from;
  }
}

/** An underscore that joins one more word to an identifier. */
function underscoreBefore(scan: Scan, at: number): Form | null {
  const form = formAt(scan.atoms, at);
  if (form?.written !== '_') return null;
  const beyond = at + form.words.length;
  return (eatable(scan, beyond) ?? literalWord(scan, beyond)) ? form : null;
}

/** Words joined by a casing directive, until a blank, a symbol or another directive. */
function eatWords(scan: Scan, first: number, start: number, join: (words: readonly string[]) => string): number {
  const words: string[] = [];
  for (let at = start; ; ) {
    const literal = literalWord(scan, at);
    const word = literal ?? eatable(scan, at);
    if (!word) return putWord(scan, first, at, join(words), { fixedCase: true });
    const number = literal ? null : readNumber(scan.atoms, at);
    words.push(number?.text ?? word.lower);
    at = number?.next ?? at + (literal ? 2 : 1);
  }
}

function readSaidNumber(scan: Scan, at: number, atom: Atom): number | null {
  const before = scan.units.at(-1);
  if (atom.lower === 'oh' && before?.kind === 'number' && !scan.blank) {
    const alternatives: Alternative[] = ['oh', 'o'].map((text) => ({ span: 1, text, why: 'literal', likely: false }));
    return put(scan, '0', 'number', at, at + 1, { alternatives });
  }
  const number = readNumber(scan.atoms, at);
  if (!number) return null;
  const after = scan.atoms[number.next];
  const alone = before?.kind !== 'number' && !(after && (after.kind === 'digits' || isNumberWord(after.lower)));
  const literal = alone && number.next === at + 1;
  const alternatives: Alternative[] = literal ? [{ span: 1, text: atom.lower, why: 'literal', likely: false }] : [];
  return put(scan, number.text, 'number', at, number.next, { alternatives });
}

/** Is the next unit's place right after a flag's dash? Where blanks are said, "alpha" in "foo dash alpha" is a word. */
function afterDash(scan: Scan): boolean {
  if (scan.blank) return false;
  const dash = scan.units.at(-1);
  if (dash?.text !== '-') return scan.spelling;
  return !scan.clean || dash.separated || scan.units.length === 1;
}

function readSpelling(scan: Scan, at: number, atom: Atom): number | null {
  const named = scan.atoms[at + 1];
  if (atom.lower === 'letter' && named?.kind === 'letters' && !named.glued) {
    const letter = named.lower.length === 1 ? named.lower : SPELLING.get(named.lower);
    if (letter) return put(scan, letter, 'letter', at, at + 2);
  }
  const letter = SPELLING.get(atom.lower);
  if (!letter || !afterDash(scan)) return null;
  put(scan, letter, 'letter', at, at + 1, {
    alternatives: [{ span: 1, text: atom.lower, why: 'literal', likely: false }],
  });
  scan.spelling = true;
  return at + 1;
}

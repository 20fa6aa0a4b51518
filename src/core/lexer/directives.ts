/**
 * Owns how far a casing directive reaches: the words it acts on, until a blank, a symbol or another directive. Which
 * directives there are is data (casing.ts).
 */
import { capitalize, DIRECTIVES, type SaidDirective } from './casing.ts';
import { BLANK, type Form, LITERAL, SPELLING, TAB } from './forms.ts';
import { isNumberWord, readNumber } from './numbers.ts';
import type { Atom } from './printed.ts';
import { afterDash, formAt, literalWord, matches, put, putForm, putWord, type Scan } from './scan.ts';
import { endOfAsIn } from './spelling.ts';
import type { Alternative } from './unit.ts';

function directiveAt(atoms: readonly Atom[], at: number): SaidDirective | undefined {
  return DIRECTIVES.get(atoms[at]?.lower ?? '')?.find(({ words }) => matches(atoms, at, words));
}

/**
 * A plain word that a directive may act on: not a form, a blank, a literal or another directive ("big" alone is a
 * word).
 */
function eatable(scan: Scan, at: number): Atom | null {
  const atom = plainAt(scan, at);
  const said = atom && directiveAt(scan.atoms, at);
  if (!said || said.directive.kind === 'letter') return atom;
  return said.directive.kind !== 'eat' || plainAt(scan, at + said.words.length) ? null : atom;
}

function plainAt(scan: Scan, at: number): Atom | null {
  const atom = scan.atoms[at];
  if (atom?.kind !== 'letters' || atom.glued || atom.typed || atom.lower === BLANK || atom.lower === LITERAL)
    return null;
  return (atom.lower === TAB && scan.clean) || formAt(scan.atoms, at) ? null : atom;
}

export function readDirective(scan: Scan, at: number): number | null {
  const said = directiveAt(scan.atoms, at);
  if (!said) return null;
  const { directive } = said;
  const next = at + said.words.length;
  const word = eatable(scan, next) ?? literalWord(scan, next) ?? allAfterCapital(scan, directive.kind, next);
  if (!word) return null;
  if (directive.kind === 'eat') return eatWords(scan, at, next, directive.join);
  if (directive.kind === 'whole') return readWhole(scan, at, next, directive.upper);
  const literal = word !== scan.atoms[next];
  const after = endOfAsIn(scan.atoms, next) ?? next + (literal ? 2 : 1);
  const inFlag = afterDash(scan);
  const spelled = inFlag ? SPELLING.get(word.lower) : undefined;
  if (directive.kind === 'letter' && !spelled && word.lower.length > 1) return null;
  const plain = spelled ?? (word.text.length === 1 || scan.upperCase ? word.lower : word.text);
  const small = directive.kind === 'letter' && !directive.upper;
  const whole = small || plain.length > 1 || inFlag ? null : wordOfLetter(scan, after, plain);
  const flags = scan.units.at(-1)?.kind === 'letter' && !scan.blank;
  if (whole && !flags) return putWord(scan, at, after + 1, whole, { fixedCase: true });
  const alternatives: Alternative[] = whole ? [{ span: 2, text: whole, why: 'repair', likely: true }] : [];
  putWord(scan, at, after, small ? plain : capitalize(plain), { fixedCase: true, literal, alternatives });
  scan.spelling = inFlag && plain.length === 1;
  return after;
}

/** "capital all capital files": here "all" is the word. */
function allAfterCapital(scan: Scan, kind: string, at: number): Atom | null {
  return kind === 'first' && scan.atoms[at]?.lower === 'all' ? plainAt(scan, at) : null;
}

/** "capital s safari": the letter, and then the word that it begins. */
function wordOfLetter(scan: Scan, at: number, letter: string): string | null {
  const word = plainAt(scan, at);
  if (!word || word.lower.length < 2 || !word.lower.startsWith(letter) || isNumberWord(word.lower)) return null;
  return directiveAt(scan.atoms, at) ? null : capitalize(word.lower);
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

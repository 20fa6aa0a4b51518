/**
 * Owns how letters are spelled: the spelling alphabet after a dash and in runs, "letter b", "l as in lima". Never
 * decides what the letters join to.
 */
import { AS_IN, SPELLED_LISTS, SPELLED_X, SPELLING } from './forms.ts';
import type { Atom } from './printed.ts';
import { afterDash, matches, printedCase, put, putWord, type Scan } from './scan.ts';
import type { Alternative } from './unit.ts';

/** So many names in a row outside a flag are letters; fewer may be the words themselves. */
const SHORTEST_RUN = 3;

const literally = (text: string): Alternative[] => [{ span: 1, text, why: 'literal', likely: false }];

/** Reads what spells a letter at atom `at`; returns the atom after it, or null. */
export function readSpelling(scan: Scan, at: number, atom: Atom): number | null {
  const named = scan.atoms[at + 1];
  if (atom.lower === 'letter' && named?.kind === 'letters' && !named.glued) {
    const letter = named.lower.length === 1 ? named.lower : SPELLING.get(named.lower);
    if (letter) return put(scan, letter, 'letter', at, at + 2);
  }
  const explained = endOfAsIn(scan.atoms, at);
  if (explained !== null) return putWord(scan, at, explained, printedCase(scan, at, atom));
  return readNamed(scan, at, atom) ?? readRun(scan, at);
}

function readNamed(scan: Scan, at: number, atom: Atom): number | null {
  const next = at + namedX(scan.atoms, at);
  const two = next > at;
  const letter = two ? SPELLED_X[0] : SPELLING.get(atom.lower);
  const before = scan.units.at(-1);
  if (!letter || scan.blank || !(scan.spelling || before?.text === '-')) return null;
  if (!afterDash(scan)) {
    if (two || nameRun(scan.atoms, at).length >= SHORTEST_RUN) return null;
    return putWord(scan, at, at + 1, atom.lower, { alternatives: literally(letter) });
  }
  put(scan, letter, 'letter', at, two ? next : at + 1, { alternatives: two ? [] : literally(atom.lower) });
  scan.spelling = true;
  return two ? next : at + 1;
}

/** "tango oscar delta oscar": letters, unless the names begin a list ("alpha bravo charlie") or one is a command. */
function readRun(scan: Scan, at: number): number | null {
  const run = nameRun(scan.atoms, at);
  const [first] = run;
  if (!first || run.length < SHORTEST_RUN) return null;
  const said = run.map(({ name }) => name).join(' ');
  if (SPELLED_LISTS.some((list) => said.startsWith(list)) || (first.name === 'echo' && !scan.blank)) return null;
  let from = at;
  for (const { letter, name, next } of run)
    from = put(scan, letter, 'letter', from, next, { alternatives: literally(name) });
  return from;
}

/** The letters named side by side from here on. */
function nameRun(atoms: readonly Atom[], at: number): { letter: string; name: string; next: number }[] {
  const run: { letter: string; name: string; next: number }[] = [];
  for (let from = at; ; ) {
    const atom = atoms[from];
    const x = namedX(atoms, from);
    const letter = x > 0 ? SPELLED_X[0] : SPELLING.get(atom?.lower ?? '');
    if (!atom || !letter || atom.typed || atom.glued) return run;
    from += x || 1;
    run.push({ letter, name: x > 0 ? SPELLED_X.join(' ') : atom.lower, next: from });
  }
}

/** How many atoms say "x-ray" here, as two words or with a hyphen; 0 where none do. */
function namedX(atoms: readonly Atom[], at: number): number {
  if (matches(atoms, at, SPELLED_X)) return SPELLED_X.length;
  const [x, hyphen, ray] = atoms.slice(at, at + 3);
  const printed = hyphen?.glued && hyphen.text === '-' && ray?.glued;
  return printed && x?.lower === SPELLED_X[0] && ray.lower === SPELLED_X[1] ? 3 : 0;
}

/** The atom after "l as in lima" where that begins here, else null. Commas that a recogniser put in do not count. */
export function endOfAsIn(atoms: readonly Atom[], at: number): number | null {
  const letter = atoms[at];
  if (letter?.kind !== 'letters' || letter.text.length !== 1) return null;
  const afterComma = (from: number) => (atoms[from]?.weak && atoms[from]?.text === ',' ? from + 1 : from);
  const from = afterComma(at + 1);
  if (!matches(atoms, from, AS_IN) || atoms[from]?.glued) return null;
  const next = from + AS_IN.length;
  const name = atoms[next];
  const named = name?.kind === 'letters' && !name.glued && name.lower.length > 1 && name.lower.startsWith(letter.lower);
  return named ? afterComma(next + 1) : null;
}

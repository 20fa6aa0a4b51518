/**
 * Owns the doubts about blanks: one forgotten, one too many, one that the recogniser printed or left out. Never
 * repairs.
 */
import { DIRECTIVES } from '../lexer/casing.ts';
import { BEFORE_BLANK, BLANK } from '../lexer/forms.ts';
import type { Unit } from '../lexer/unit.ts';
import type { Rule } from './rule.ts';

const missing = (before: Unit, unit: Unit) => `Was there a blank between "${before.said}" and "${unit.said}"?`;

/** Was it joined from several words ("camel case my file")? Then no word before it belongs to it. */
const isJoined = (unit: Unit) =>
  DIRECTIVES.get(unit.said.split(' ', 1)[0] ?? '')?.some(({ directive }) => directive.kind === 'eat') === true;

/** Two plain words side by side: no blank was said, and joined they are hardly ever meant. */
const missingBlank: Rule = ({ unit, before }) => {
  if (!before || unit.separated || unit.glued || unit.weak || (unit.fixedCase && !isJoined(unit))) return null;
  const kinds = `${before.kind} ${unit.kind}`;
  if (kinds !== 'word word' && kinds !== 'word letter' && kinds !== 'letter word') return null;
  return missing(before, unit);
};

/** Two spoken numbers side by side where the first is already whole: "two thousand twenty twenty". */
const joinedNumbers: Rule = ({ unit, before }) =>
  unit.kind === 'number' &&
  before?.kind === 'number' &&
  !unit.separated &&
  !unit.glued &&
  before.said.includes(' ') &&
  before.text.length > 2
    ? `Is "${before.said} ${unit.said}" one number?`
    : null;

/** Joins that hardly any token has, but a forgotten blank makes: "ls-l", "find.-name", "a--b", "{}\\;". */
const unlikelyJoin: Rule = ({ unit, before, after, units, at, quoted }) => {
  if (!before || unit.separated || unit.glued || quoted) return null;
  const ends = units[at + 2] === undefined || units[at + 2]?.separated === true;
  const shortFlag =
    before.kind !== 'letter' &&
    unit.text === '-' &&
    after?.kind === 'letter' &&
    !after.separated &&
    ends &&
    before.text !== '-';
  const lateFlag = unit.text === '-' && (before.text === '.' || before.text === '/') && after?.separated === false;
  const longFlag = unit.text === '--' && (before.kind !== 'symbol' || before.text === '.' || before.text === '/');
  const semicolon = unit.text === '\\' && before.text === '}';
  return shortFlag || lateFlag || longFlag || semicolon ? missing(before, unit) : null;
};

/** Two blanks outside quotes mean nothing to a shell: one of them was a word, or a mistake. */
const doubleBlank: Rule = ({ unit, before, quoted }) =>
  before && unit.separated && !quoted && unit.first - before.last > 1
    ? `Two blanks were said after "${before.said}".`
    : null;

/** "name space" at the end may be "namespace". */
const blankAtEnd: Rule = ({ lexed, unit, after }) =>
  !after && lexed.words[unit.last]?.text.toLowerCase() === BLANK && BEFORE_BLANK.has(unit.said)
    ? `"${unit.said} space" may be one word.`
    : null;

/** A recogniser's hyphens between words: "dash-u", "D-I-G". */
const printedHyphen: Rule = ({ unit, before, after }) => {
  if (unit.text !== '-' || unit.said !== '-' || !unit.glued || !before || !after?.glued) return null;
  const plain = (one: Unit) => one.kind === 'word' || (one.kind === 'number' && /\d/.test(one.said));
  return plain(before) && plain(after)
    ? null
    : `The hyphen after "${before.said}" may have been added by the recogniser.`;
};

/** "file.dot", `two)`: a spoken form or blank inside a printed word. */
const formInPrint: Rule = ({ unit, after }) => {
  const inside = unit.glued || (after?.glued === true && !after.weak);
  const spoken = unit.kind !== 'word' && unit.kind !== 'letter' && /[a-z]/.test(unit.said);
  if (unit.glued && unit.separated) return `A blank may have been printed inside a word before "${unit.said}".`;
  return spoken && inside && !unit.literal ? `"${unit.said}" was printed inside a word.` : null;
};

/** Asked in this order. */
export const BLANK_RULES: readonly Rule[] = [
  missingBlank,
  joinedNumbers,
  unlikelyJoin,
  doubleBlank,
  blankAtEnd,
  printedHyphen,
  formInPrint,
];

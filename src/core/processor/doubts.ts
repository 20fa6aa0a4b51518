/**
 * Owns what makes the processor step back: one rule for each kind of uncertainty in an utterance whose blanks were said.
 * Each answers with a plain sentence, or null. Never repairs and never writes.
 */
import { DIRECTIVES } from '../lexer/casing.ts';
import { BEFORE_BLANK, BLANK } from '../lexer/forms.ts';
import type { Lexed, Unit } from '../lexer/unit.ts';
import { FLAG_NAMES, HESITATIONS, TALK_WORDS, WORDS_IN_QUOTES } from './talk-words.ts';

/** The units that count, one of them, and whether a quote is open before it. */
export interface Place {
  readonly lexed: Lexed;
  readonly units: readonly Unit[];
  readonly at: number;
  readonly unit: Unit;
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
  readonly quoted: boolean;
}

type Rule = (place: Place) => string | null;

const alone = ({ unit, after, at }: Place) => (unit.separated || at === 0) && (after === undefined || after.separated);

const punctuation: Rule = ({ unit, after }) =>
  unit.weak && after ? `"${unit.text}" may have been added by the recogniser.` : null;

const mishearing: Rule = ({ unit, units, at }) => {
  const repair = unit.alternatives.find((one) => one.likely);
  if (!repair) return null;
  const heard = units.slice(at, at + repair.span).map((one) => one.said);
  return `"${heard.join(' ')}" may be a mis-hearing of "${repair.text}".`;
};

const otherNumber: Rule = ({ unit }) => {
  const other = unit.alternatives.find((one) => one.why === 'number' && unit.kind !== 'symbol');
  return other ? `"${other.text}" may have been meant by "${unit.said}".` : null;
};

/** "word dash" and "escape dash": a literal, or two words. */
const doubtfulLiteral: Rule = ({ unit }) => {
  const literal = unit.alternatives.find((one) => one.why === 'literal' && one.span > 1);
  return literal ? `"${unit.said}" may be a part of the command, or make "${literal.text}" a plain word.` : null;
};

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

const talk: Rule = (place) => {
  const { unit, before, quoted } = place;
  if (before?.text === ';' || unit.kind !== 'word' || unit.literal || !alone(place)) return null;
  return HESITATIONS.has(unit.said) || (!quoted && TALK_WORDS.has(unit.said))
    ? `"${unit.said}" may not belong to the command.`
    : null;
};

/** Capitals that were printed but not said, in a word that is not written out as typed. */
const printedCapital: Rule = ({ unit, before, after }) => {
  if (unit.fixedCase || unit.glued || after?.glued || (unit.kind !== 'word' && unit.kind !== 'letter')) return null;
  if (before && !unit.separated && before.kind !== 'symbol') return null;
  return unit.text === unit.text.toLowerCase() ? null : `The capitals in "${unit.text}" were not said.`;
};

/** "dash dash append": after two dashes a flag's name comes, rarely a symbol. */
const formInFlag: Rule = ({ unit, before }) =>
  before?.text === '--' && !unit.separated && !unit.glued && unit.alternatives.some((one) => one.why === 'literal')
    ? `"${unit.said}" may be the flag's name or a symbol.`
    : null;

const formInQuotes: Rule = (place) =>
  place.quoted && place.unit.kind === 'symbol' && WORDS_IN_QUOTES.has(place.unit.said) && alone(place)
    ? `"${place.unit.said}" may be a plain word here.`
    : null;

const spelledFlag: Rule = ({ unit, before, after }) =>
  unit.kind === 'letter' &&
  FLAG_NAMES.has(unit.said) &&
  before?.text === '-' &&
  !(after?.kind === 'letter' && !after.separated)
    ? `"${unit.said}" may be a letter or the flag's name.`
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

/** "all caps database underscore url": in some mouths only the first word, in others the whole name. */
const reachOfCapitals: Rule = ({ unit }) =>
  unit.fixedCase && unit.said.replace(/^literal /, '') === unit.text.toLowerCase() && unit.kind !== 'number'
    ? `Is "${unit.said}" in the same case as the word before it?`
    : null;

/** A casing directive that found nothing to act on: "capital space", "camel open paren". */
const idleDirective: Rule = ({ unit, after }) => {
  if (unit.kind !== 'word' || unit.literal || unit.glued) return null;
  const directive = DIRECTIVES.get(unit.said)?.find(({ words }) => words.length === 1)?.directive;
  if (!directive) return null;
  const joins = after?.kind === 'symbol' && !after.separated && !after.glued;
  return joins || directive.kind === 'first' ? `"${unit.said}" may be about the case of what follows.` : null;
};

/** "the end quote": the quote's side, or a word before it. */
const sideOfQuote: Rule = ({ unit }) =>
  /^(?:open|close|end) quote$/.test(unit.said) ? `"${unit.said}" may be a word and a quote.` : null;

const RULES: readonly Rule[] = [
  punctuation,
  mishearing,
  otherNumber,
  doubtfulLiteral,
  missingBlank,
  joinedNumbers,
  talk,
  printedCapital,
  formInFlag,
  formInQuotes,
  spelledFlag,
  printedHyphen,
  formInPrint,
  unlikelyJoin,
  doubleBlank,
  blankAtEnd,
  reachOfCapitals,
  idleDirective,
  sideOfQuote,
];

/** The first reason to step back at a unit, or null where it is certain. */
export function doubtAt(place: Place): string | null {
  for (const rule of RULES) {
    const why = rule(place);
    if (why) return why;
  }
  return null;
}

/**
 * Owns what makes the processor step back: one rule for each kind of uncertainty about a word; those about blanks stand
 * in blank-doubts.ts. Never repairs and never writes.
 */
import { DIRECTIVES } from '../lexer/casing.ts';
import { BLANK_RULES } from './blank-doubts.ts';
import type { Place, Rule } from './rule.ts';
import { FLAG_NAMES, HESITATIONS, TALK_WORDS, WORDS_IN_QUOTES } from './talk-words.ts';

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

/** "all caps database underscore url": in some mouths only the first word, in others the whole name. */
const reachOfCapitals: Rule = ({ unit }) =>
  unit.fixedCase && unit.said.replace(/^literal /, '') === unit.text.toLowerCase() && unit.kind !== 'number'
    ? `Is "${unit.said}" in the same case as the word before it?`
    : null;

/** "all capital a": the directive, or the word and one capital. */
const allOrAll: Rule = ({ unit }) =>
  unit.fixedCase && /^all cap(?:ital)? /.test(unit.said) ? `"all" may be a word before "${unit.text}".` : null;

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
  /^(?:open|opening|begin|close|closing|end) .*(?:quotes?|quotation mark|tick)$/.test(unit.said)
    ? `"${unit.said}" may be a word and a quote.`
    : null;

const RULES: readonly Rule[] = [
  punctuation,
  mishearing,
  otherNumber,
  doubtfulLiteral,
  talk,
  printedCapital,
  formInFlag,
  formInQuotes,
  spelledFlag,
  reachOfCapitals,
  allOrAll,
  idleDirective,
  sideOfQuote,
  ...BLANK_RULES,
];

/** The first reason to step back at a unit, or null where it is certain. */
export function doubtAt(place: Place): string | null {
  for (const rule of RULES) {
    const why = rule(place);
    if (why) return why;
  }
  return null;
}

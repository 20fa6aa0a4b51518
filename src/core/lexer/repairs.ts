/**
 * Owns the attaching of mis-hearings to units: which phrases of the table stand in this utterance, at their places.
 * Never changes what was heard: a repair is one more alternative.
 */
import { capitalize } from './casing.ts';
import {
  GIT_WORDS,
  LONGEST_MISHEARING,
  MISHEARING_STARTS,
  MISHEARINGS,
  PIPELINE_WORDS,
  type Place,
  PREFIX_WORDS,
} from './mishearings.ts';
import type { Alternative, Unit } from './unit.ts';

/** "capital make file": a capital said before a name of two words stays. */
const CAPITAL = 'capital ';

/** How far off a symbol still speaks for a command, in units. */
const NEAR = 4;

export interface Utterance {
  readonly units: readonly Unit[];
  /** Index of the first unit that counts. */
  readonly start: number;
  /** Blanks were said: a dash inside a token is no flag's. */
  readonly separators: boolean;
}

const COMMAND_STARTERS: ReadonlySet<string> = new Set(['|', '||', '&&', ';', '(', '`', '&']);

/** Can a command start at this unit? True after an operator, a prefix such as sudo, and at the utterance's start. */
function atCommand(units: readonly Unit[], at: number, start: number): boolean {
  if (at <= start) return true;
  const before = units[at - 1];
  if (!before) return true;
  if (before.kind === 'symbol') return COMMAND_STARTERS.has(before.text) || before.weak;
  return PREFIX_WORDS.has(before.said);
}

/** Index of the dash whose letters reach up to this unit, or -1. */
function flagDash(units: readonly Unit[], at: number): number {
  if (units[at]?.separated) return -1;
  if (units[at - 1]?.text === '-') return at - 1;
  return units[at - 1]?.kind === 'letter' && units[at - 2]?.text === '-' ? at - 2 : -1;
}

/** Where blanks are said, a dash inside a token is no flag's. */
const opensFlag = ({ units, start, separators }: Utterance, dash: number) =>
  !separators || dash <= start || units[dash]?.separated === true;

/** Is anything but words near by? Talk alone has no commands in it. */
function isNearSymbols(units: readonly Unit[], at: number, span: number): boolean {
  for (let one = Math.max(0, at - NEAR); one < at + span + NEAR; one += 1) {
    const unit = units[one];
    if (unit && unit.kind !== 'word' && !unit.weak && (one < at || one >= at + span)) return true;
  }
  return false;
}

function stands(place: Place, utterance: Utterance, at: number, span: number): boolean {
  const { units, start } = utterance;
  const before = units[at - 1];
  const near = before && !units[at]?.separated ? before.text : '';
  const after = units[at + span];
  switch (place) {
    case 'any':
      return true;
    case 'written':
      return isNearSymbols(units, at, span);
    case 'clean':
      return utterance.separators;
    case 'joined':
      return utterance.separators && (near !== '' || (after !== undefined && !after.separated));
    case 'number':
      return (near !== '' && before?.kind === 'number') || (after?.kind === 'number' && !after.separated);
    case 'command':
      return atCommand(units, at, start);
    case 'dashed':
      return atCommand(units, at, start) || (near !== '-' && near !== '--' && after?.text.startsWith('-') === true);
    case 'pipeline':
      return at > start && after !== undefined && PIPELINE_WORDS.has(after.said);
    case 'path':
      return near === '/';
    case 'root': {
      const beyond = units[at - 2];
      return (
        near === '/' && (!beyond || before?.separated === true || (beyond.kind !== 'word' && beyond.text !== '..'))
      );
    }
    case 'suffix':
      return near === '.';
    case 'flag':
      return flagDash(units, at) >= 0;
    case 'git':
      return atCommand(units, at, start) || (after !== undefined && GIT_WORDS.has(after.said) && near !== '-');
  }
}

/**
 * The repairs that begin at unit `at`. A span never crosses a said blank, a weak mark or a literal. Spelled letters
 * that only join ("l s") are never a likely repair: what they write is the same.
 */
export function repairsAt(utterance: Utterance, at: number): Alternative[] {
  const { units } = utterance;
  const found: Alternative[] = [];
  let phrase = '';
  let written = '';
  for (let span = 1; span <= LONGEST_MISHEARING; span += 1) {
    const unit = units[at + span - 1];
    if (!unit || unit.weak || unit.literal || (span > 1 && unit.separated)) break;
    if (unit.fixedCase && (span > 1 || !unit.said.startsWith(CAPITAL))) break;
    const said = unit.fixedCase ? unit.said.slice(CAPITAL.length) : unit.said;
    if (span === 1) {
      const blank = said.indexOf(' ');
      if (!MISHEARING_STARTS.has(blank < 0 ? said : said.slice(0, blank))) break;
    }
    phrase = span === 1 ? said : `${phrase} ${said}`;
    written += unit.text;
    if (units[at]?.fixedCase) {
      const joined = MISHEARINGS.get(phrase)?.some(({ meant }) => meant.toLowerCase() === written.toLowerCase());
      if (joined && span > 1) found.push({ span, text: capitalize(written), why: 'repair', likely: true });
      continue;
    }
    for (const { meant, place, likely } of MISHEARINGS.get(phrase) ?? []) {
      if (!stands(place, utterance, at, span) || found.some((one) => one.span === span && one.text === meant)) continue;
      found.push({
        span,
        text: meant,
        why: 'repair',
        likely: likely && meant !== written && (place !== 'flag' || opensFlag(utterance, flagDash(units, at))),
      });
    }
  }
  return found;
}

/**
 * Owns the evidence: named numbers about a draft, from lexer, reader, lexicon and parser. Most are 0..1, so that the
 * weights in gate.json can be read. Never decides.
 */
import type { Draft, Reading } from '../draft.ts';
import type { Lexed } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findCommand } from '../review/inner-command.ts';
import { parseCommand } from '../review/parse.ts';
import { REQUEST_OPENERS, REQUEST_THINGS } from './requests.ts';
import type { Evidence } from './verdict.ts';
import { isKnownWord, isProse } from './vocabulary.ts';

/** In the order in which gate.json gives their weights. Counts and lengths end at 1. */
export const EVIDENCE_NAMES = [
  'chance', // how probable the reader finds it by itself: natural logarithm over 10, no less than -1
  'share', // its part of the probability of all readings
  'margin', // how far it is before the next reading: difference of their logarithms over 10, -1..1
  'agreement', // 1 where it is the reader's best
  'empty', // 1 where a reading is that nothing was dictated
  'dropped', // the part of the heard words that wrote nothing
  'droppedInside', // words that wrote nothing among those that did, over 4
  'droppedAfter', // and behind them, over 4
  'symbols', // the part of the words that named a symbol, twice
  'separated', // 1 where blanks were said
  'parses', // 1 where a shell could read it
  'knownCommand', // 1 where a list knows the command
  'everydayCommand', // how common the command is: 0, 1/3, 2/3, 1
  'unknownFlags', // its flags that no list knows, over 3
  'unknownWords', // the part of its words that nobody knows
  'proseWords', // the part of its words that belong to prose
  'repairs', // words that were mended in it, over 2
  'repairable', // heard words that may be mis-hearings, over 2
  'length', // heard units, over 40
  'request', // 1 where it opens as a request does
  'weakest', // the reader's second opinion on its weakest choice: natural logarithm over 4, no less than -1
  'against', // choices that the second opinion had rather made otherwise, over 3
] as const;

/** Natural logarithm of a probability that stands for none. */
const LOWEST = -20;

/** Evidence that `draft` is what was meant, where the reader read `readings`. */
export function weighDraft(lexed: Lexed, draft: Draft, readings: readonly Reading[], lexicon: Lexicon): Evidence[] {
  const best = readings[0];
  const total = readings.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0);
  const reading = readings.find((one) => one.command === draft.command);
  const rival = readings.find((one) => one.command !== draft.command);
  const chance = reading?.logProbability ?? LOWEST;
  const words = Math.max(1, lexed.words.length);
  const spans = draft.pieces.map((piece) => [piece.first, piece.last] as const);
  const [start, end] = [Math.min(...spans.map(([first]) => first)), Math.max(...spans.map(([, last]) => last))];
  const tokens = draft.command.split(' ').filter((token) => token !== '');
  const kept = wordsOf(draft.command);
  const at = findCommand(tokens);
  const own = at < 0 ? [] : tokens.slice(at);
  const [command = ''] = own;
  const values: Record<(typeof EVIDENCE_NAMES)[number], number> = {
    chance: Math.max(-1, chance / 10),
    share: reading ? Math.exp(chance) / total : 0,
    margin: Math.min(1, Math.max(-1, (chance - (rival?.logProbability ?? LOWEST)) / 10)),
    agreement: best?.command === draft.command ? 1 : 0,
    empty: readings.some((reading) => reading.command === '') ? 1 : 0,
    dropped: draft.dropped.length / words,
    droppedInside: Math.min(1, draft.dropped.filter((word) => word > start && word < end).length / 4),
    droppedAfter: Math.min(1, draft.dropped.filter((word) => word >= end).length / 4),
    symbols: Math.min(1, (2 * lexed.units.filter((unit) => unit.kind === 'symbol' && !unit.weak).length) / words),
    separated: lexed.separators ? 1 : 0,
    parses: draft.command !== '' && parseCommand(draft.command).breaks.length === 0 ? 1 : 0,
    knownCommand: lexicon.isCommand(command) ? 1 : 0,
    everydayCommand: lexicon.commandCommonness(command) / 3,
    unknownFlags: Math.min(1, unknownFlags(own, lexicon) / 3),
    unknownWords: kept.length === 0 ? 0 : kept.filter((word) => !isKnownWord(word, lexicon)).length / kept.length,
    proseWords: kept.length === 0 ? 0 : kept.filter((word) => isProse(word, lexicon)).length / kept.length,
    repairs: Math.min(1, draft.pieces.filter((piece) => piece.origin === 'repaired').length / 2),
    repairable: Math.min(1, repairableUnits(lexed) / 2),
    length: Math.min(1, lexed.units.length / 40),
    request: isRequest(lexed) ? 1 : 0,
    weakest: Math.max(-1, (reading?.weakest ?? LOWEST) / 4),
    against: Math.min(1, (reading?.against ?? 3) / 3),
  };
  return EVIDENCE_NAMES.map((name) => ({ name, value: values[name] }));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{2,}/g) ?? [];

/** Flags that nobody knows, of a command that the lexicon knows. */
function unknownFlags([command = '', ...rest]: readonly string[], lexicon: Lexicon): number {
  if (!lexicon.isCommand(command)) return 0;
  const [first = ''] = rest;
  const sub = lexicon.subcommand([command], first) ? first : '';
  const stop = rest.findIndex((token) => /^(\||\|\||&&|;)$/.test(token));
  return rest
    .slice(0, stop < 0 ? undefined : stop)
    .filter((token) => /^--?[a-zA-Z]/.test(token) && lexicon.flag(command, sub, token) === 'unknown').length;
}

const repairableUnits = (lexed: Lexed): number =>
  lexed.units.filter((unit) => unit.alternatives.some(({ why }) => why === 'repair')).length;

/** Opens like a request and is about something requests are about. */
function isRequest(lexed: Lexed): boolean {
  const said = lexed.units.map((unit) => unit.said);
  const opens = said.slice(0, 5).some((word) => REQUEST_OPENERS.has(word));
  return opens && said.slice(1).some((word) => REQUEST_THINGS.has(word) || REQUEST_THINGS.has(word.replace(/s$/, '')));
}

/**
 * Owns the exact way from units to a command: where blanks were said and every unit is certain, everything
 * concatenates. Never guesses: at the first doubt it says which word and why, and leaves the utterance to the reader.
 */
import type { Draft, Piece } from '../draft.ts';
import { BLANK, TAB } from '../lexer/forms.ts';
import type { Lexed, Unit } from '../lexer/unit.ts';
import { doubtAt } from './doubts.ts';

/** exact: the command, character by character what was said. unsure: one sentence, and the heard word it is about. */
export type ProcessorAnswer =
  | { readonly kind: 'exact'; readonly draft: Draft }
  | {
      readonly kind: 'unsure';
      readonly why: string;
      /** Index into Lexed.words; 0 where nothing was heard. */
      readonly word: number;
    };

const unsure = (why: string, word: number): ProcessorAnswer => ({ kind: 'unsure', why, word });

/** Writes the command of an utterance whose blanks were said, or that is one word. Pure; linear in its length. */
export function processUnits(lexed: Lexed): ProcessorAnswer {
  const units = countingUnits(lexed);
  const [only] = units;
  if (!only) return unsure('Nothing was said that writes a command.', 0);
  const separated = units.findIndex((unit, at) => at > 0 && unit.separated);
  if (separated < 0 && (units.length > 1 || only.kind !== 'word')) {
    return unsure('No blank was said, so where the words end is not certain.', units[1]?.first ?? only.first);
  }
  const quotes = new Map<string, boolean>();
  for (const [at, unit] of units.entries()) {
    const quoted = quotes.get('"') === true || quotes.get("'") === true;
    const why = doubtAt({ lexed, units, at, unit, before: units[at - 1], after: units[at + 1], quoted });
    if (why) return unsure(why, unit.first);
    if (unit.kind === 'symbol') quotes.set(unit.text, quotes.get(unit.text) !== true);
  }
  return { kind: 'exact', draft: writeDraft(lexed, units) };
}

/** Without what was undone and without the punctuation that a recogniser adds at either end. */
function countingUnits(lexed: Lexed): readonly Unit[] {
  let end = lexed.units.length;
  while (end > lexed.undoneBefore && lexed.units[end - 1]?.weak) end -= 1;
  let start = lexed.undoneBefore;
  while (start < end && lexed.units[start]?.weak) start += 1;
  return lexed.units.slice(start, end);
}

function writeDraft(lexed: Lexed, units: readonly Unit[]): Draft {
  const pieces: Piece[] = [];
  const wrote = new Set<number>();
  let command = '';
  const write = (text: string, first: number, last: number) => {
    pieces.push({ from: command.length, to: command.length + text.length, first, last, origin: 'said' });
    command += text;
    for (let word = first; word < last; word += 1) wrote.add(word);
  };
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1];
    if (unit.separated && before) {
      const blanks = saidBlanks(lexed, before.last, unit.first);
      write(' '.repeat(Math.max(1, blanks.length)), blanks[0] ?? before.last, (blanks.at(-1) ?? before.last) + 1);
    }
    write(unit.text, unit.first, unit.last);
  }
  return { command, pieces, dropped: lexed.words.flatMap((_, word) => (wrote.has(word) ? [] : [word])) };
}

/** Indices of the words between two units that say a blank. */
function saidBlanks(lexed: Lexed, from: number, to: number): number[] {
  const found: number[] = [];
  for (let word = from; word < to; word += 1) {
    const text = lexed.words[word]?.text.toLowerCase() ?? '';
    if (text.includes(BLANK) || text.includes(TAB)) found.push(word);
  }
  return found;
}

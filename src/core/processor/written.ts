/**
 * Owns commands that the recogniser already printed the way they are typed ("Git push -u origin main."): nothing was
 * said by name, so the print is the answer, without the sentence's capital and full stop. Never guesses at a blank.
 */
import type { Draft, Piece } from '../draft.ts';
import type { Lexed, Unit } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { HESITATIONS, TALK_WORDS } from './talk-words.ts';

/** Words that make a printed text prose, unless they stand in quotes. */
const PROSE_WORDS: ReadonlySet<string> = new Set(
  'the a an is are was were be of with that this these those it its my your our their we you i he she they to from me us let can could would should will have has had'.split(
    ' ',
  ),
);
/** Signs glued in ways nobody types: the recogniser lost a blank (".-name"). */
const LOST_BLANK = /(?:^|[ \w*.])\.-|[\w.]--\w.*[ =]|-(?: |$)/;

/** The command as printed, or null where anything was said by name, may be talk, or may be printed wrongly. Pure. */
export function readWritten(lexed: Lexed, lexicon: Lexicon): Draft | null {
  if (lexed.separators || lexed.undoneBefore > 0 || !/\p{Ll}/u.test(lexed.heard)) return null;
  const units = withoutStop(lexed);
  const [first] = units;
  if (!first || !units.some(({ kind }) => kind === 'symbol') || !units.every(isPrinted)) return null;
  const pieces: Piece[] = [];
  let command = '';
  let quote = '';
  for (const [at, unit] of units.entries()) {
    if (unit.kind === 'symbol' && (unit.text === '"' || unit.text === "'")) {
      quote = quote === unit.text ? '' : quote || unit.text;
    }
    if (
      quote === '' &&
      (isNumbered(unit, units[at + 1], lexicon) ||
        isTalk(unit, units[at + 1]) ||
        (at > 0 && isTitled(unit, units[at + 1], lexicon)))
    )
      return null;
    if (at > 0 && !unit.glued) command += ' ';
    const text = at === 0 ? commandCase(unit, lexicon) : unit.text;
    pieces.push({
      from: command.length,
      to: command.length + text.length,
      first: unit.first,
      last: unit.last,
      origin: 'said',
    });
    command += text;
  }
  const name = command.split(' ', 1)[0] ?? '';
  if (!lexicon.isCommand(name) || LOST_BLANK.test(command)) return null;
  const wrote = new Set(pieces.map((piece) => piece.first));
  return { command, pieces, dropped: lexed.words.flatMap((_, word) => (wrote.has(word) ? [] : [word])) };
}

/** Without the full stop that closes a printed sentence; a dot with a blank before it is a word of the command. */
function withoutStop({ units, heard }: Lexed): readonly Unit[] {
  const last = units.at(-1);
  const before = units.at(-2);
  if (last?.text !== '.' || !last.glued || before?.text === '.') return units;
  const sentence = /^\s*\p{Lu}/u.test(heard);
  return last.weak || sentence ? units.slice(0, -1) : units;
}

/** Printed, certain, and not punctuation that the recogniser may have added. */
function isPrinted(unit: Unit): boolean {
  if (
    unit.weak ||
    unit.fixedCase ||
    unit.literal ||
    unit.alternatives.some((one) => one.likely || one.why === 'number')
  )
    return false;
  if (unit.kind === 'number') return /^\d/.test(unit.said);
  return unit.kind !== 'symbol' || unit.said === unit.text;
}

function isTalk(unit: Unit, after: Unit | undefined): boolean {
  if (unit.kind === 'symbol' || unit.glued || after?.glued) return false;
  return PROSE_WORDS.has(unit.said) || TALK_WORDS.has(unit.said) || HESITATIONS.has(unit.said);
}

/** "Python 3": a program whose name ends with its number. */
function isNumbered(unit: Unit, after: Unit | undefined, lexicon: Lexicon): boolean {
  if (unit.kind !== 'word' || after?.kind !== 'number' || after.glued || unit.text === '') return false;
  return lexicon.isCommand(unit.text.toLowerCase()) && lexicon.isCommand(unit.text.toLowerCase() + after.text);
}

/** "Pip Install": a capital that the recogniser gave a word which commands write small. */
function isTitled(unit: Unit, after: Unit | undefined, lexicon: Lexicon): boolean {
  const lower = unit.text.toLowerCase();
  if (unit.kind !== 'word' || unit.glued || after?.glued || unit.text === lower) return false;
  return !lexicon.isCommand(unit.text) && lexicon.wordBias(lower) > 0;
}

function commandCase(unit: Unit, lexicon: Lexicon): string {
  const lower = unit.text.toLowerCase();
  return !lexicon.isCommand(unit.text) && lexicon.isCommand(lower) ? lower : unit.text;
}

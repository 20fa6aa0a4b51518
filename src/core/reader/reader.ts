/**
 * Owns the reader: weights and lexicon in, an utterance's readings out, best first. Everything it writes was said;
 * how sure to be of it is the gate's business.
 */
import type { Piece, Reading } from '../draft.ts';
import { ok, type Result } from '../errors.ts';
import type { Lexed } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ShellScene } from '../scene.ts';
import { FeatureList } from './feature-list.ts';
import type { History } from './history.ts';
import { LexiconIndex } from './lexicon-index.ts';
import { rankReadings } from './rank.ts';
import { scoreWith } from './scoring.ts';
import { type SearchParts, searchReadings } from './search.ts';
import { type Tagger, tagWith } from './tagger.ts';
import { type Utterance, viewUtterance } from './utterance.ts';
import { parseWeights, type ReaderWeights } from './weights.ts';
import { wholeFeatures } from './whole-features.ts';
import { WHOLE_NAMES } from './whole-names.ts';

const MAX_READINGS = 9;
/** Longer utterances are not read: nobody dictates them, and the answer must come at once. */
export const MAX_UNITS = 300;

export interface Reader {
  /** At most nine readings of the utterance, best first; none if it is empty or too long to read. */
  read(lexed: Lexed, scene: ShellScene): Reading[];
}

/** Reader from the bytes of resources/models/reader.bin; 'part-damaged' if they are not one. */
export function loadReader(bytes: Uint8Array, lexicon: Lexicon): Result<Reader> {
  const parsed = parseWeights(bytes);
  if (!parsed.ok) return parsed;
  const index = new LexiconIndex(lexicon);
  const parts = partsOf(parsed.value, index);
  return ok({
    read(lexed) {
      if (lexed.units.length === 0 || lexed.units.length > MAX_UNITS) return [];
      const utterance = viewUtterance(lexed, parsed.value, index);
      return rankReadings(findReadings(utterance, parts), ({ numbers }) => numbers, parsed.value.rank)
        .slice(0, MAX_READINGS)
        .map(({ item, logProbability }) => readingOf(item, lexed, logProbability));
    },
  });
}

interface ReaderParts extends SearchParts {
  readonly tag: Tagger;
}

/** What reading with these weights takes. */
export function partsOf(weights: ReaderWeights, lexicon: LexiconIndex): ReaderParts {
  const list = new FeatureList();
  return { score: scoreWith(weights), lexicon, list, tag: tagWith(weights.tagger, list) };
}

/** A way to read the utterance: its steps first to last, what it writes, and its numbers as a whole. */
export interface Way {
  readonly steps: readonly History[];
  readonly command: string;
  readonly numbers: Float64Array;
}

/** All the ways that the search ends with. */
export function findReadings(u: Utterance, parts: ReaderParts): Way[] {
  const tags = parts.tag(u);
  const { ends, odds } = searchReadings(u, tags, parts);
  return ends.map((end) => {
    const steps: History[] = [];
    for (let step = end; step.parent !== null; step = step.parent) steps.push(step);
    steps.reverse();
    const command = steps.map(({ wrote }) => wrote).join('');
    return { steps, command, numbers: wholeFeatures(u, odds, tags, steps, command, parts.lexicon) };
  });
}

/** Writes a way down with its alignment. */
function readingOf({ steps, numbers }: Way, lexed: Lexed, logProbability: number): Reading {
  let command = '';
  const pieces: Piece[] = [];
  const dropped: number[] = [];
  for (const step of steps) {
    const unit = lexed.units[step.unit];
    if (unit === undefined) continue;
    if (step.form === null) {
      for (let word = unit.first; word < unit.last; word++) if (!dropped.includes(word)) dropped.push(word);
      continue;
    }
    const last = lexed.units[step.unit + step.form.span - 1]?.last ?? unit.last;
    const blank = step.wrote.startsWith(' ') ? 1 : 0;
    const from = command.length + blank;
    command += step.wrote;
    const origin = step.form.repaired ? 'repaired' : 'said';
    pieces.push({ from, to: command.length, first: unit.first, last, origin });
  }
  const writing = new Set(pieces.flatMap((piece) => range(piece.first, piece.last)));
  return {
    command,
    pieces,
    dropped: dropped.filter((word) => !writing.has(word)),
    logProbability,
    weakest: numbers[WHOLE_NAMES.indexOf('tagWorst')] ?? 0,
    against: numbers[WHOLE_NAMES.indexOf('tagAgainst')] ?? 0,
  };
}

const range = (first: number, last: number): number[] => Array.from({ length: last - first }, (_, k) => first + k);

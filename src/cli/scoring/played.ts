/**
 * Owns what a played recording is, whether its command came out as meant, and the sum of many. Never plays or prints.
 */
import type { Result } from '../../core/errors.ts';
import type { Hearing } from '../ear.ts';
import type { Sample } from '../samples.ts';
import { collapseBlanks, markAnswer, median } from './score.ts';
import { compareWords } from './word-errors.ts';

export interface Played {
  readonly sample: Sample;
  readonly hearing: Result<Hearing>;
  /** Length of the recording, seconds. */
  readonly length: number;
}

export const isAsMeant = ({ sample, hearing }: Played): boolean =>
  hearing.ok && collapseBlanks(hearing.value.translation.verdict.draft.command) === collapseBlanks(sample.command);

export interface Summary {
  readonly voice: string;
  readonly recordings: number;
  readonly asMeant: number;
  readonly effective: number;
  readonly sure: number;
  readonly wrongButSure: number;
  /** Edits over words that were said, as the recogniser printed them without punctuation. */
  readonly wordErrorRate: number;
  /** Seconds. */
  readonly speech: number;
  readonly msMedian: number;
}

export function sumUp(voice: string, played: readonly Played[]): Summary {
  const heard = played.flatMap(({ sample, hearing }) => (hearing.ok ? [{ sample, hearing: hearing.value }] : []));
  const marks = heard.map(({ sample, hearing: { translation, ms } }) => {
    const { draft, sure } = translation.verdict;
    return markAnswer({ command: draft.command, alternatives: [], sure, ms: ms.hearing + ms.reading }, sample.command);
  });
  const errors = played.map(({ sample, hearing }) => compareWords(sample.said, hearing.ok ? hearing.value.heard : ''));
  const words = errors.reduce((sum, one) => sum + one.words, 0);
  return {
    voice,
    recordings: played.length,
    asMeant: played.filter(isAsMeant).length,
    effective: marks.filter(({ effective }) => effective).length,
    sure: marks.filter(({ sure }) => sure).length,
    wrongButSure: marks.filter(({ wrongButSure }) => wrongButSure).length,
    wordErrorRate: words ? errors.reduce((sum, one) => sum + one.edits, 0) / words : 0,
    speech: played.reduce((sum, { length }) => sum + length, 0),
    msMedian: median(marks.map(({ ms }) => ms)),
  };
}

export const byVoice = (played: readonly Played[]): Summary[] =>
  [...new Set(played.map(({ sample }) => sample.voice))].sort().map((voice) =>
    sumUp(
      voice,
      played.filter(({ sample }) => sample.voice === voice),
    ),
  );

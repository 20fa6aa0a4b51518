/** Owns how a translation is scored against what was meant, and the tally of many. Never reads a file or prints. */
import { sequenceRatio } from './sequence-ratio.ts';

export interface Answer {
  readonly command: string;
  readonly alternatives: readonly string[];
  readonly sure: boolean;
  /** Milliseconds from text to verdict, in process. */
  readonly ms: number;
}

export interface Mark {
  readonly exact: boolean;
  /** difflib's ratio is at least 0.9. */
  readonly effective: boolean;
  /** Meant is the answer or one of the first four alternatives. */
  readonly amongFive: boolean;
  readonly sure: boolean;
  readonly wrongButSure: boolean;
  readonly ms: number;
}

export interface Tally {
  readonly count: number;
  /** Shares of `count`, 0..1. */
  readonly exact: number;
  readonly effective: number;
  readonly amongFive: number;
  readonly sure: number;
  /** How many said sure and were not exact. */
  readonly wrongButSure: number;
  readonly msMedian: number;
  readonly msP99: number;
}

const EFFECTIVE_RATIO = 0.9;

/** Blanks collapsed and trimmed: how every comparison here is made. */
export const collapseBlanks = (command: string): string => command.replace(/\s+/g, ' ').trim();

export function markAnswer(answer: Answer, meant: string): Mark {
  const wanted = collapseBlanks(meant);
  const got = collapseBlanks(answer.command);
  const exact = got === wanted;
  return {
    exact,
    effective: exact || sequenceRatio(got, wanted) >= EFFECTIVE_RATIO,
    amongFive: exact || answer.alternatives.slice(0, 4).some((other) => collapseBlanks(other) === wanted),
    sure: answer.sure,
    wrongButSure: answer.sure && !exact,
    ms: answer.ms,
  };
}

/** The value below which a share `part` (0..1) of the values lies; 0 for none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function tally(marks: readonly Mark[]): Tally {
  const share = (has: (mark: Mark) => boolean) => (marks.length ? marks.filter(has).length / marks.length : 0);
  const times = marks.map((mark) => mark.ms);
  return {
    count: marks.length,
    exact: share((mark) => mark.exact),
    effective: share((mark) => mark.effective),
    amongFive: share((mark) => mark.amongFive),
    sure: share((mark) => mark.sure),
    wrongButSure: marks.filter((mark) => mark.wrongButSure).length,
    msMedian: median(times),
    msP99: percentile(times, 0.99),
  };
}

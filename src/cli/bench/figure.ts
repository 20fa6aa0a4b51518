/**
 * Owns what a benchmark reports: a figure beside what it is compared with in the same run. Ratios travel, times do not.
 */
import { median } from '../scoring/score.ts';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB';
  /** This over its baseline, measured in the same run; absent for a baseline. */
  readonly ratio?: number;
  readonly baseline?: string;
}

/** A figure with its ratio to another one of the same unit. */
export function compareTo(base: Figure, what: string, value: number): Figure {
  return { what, value, unit: base.unit, ratio: base.value > 0 ? value / base.value : 0, baseline: base.what };
}

/**
 * Median time of one run, ms: `rounds` timings of `batch` runs each, after one batch to warm up; less once it is
 * aborted.
 */
export async function timeRuns(
  run: () => unknown,
  rounds: number,
  batch: number,
  signal: AbortSignal,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds && !signal.aborted; round++) {
    // Lets Ctrl-C in: a batch is one synchronous run.
    await new Promise(setImmediate);
    const started = performance.now();
    for (let at = 0; at < batch; at++) run();
    if (round > 0) times.push((performance.now() - started) / batch);
  }
  return median(times);
}

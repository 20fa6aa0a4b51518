/**
 * Owns the ranking of whole readings: their log probabilities once the numbers of whole-features.ts have spoken, over all
 * that the search found. Never adds a reading.
 */
import { logSum } from './segmenter.ts';

/** One reading on its way: anything with its numbers. */
export interface Ranked<T> {
  readonly item: T;
  readonly logProbability: number;
}

/** Best first, with log probabilities that sum to at most one; equal ones keep their order. */
export function rankReadings<T>(
  items: readonly T[],
  numbersOf: (item: T) => Float64Array,
  weights: Float64Array,
): Ranked<T>[] {
  const scored = items.map((item) => {
    const numbers = numbersOf(item);
    let score = 0;
    for (let k = 0; k < numbers.length; k++) score += (numbers[k] ?? 0) * (weights[k] ?? 0);
    return { item, score };
  });
  const total = scored.reduce((sum, { score }) => logSum(sum, score), Number.NEGATIVE_INFINITY);
  return scored
    .map(({ item, score }) => ({ item, logProbability: score - total }))
    .sort((a, b) => b.logProbability - a.logProbability);
}

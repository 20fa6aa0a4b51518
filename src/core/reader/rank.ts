/**
 * Owns the ranking of whole readings: their log probabilities once the numbers of whole-features.ts have spoken, over all
 * that the search found. Never adds a reading.
 */
import type { RankModel } from './rank-model.ts';
import { logSum } from './segmenter.ts';

/** One reading on its way: anything with its numbers. */
export interface Ranked<T> {
  readonly item: T;
  readonly logProbability: number;
}

/** Best first, with log probabilities that sum to one; equal ones keep their order. `items`: the search's best first. */
export function rankReadings<T>(
  items: readonly T[],
  numbersOf: (item: T) => Float64Array,
  model: RankModel,
): Ranked<T>[] {
  const [first] = items;
  if (first === undefined) return [];
  const beside = numbersOf(first);
  const offsets = model.first.map((row, unit) => dot(row, beside) + (model.bias[unit] ?? 0));
  const scored = items.map((item) => ({ item, score: scoreOf(numbersOf(item), offsets, model) }));
  const total = scored.reduce((sum, { score }) => logSum(sum, score), Number.NEGATIVE_INFINITY);
  return scored
    .map(({ item, score }) => ({ item, logProbability: score - total }))
    .sort((a, b) => b.logProbability - a.logProbability);
}

function scoreOf(numbers: Float64Array, offsets: readonly number[], { linear, own, out }: RankModel): number {
  let score = dot(linear, numbers);
  for (const [unit, row] of own.entries())
    score += (out[unit] ?? 0) * Math.tanh(dot(row, numbers) + (offsets[unit] ?? 0));
  return score;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

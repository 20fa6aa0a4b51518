// Whole readings: what the search found first wins by its score, and by what the units see beside it.
import { expect, test } from 'vitest';
import { rankReadings } from '../../../src/core/reader/rank.ts';
import type { RankModel } from '../../../src/core/reader/rank-model.ts';

const row = (...values: number[]) => Float64Array.from(values);
const items = [
  { name: 'first', numbers: row(-1, 0) },
  { name: 'second', numbers: row(-2, 3) },
];
const rank = (model: RankModel) => rankReadings(items, ({ numbers }) => numbers, model);
const plain: RankModel = { linear: row(1, 0), own: [], first: [], bias: row(), out: row() };

test('the linear part alone keeps the order of the search', () => {
  const ranked = rank(plain);
  expect(ranked.map(({ item }) => item.name)).toEqual(['first', 'second']);
  expect(ranked.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0)).toBeCloseTo(1);
});

test('a unit can prefer what differs from the first reading', () => {
  const model = { ...plain, own: [row(0, 1)], first: [row(0, -1)], bias: row(0), out: row(4) };
  expect(rank(model).map(({ item }) => item.name)).toEqual(['second', 'first']);
});

test('no reading, no ranking', () => {
  expect(rankReadings([], () => row(), plain)).toEqual([]);
});

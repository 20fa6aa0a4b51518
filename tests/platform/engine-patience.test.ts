import { describe, expect, it } from 'vitest';
import { createPatience } from '../../src/platform/engine-patience.ts';

/** What each look finds, 5 s apart, and at which of them patience is over. */
const CASES: readonly (readonly [
  what: string,
  threads: number,
  processor: readonly (number | undefined)[],
  over: number | null,
])[] = [
  ['says nothing at all', 1, Array(9).fill(undefined), 6],
  ['answers and does nothing', 1, Array(9).fill(40), 7],
  ['does nothing but answer', 1, [40, 41, 42, 43, 44, 45, 46, 47], 7],
  ['works all the time on one thread', 1, [0, 5000, 10_000, 15_000, 20_000, 25_000, 30_000], 7],
  ['works all the time on one of four', 4, Array.from({ length: 24 }, (_, at) => at * 5000), null],
  ['works on all of four', 4, Array.from({ length: 24 }, (_, at) => at * 20_000), 7],
  ['gets a twentieth of a busy machine', 1, Array.from({ length: 60 }, (_, at) => at * 250), null],
  ['gets nothing for 25 s, again and again', 1, Array.from({ length: 60 }, (_, at) => Math.floor(at / 5) * 900), null],
  ['works, then stands still', 1, [0, 900, 1800, 1800, 1800, 1800, 1800, 1800, 1800], 9],
  ['works, then says nothing', 1, [0, 900, ...Array(9).fill(900)], 8],
  ['was old when it was asked', 1, Array.from({ length: 20 }, (_, at) => 900_000 + at * 200), null],
];

describe('patience with an engine that', () => {
  it.each(CASES)('%s', (_, threads, processor, over) => {
    const patience = createPatience(30_000, threads);
    expect(patience.stepMs).toBe(5000);
    const ends = processor.map((each) => patience.look(each));
    expect(ends.findIndex((end) => end !== undefined) + 1).toBe(over ?? 0);
    if (over !== null) expect(ends[over - 1]).toBe(`${over * 5} s`);
  });
});

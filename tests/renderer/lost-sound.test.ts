import { expect, test } from 'vitest';
import { createLostSound } from '../../src/renderer/capture/lost-sound.ts';

const RATE = 16_000;
const BLOCK = 128;

/** Blocks of 8 ms, each at the time it comes. */
function heardAt(times: readonly number[]): number {
  const lost = createLostSound(RATE);
  for (const at of times) lost.took(BLOCK, at);
  return lost.ms();
}

test('misses nothing where sound comes as fast as time goes, in bursts or one by one', () => {
  const steady = Array.from({ length: 200 }, (_, at) => 5_000 + at * 8);
  expect(heardAt(steady)).toBe(0);
  const bursts = Array.from({ length: 200 }, (_, at) => 5_000 + Math.ceil(at / 4) * 32);
  expect(heardAt(bursts)).toBeLessThanOrEqual(32);
});

test('counts what never came, wherever it is missing', () => {
  const before = Array.from({ length: 100 }, (_, at) => at * 8);
  const after = Array.from({ length: 100 }, (_, at) => 100 * 8 + 1_200 + at * 8);
  expect(heardAt([...before, ...after])).toBe(1_200);
  const slow = Array.from({ length: 100 }, (_, at) => at * 16);
  expect(heardAt(slow)).toBe(99 * 8);
});

test('knows nothing before the first sound, and never less than nothing', () => {
  expect(createLostSound(RATE).ms()).toBe(0);
  expect(heardAt([70_000])).toBe(0);
  expect(heardAt([1_000, 1_000, 1_000])).toBe(0);
  expect(heardAt([1_000, 400])).toBe(0); // the clock was set back
});

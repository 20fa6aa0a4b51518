import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sequenceRatio } from '../../../src/cli/scoring/sequence-ratio.ts';

interface Recorded {
  readonly a: string;
  readonly b: string;
  readonly ratio: number;
}

// Recorded from CPython 3.11: difflib.SequenceMatcher(None, a, b).ratio(), texts around and over its limit of 200.
const recorded = readFileSync(new URL('./difflib-ratios.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));

test.each(recorded)('$ratio: $a', ({ a, b, ratio }) => {
  expect(sequenceRatio(a, b)).toBeCloseTo(ratio, 12);
});

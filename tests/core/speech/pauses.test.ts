import { describe, expect, it } from 'vitest';
import { squeezePauses } from '../../../src/core/speech/pauses.ts';
import type { Span } from '../../../src/core/speech/pieces.ts';

const CASES: readonly (readonly [name: string, speech: readonly Span[], length: number, keep: readonly Span[]])[] = [
  ['nothing', [], 5, []],
  ['speech alone', [{ from: 0, to: 5 }], 5, [{ from: 0, to: 5 }]],
  ['silence around it', [{ from: 2, to: 3 }], 9, [{ from: 1.75, to: 3.25 }]],
  [
    'a short pause stays',
    [
      { from: 1, to: 2 },
      { from: 2.5, to: 3 },
    ],
    9,
    [{ from: 0.75, to: 3.25 }],
  ],
  [
    'a long pause is shortened',
    [
      { from: 1, to: 2 },
      { from: 6, to: 7 },
    ],
    9,
    [
      { from: 0.75, to: 2.25 },
      { from: 5.75, to: 7.25 },
    ],
  ],
];

describe('squeezing pauses', () => {
  it.each(CASES)('%s', (_, speech, length, keep) => expect(squeezePauses(speech, length).keep).toEqual(keep));

  it.each(CASES)('moves the speech with the sound: %s', (_, speech, length) => {
    const squeezed = squeezePauses(speech, length);
    const kept = squeezed.keep.reduce((sum, { from, to }) => sum + to - from, 0);
    expect(squeezed.length).toBeCloseTo(kept, 9);
    for (const [index, { from, to }] of speech.entries()) {
      const before = squeezed.keep.reduce((sum, part) => sum + Math.max(0, Math.min(part.to, from) - part.from), 0);
      expect(squeezed.speech[index]?.from).toBeCloseTo(before, 9);
      expect((squeezed.speech[index]?.to ?? 0) - (squeezed.speech[index]?.from ?? 0)).toBeCloseTo(to - from, 9);
    }
  });
});

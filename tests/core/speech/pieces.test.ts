import { describe, expect, it } from 'vitest';
import { cutPieces, SHORT_WINDOW, type Span } from '../../../src/core/speech/pieces.ts';

const cut = (speech: readonly Span[], length: number) => cutPieces(speech, length, SHORT_WINDOW);

/** Speech from `from` on: words of 0.4 s with 0.1 s between them, and a pause of `pause` after every tenth. */
function speak(seconds: number, pause: number): Span[] {
  const spans: Span[] = [];
  for (let at = 0.5, word = 1; at < seconds; word++) {
    spans.push({ from: at, to: at + 0.4 });
    at += word % 10 === 0 ? 0.4 + pause : 0.5;
  }
  return spans;
}

const COVERED: readonly (readonly [name: string, speech: readonly Span[], length: number])[] = [
  ['one word', [{ from: 1, to: 1.4 }], 3],
  ['a minute with pauses', speak(60, 0.8), 61],
  ['a minute with short pauses', speak(60, 0.3), 61],
  ['a minute without a pause', [{ from: 0, to: 60 }], 60],
  [
    'a minute without a pause after a pause',
    [
      { from: 0, to: 2 },
      { from: 4, to: 60 },
    ],
    62,
  ],
  ['ten minutes', speak(599, 1.2), 600],
  ['speech up to both ends', [{ from: 0, to: 9.5 }], 9.5],
];

describe('cutting a recording into pieces', () => {
  it('gives none where nobody speaks', () => expect(cut([], 20)).toEqual([]));

  it('keeps what fits in one, with a little silence around it', () =>
    expect(
      cut(
        [
          { from: 2, to: 3 },
          { from: 5, to: 7 },
        ],
        20,
      ),
    ).toEqual([{ from: 1.8, to: 7.25, overlaps: false }]));

  it('cuts in the longest pause', () =>
    expect(
      cut(
        [
          { from: 0, to: 4 },
          { from: 4.3, to: 7 },
          { from: 8, to: 12 },
        ],
        12,
      ),
    ).toEqual([
      { from: 0, to: 7.25, overlaps: false },
      { from: 7.8, to: 12, overlaps: false },
    ]));

  it.each(COVERED)('loses no speech and fits the window: %s', (_, speech, length) => {
    const pieces = cut(speech, length);
    for (const piece of pieces) {
      expect(piece.to - piece.from).toBeLessThanOrEqual(SHORT_WINDOW.longest + 1e-9);
      expect(piece.from).toBeGreaterThanOrEqual(0);
      expect(piece.to).toBeLessThanOrEqual(length);
    }
    for (const span of speech)
      for (let at = span.from; at <= span.to; at += 0.05)
        expect(
          pieces.some((piece) => piece.from <= at && at <= piece.to + 1e-9),
          `${at} s is in no piece`,
        ).toBe(true);
  });

  it.each(COVERED)('shares speech only where it says so: %s', (_, speech, length) => {
    const pieces = cut(speech, length);
    for (const [index, piece] of pieces.entries()) {
      const before = pieces[index - 1];
      if (!before) continue;
      const shared = speech.some(
        (span) =>
          span.to > piece.from + 0.2 &&
          span.from < Math.min(span.to, before.to - 0.25) &&
          piece.from + 0.2 < before.to - 0.25,
      );
      expect(shared).toBe(piece.overlaps);
    }
  });
});

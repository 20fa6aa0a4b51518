import { describe, expect, it } from 'vitest';
import { joinPieces } from '../../../src/core/speech/join.ts';

const CASES: readonly (readonly [
  name: string,
  pieces: readonly (string | readonly [overlapping: string])[],
  joined: string,
])[] = [
  ['nothing', [], ''],
  ['one piece', ['git push'], 'git push'],
  ['a pause between', ['find dot', 'dash name star'], 'find dot dash name star'],
  ['the same word on both sides of a pause is said twice', ['eight dot', 'dot eight'], 'eight dot dot eight'],
  ['shared words', ['tar dash x z f backup dot', ['backup dot tar dot gz']], 'tar dash x z f backup dot tar dot gz'],
  ['case and punctuation aside', ['git commit dash m.', ['Commit dash M quote']], 'git commit dash m. quote'],
  ['a word torn at the end', ['sudo apt install ff', ['install ffmpeg please']], 'sudo apt install ffmpeg please'],
  ['a word torn at the start', ['sudo apt install ffmpeg', ['all ffmpeg please']], 'sudo apt install ffmpeg please'],
  ['torn on both sides', ['copy the file to back', ['e file to backup now']], 'copy the file to backup now'],
  ['nothing in common loses nothing', ['git push', ['origin main']], 'git push origin main'],
  [
    'the longest run counts',
    ['dot dot slash dot dot', ['dot dot slash dot dot slash src']],
    'dot dot slash dot dot slash src',
  ],
  ['an empty piece', ['git push', [''], ['push origin']], 'git push origin'],
  ['three pieces', ['one two three', ['two three four five'], ['four five six']], 'one two three four five six'],
];

describe('joining pieces', () => {
  it.each(CASES)('%s', (_, pieces, joined) => {
    const texts = pieces.map((piece) =>
      typeof piece === 'string' ? { text: piece, overlaps: false } : { text: piece[0], overlaps: true },
    );
    expect(joinPieces(texts)).toBe(joined);
  });
});

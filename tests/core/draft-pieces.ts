/** Owns pieces of drafts as tests write them: characters [from, to) that heard words [first, last) wrote. */
import type { Piece } from '../../src/core/draft.ts';

export const said = (from: number, to: number, first: number, last: number): Piece => ({
  from,
  to,
  first,
  last,
  origin: 'said',
});

export const repaired = (from: number, to: number, first: number, last: number): Piece => ({
  ...said(from, to, first, last),
  origin: 'repaired',
});

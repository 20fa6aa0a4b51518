/**
 * Owns the alignment that views show: for each heard word the characters it wrote, for each character the words it came
 * from, and what became of words that wrote nothing. Built from a draft's pieces; never reads the command itself.
 */
import type { Draft } from '../draft.ts';
import type { Lexed } from '../lexer/unit.ts';

interface CharacterRange {
  readonly from: number;
  readonly to: number;
}

/**
 * written: as heard; repaired: a mis-hearing was mended; dropped: talk or corrected away; silent: a "space", a
 * directive.
 */
type WordFate = 'written' | 'repaired' | 'dropped' | 'silent';

interface AlignedWord {
  readonly text: string;
  readonly fate: WordFate;
  /** What it wrote, in order, neighbours joined; empty for 'dropped' and 'silent'. */
  readonly ranges: readonly CharacterRange[];
}

export interface AlignedSpan extends CharacterRange {
  /** Heard words [first, last) that wrote it. */
  readonly first: number;
  readonly last: number;
  readonly repaired: boolean;
}

export interface Alignment {
  /** One entry for each heard word. */
  readonly words: readonly AlignedWord[];
  /** The command's written spans from left to right, without gaps inside; blanks that nobody said are in none. */
  readonly spans: readonly AlignedSpan[];
}

/** Pieces that point outside the command or the heard words are left out: a view must never fail on them. */
export function alignWords(draft: Draft, lexed: Lexed): Alignment {
  const spans = draft.pieces
    .filter(
      (piece) =>
        isInside(piece.from, piece.to, draft.command.length) && isInside(piece.first, piece.last, lexed.words.length),
    )
    .map(({ from, to, first, last, origin }) => ({ from, to, first, last, repaired: origin === 'repaired' }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const dropped = new Set(draft.dropped);
  const words = lexed.words.map(({ text }, index): AlignedWord => {
    const own = spans.filter((span) => span.first <= index && index < span.last);
    const fate = own.some((span) => span.repaired)
      ? 'repaired'
      : own.length > 0
        ? 'written'
        : dropped.has(index)
          ? 'dropped'
          : 'silent';
    return { text, fate, ranges: joinRanges(own) };
  });
  return { words, spans };
}

/** The span that a character belongs to, if somebody said it. */
export function spanAt(alignment: Alignment, character: number): AlignedSpan | undefined {
  return alignment.spans.find((span) => span.from <= character && character < span.to);
}

const isInside = (from: number, to: number, length: number): boolean => from >= 0 && from < to && to <= length;

function joinRanges(spans: readonly CharacterRange[]): CharacterRange[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

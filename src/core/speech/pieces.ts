/**
 * Owns cutting a long recording into pieces that the model's window holds: at pauses, or with overlap where nobody
 * pauses. Works on times in seconds; never touches samples.
 */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of the recording to hear by itself. */
export interface ClipPiece extends Span {
  /** It begins with speech that the piece before ends with. */
  readonly overlaps: boolean;
}

/** Seconds. */
export interface PieceLimits {
  /** Longest piece. A clip that fills the model's window to its end makes it repeat itself, so it is less than that. */
  readonly longest: number;
  /** Kept before and after speech. */
  readonly before: number;
  readonly after: number;
  /** What two pieces share where there is no pause between them. */
  readonly overlap: number;
}

/** Fits a window of 10.24 s (an audio context of 512). */
export const SHORT_WINDOW: PieceLimits = { longest: 9.5, before: 0.2, after: 0.25, overlap: 1.6 };

/** A pause shorter than this is a gap inside a word or between two words. */
const PAUSE = 0.25;

/** The pieces that hold all speech of a recording of `length` seconds; none where nobody speaks. */
export function cutPieces(speech: readonly Span[], length: number, limits: PieceLimits): ClipPiece[] {
  const pieces: ClipPiece[] = [];
  const longest = limits.longest - limits.before - limits.after;
  let rest = speech.filter((span) => span.to > span.from);
  let overlaps = false;
  while (rest.length > 0) {
    const [first, ...others] = rest;
    if (!first) break;
    const end = first.from + longest;
    const last = rest.at(-1)?.to ?? first.to;
    if (last <= end) {
      pieces.push(pad(first.from, last, length, limits, overlaps));
      break;
    }
    const cut = findPause(rest, first.from, end);
    if (cut) {
      pieces.push(pad(first.from, cut.from, length, limits, overlaps));
      rest = rest.filter((span) => span.from >= cut.to);
      overlaps = false;
    } else {
      pieces.push(pad(first.from, end, length, limits, overlaps));
      const next = end - limits.overlap;
      rest = [first, ...others]
        .filter((span) => span.to > next)
        .map((span) => ({ ...span, from: Math.max(span.from, next) }));
      overlaps = true;
    }
  }
  return pieces;
}

/** The longest pause between `from` and `end`, later ones first where they are alike; what comes after must not fit. */
function findPause(speech: readonly Span[], from: number, end: number): Span | undefined {
  let best: Span | undefined;
  for (const [index, span] of speech.entries()) {
    const next = speech[index + 1];
    if (!next || span.to > end) break;
    const pause = { from: span.to, to: next.from };
    const late = (pause.from - from) / (end - from);
    if (pause.to - pause.from < PAUSE) continue;
    // A piece of two seconds has too little context, so a pause counts more the later it is.
    if (!best || weigh(pause, late) >= weigh(best, (best.from - from) / (end - from))) best = pause;
  }
  return best;
}

const weigh = (pause: Span, late: number): number => Math.min(pause.to - pause.from, 1) * late;

function pad(from: number, to: number, length: number, limits: PieceLimits, overlaps: boolean): ClipPiece {
  return { from: Math.max(0, from - limits.before), to: Math.min(length, to + limits.after), overlaps };
}

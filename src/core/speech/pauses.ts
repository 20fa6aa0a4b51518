/**
 * Owns taking long pauses out of a recording before it is heard: a decoder takes a pause for the end and drops what
 * comes after it. Works on times in seconds; never touches samples.
 */
import type { Span } from './pieces.ts';

/** Kept on either side of speech. */
const KEPT = 0.25;

export interface Squeezed {
  /** What to keep of the recording, in order. */
  readonly keep: readonly Span[];
  /** Where the speech is once the rest is taken out. */
  readonly speech: readonly Span[];
  /** Length of what is kept. */
  readonly length: number;
}

/** Shortens every pause to at most half a second. */
export function squeezePauses(speech: readonly Span[], length: number): Squeezed {
  const keep: Span[] = [];
  const moved: Span[] = [];
  let removed = 0;
  let end = 0;
  for (const { from, to } of speech) {
    const start = Math.max(0, from - KEPT);
    const stop = Math.min(length, to + KEPT);
    const last = keep.at(-1);
    if (last && start <= end) keep[keep.length - 1] = { from: last.from, to: Math.max(end, stop) };
    else {
      removed += start - end;
      keep.push({ from: start, to: stop });
    }
    end = Math.max(end, stop);
    moved.push({ from: from - removed, to: to - removed });
  }
  return { keep, speech: moved, length: end - removed };
}

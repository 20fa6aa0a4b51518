/**
 * Owns the suspicion that a recogniser stopped too early: much was spoken, little came out. Such text reads well and is
 * wrong, so nobody downstream can see it. Never decides what was meant.
 */
import type { Transcript } from './transcript.ts';

/** Seconds of speech below which nothing is suspected: a short word alone. */
const ENOUGH_SPEECH = 1;
/** Slow speech of terse commands, printed as tersely ("df -h"), still comes to this many letters and signs a second. */
const FEWEST_A_SECOND = 2.5;

/** True where the text is too short for the time that somebody spoke. */
export function isCutShort({ text, speech }: Transcript): boolean {
  const signs = text.replace(/\s/g, '').length;
  return speech >= ENOUGH_SPEECH && signs < speech * FEWEST_A_SECOND;
}

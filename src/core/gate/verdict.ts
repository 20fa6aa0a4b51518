/** Owns the verdict's shape: who answered, how sure, and why. */
import type { Draft } from '../draft.ts';

/** normalizer: what was said is only described or too garbled; until it exists the reader's answer is shown, unsure. */
export type Route = 'processor' | 'reader' | 'normalizer' | 'none';

/** So many other readings go with a verdict: with the answer itself they are nine, one for each digit key. */
export const MOST_ALTERNATIVES = 8;

export interface Evidence {
  readonly name: string;
  readonly value: number;
}

export interface Verdict {
  readonly route: Route;
  /** The command that would be typed, with its alignment; empty command for route 'none'. */
  readonly draft: Draft;
  /** Calibrated probability that `draft.command` is exactly what was meant, 0..1. */
  readonly confidence: number;
  /**
   * True if it may be shown as ready to insert. Never true while something was repaired or guessed without evidence.
   */
  readonly sure: boolean;
  /** Other readings, best first, at most MOST_ALTERNATIVES; none equals draft.command. */
  readonly alternatives: readonly Draft[];
  /** Named numbers behind the decision, for the person who asks why. */
  readonly evidence: readonly Evidence[];
  /** One short sentence where it is not sure. */
  readonly why: string;
}

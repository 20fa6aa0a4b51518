/**
 * Owns the count of how often something has ended lately. What is started again each time it ends must be given up some
 * time, or it would be started for ever. Never starts, ends or reports anything.
 */

export interface EndLimit {
  /** Ends within `withinMs` after which it is given up. */
  readonly mostEnds: number;
  /** Milliseconds. */
  readonly withinMs: number;
}

export interface EndCount {
  /** It has ended once more; true where it is to be given up. */
  add(): boolean;
  /** Whoever starts it again by hand begins anew. */
  forget(): void;
}

/** `now` in milliseconds of a clock that never goes back. */
export function countEnds({ mostEnds, withinMs }: EndLimit, now: () => number = () => performance.now()): EndCount {
  const ends: number[] = [];
  return {
    add() {
      const at = now();
      ends.push(at);
      while (ends[0] !== undefined && at - ends[0] > withinMs) ends.shift();
      return ends.length >= mostEnds;
    },
    forget() {
      ends.length = 0;
    },
  };
}

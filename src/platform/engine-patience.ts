/**
 * Owns telling an engine that hangs from one that is only slow: by the processor time it takes, not by the clock, since
 * on a busy machine a minute may hold a second's work. Looks in from time to time; never ends the process itself.
 */

export interface Patience {
  /**
   * One more look, `stepMs` after the one before. Takes the milliseconds of the processor that the process has taken
   * since its start, undefined until it has said so once; gives the time waited, as a person reads it, once patience is
   * over.
   */
  look(processor: number | undefined): string | undefined;
  /** Between looks, in ms. */
  readonly stepMs: number;
}

/**
 * Looks within the limit. Counted in looks, so that a machine that slept, or let this process wait, has not used it up.
 */
const LOOKS = 6;
/** Answering a look takes under a millisecond: an engine that took less than this has done nothing else. */
const LEAST_WORK_MS = 100;

/**
 * Patience with one request. It is over where for `limitMs` the process did no work, or has taken `limitMs` of
 * `threads` threads without an answer.
 */
export function createPatience(limitMs: number, threads: number): Patience {
  const stepMs = limitMs / LOOKS;
  const leastWork = Math.min(LEAST_WORK_MS, limitMs / LOOKS);
  let looks = 0;
  let idle = 0;
  let first: number | undefined;
  let last: number | undefined;
  return {
    stepMs,
    look(processor) {
      looks++;
      first ??= processor;
      // The first word of it is progress, too: until then nobody knows.
      const worked = processor !== undefined && (last === undefined || processor - last >= leastWork);
      if (worked) last = processor;
      idle = worked ? 0 : idle + 1;
      const taken = first === undefined || processor === undefined ? 0 : processor - first;
      const over = idle >= LOOKS || taken >= limitMs * threads;
      return over ? `${Number(((looks * stepMs) / 1000).toFixed(1))} s` : undefined;
    },
  };
}

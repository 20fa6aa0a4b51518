/** Owns the clock that core is given: a timer that keeps no process alive. */
import type { Timer } from '../core/inference/resident.ts';

export const SYSTEM_TIMER: Timer = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

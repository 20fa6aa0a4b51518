/** Owns what tests of main share: a log that remembers, and a timer that goes off when the test says so. */
import type { Timer } from '../../src/core/inference/resident.ts';
import type { Log } from '../../src/core/session/ports.ts';

export interface RememberingLog extends Log {
  readonly notes: (readonly [what: string, facts: object])[];
  readonly bugs: unknown[];
}

export function rememberingLog(): RememberingLog {
  const notes: (readonly [string, object])[] = [];
  const bugs: unknown[] = [];
  return { notes, bugs, note: (what, facts) => notes.push([what, facts]), bug: (error) => bugs.push(error) };
}

/** `ring` lets all timers go off that are set now. */
export function handTimer(): Timer & { ring(): void } {
  const set = new Set<() => void>();
  return {
    after(_ms, run) {
      set.add(run);
      return () => set.delete(run);
    },
    ring() {
      for (const run of [...set]) {
        set.delete(run);
        run();
      }
    },
  };
}

export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

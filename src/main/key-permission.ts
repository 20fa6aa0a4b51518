/**
 * Owns what follows once the system kept the keyboard from the app: whether it lets it hear keys now is looked at
 * again, and the keyboard's process is started once it does. Nobody has to end the app for a permission. Never asks the
 * person.
 */
import type { Problem } from '../core/errors.ts';
import type { Timer } from '../core/inference/resident.ts';

export interface KeyPermissionOptions {
  /** Whether the system lets this app hear keys, now. */
  readonly mayHear: () => boolean;
  /** Starts to listen once more. */
  readonly restart: () => void;
  readonly timer: Timer;
}

export interface KeyPermission {
  /** What is wrong with the keyboard now; null where keys come. */
  follow(problem: Problem | null): void;
  dispose(): void;
}

/** Whoever has just switched it on tries the key at once; a look costs next to nothing. */
const LOOK_EVERY_MS = 1000;

export function followKeyPermission({ mayHear, restart, timer }: KeyPermissionOptions): KeyPermission {
  let stop: (() => void) | undefined;

  function look(): void {
    stop = timer.after(LOOK_EVERY_MS, () => {
      stop = undefined;
      if (mayHear()) restart();
      else look();
    });
  }

  return {
    follow(problem) {
      stop?.();
      stop = undefined;
      // Refused although it is allowed: another look would find the same for ever.
      if (problem?.code === 'hook-denied' && !mayHear()) look();
    },
    dispose: () => stop?.(),
  };
}

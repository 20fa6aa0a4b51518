/**
 * Owns a signal that work in flight is not wanted any more; core cannot name AbortController. Never stops anything
 * itself.
 */
import type { Cancellation } from '../speech/transcript.ts';

export interface Cancelling {
  readonly signal: Cancellation;
  /** Tells everybody who listens, once. */
  cancel(): void;
}

export function createCancelling(): Cancelling {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener(_type, listener) {
        listeners.add(listener);
      },
      removeEventListener(_type, listener) {
        listeners.delete(listener);
      },
    },
    cancel() {
      if (aborted) return;
      aborted = true;
      const told = [...listeners];
      listeners.clear();
      for (const listener of told) listener();
    },
  };
}

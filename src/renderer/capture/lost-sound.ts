/**
 * Owns the count of sound that never came: how much less the microphone gave than the clock says. A machine that is too
 * busy drops it in silence, and a command without its end looks whole. Pure: whoever asks brings the time.
 */

export interface LostSound {
  /** `length` samples came at `at`, in ms of any clock that goes on. */
  took(length: number, at: number): void;
  /** Milliseconds of sound that are missing up to the last samples that came, 0 or more. */
  ms(): number;
}

/**
 * `sampleRate` in samples a second. What comes before the first samples is not counted: a microphone takes its time.
 */
export function createLostSound(sampleRate: number): LostSound {
  let first: number | undefined;
  let last = 0;
  let samples = 0;
  return {
    took(length, at) {
      // The first samples were recorded before they came, the others since.
      if (first === undefined) first = at;
      else samples += length;
      last = at;
    },
    ms: () => (first === undefined ? 0 : Math.max(0, last - first - (samples * 1000) / sampleRate)),
  };
}

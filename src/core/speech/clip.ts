/** Owns the clip: speech as the models take it. Never reads a file or a device. */

/** Samples a second that every model here expects. */
export const SAMPLE_RATE = 16_000;

/** Mono speech at 16 kHz; samples in [-1, 1]. */
export interface Clip {
  readonly samples: Float32Array;
  /** Seconds of it that are known to be missing, of a file cut short or a microphone that fell behind. */
  readonly missing?: number;
}

/** Length in seconds. */
export const seconds = (clip: Clip): number => clip.samples.length / SAMPLE_RATE;

/** Owns what the page and its audio worklet say to each other. */

/** To the worklet: record this many samples more, then say 'ended'. */
export interface EndAfter {
  readonly endAfter: number;
}

/** From the worklet, in order. */
export type FromWorklet =
  | { readonly type: 'chunk'; readonly samples: Float32Array<ArrayBuffer>; readonly level: number }
  /** With the milliseconds of sound that never came. */
  | { readonly type: 'ended'; readonly lostMs: number };

/** Owns what a transcriber answers, and the port to it. Never decides whether it was a command. */
import type { Result } from '../errors.ts';
import type { Clip } from './clip.ts';

export interface Transcript {
  /** Cleaned text: no stage directions, no phantom phrases, no loops. May be empty. */
  readonly text: string;
  /** What other hearings of the same clip gave where it differs from `text`, cleaned; empty where they agreed. */
  readonly others: readonly string[];
  /** It was to be heard a second time and was not, or not yet: no answer made of it is sure. */
  readonly unconfirmed?: true;
  /** Seconds of the clip in which somebody spoke. */
  readonly speech: number;
  /** Milliseconds spent in the engine. */
  readonly ms: number;
}

export interface TranscribeOptions {
  /** Catalog name of the model, e.g. 'tiny.en-commands'. */
  readonly model: string;
  /**
   * The person's own words to expect (names, branches, hosts), separated by commas; empty for none. The transcriber
   * adds what its model profits from, and leaves all out for a model that a prompt throws off.
   */
  readonly prompt: string;
  /** Hear once only, without the second hearing that a sure answer needs: for a recording that still goes on. */
  readonly once?: true;
  /** Told what the first of two hearings gave, unconfirmed, as soon as it is there; never where one is all there is. */
  readonly onFirst?: (first: Transcript) => void;
  readonly signal?: Cancellation;
}

/** What of an AbortSignal is needed to hear of a cancel; core cannot name the real one. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Port: sound to words. Fails with nothing-heard, no-words, too-short, too-long, no-model, model-*, engine-*,
 * cancelled; where only a second hearing fails, the first is the answer, unconfirmed.
 */
export interface Transcriber {
  transcribe(clip: Clip, options: TranscribeOptions): Promise<Result<Transcript>>;
}

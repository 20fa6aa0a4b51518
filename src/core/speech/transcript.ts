/** Owns what a transcriber answers, and the port to it. Never decides whether it was a command. */
import type { Result } from '../errors.ts';
import type { Clip } from './clip.ts';

export interface Transcript {
  /** Cleaned text: no stage directions, no phantom phrases, no loops. May be empty. */
  readonly text: string;
  /** Other hypotheses, best first, without `text`. */
  readonly others: readonly string[];
  /** Milliseconds spent in the engine. */
  readonly ms: number;
}

export interface TranscribeOptions {
  /** Catalog name of the model, e.g. 'tiny.en-commands'. */
  readonly model: string;
  /** Words to expect, put before the utterance; empty for none. */
  readonly prompt: string;
  readonly signal?: AbortSignal;
}

/** Port: sound to words. Fails with nothing-heard, too-short, no-model, model-damaged, engine-*. */
export interface Transcriber {
  transcribe(clip: Clip, options: TranscribeOptions): Promise<Result<Transcript>>;
}

/** Owns the way from a clip to a transcript: trim, cut, hear, join, clean. Implements core's Transcriber over the engine. */
import { failed } from '../core/errors.ts';
import type { Transcriber } from '../core/speech/transcript.ts';
import type { Engine } from './engine.ts';
import type { Places } from './paths.ts';

/** A transcriber over an engine that the caller disposes of. */
export function createWhisperTranscriber(_engine: Engine, _places: Places): Transcriber {
  return { transcribe: async () => failed('engine-refused', 'unwritten') };
}

/** Owns the way from a clip to a transcript: trim, cut, hear, join, clean. Implements core's Transcriber over the engine. */
import { failed, ok, type Result } from '../core/errors.ts';
import { cleanTranscript } from '../core/speech/clean.ts';
import { type Clip, SAMPLE_RATE, seconds } from '../core/speech/clip.ts';
import { joinPieces, type PieceText } from '../core/speech/join.ts';
import { squeezePauses } from '../core/speech/pauses.ts';
import { type ClipPiece, cutPieces, SHORT_WINDOW, type Span } from '../core/speech/pieces.ts';
import { composePrompt } from '../core/speech/prompt.ts';
import type { TranscribeOptions, Transcriber, Transcript } from '../core/speech/transcript.ts';
import type { Engine } from './engine.ts';
import type { ModelFile } from './model-files.ts';
import { findModel } from './model-sources.ts';
import { shortWindowModel } from './model-variant.ts';
import type { Places } from './paths.ts';

/*
 * Settings, by word error rate over dictated commands (corpus and everyday, four synthetic voices) and prose, short
 * window, greedy, one thread, this binding, q8_0. Official, 64 clips: no prompt 134% (loops), prompt 37%; decoding without
 * timestamps changes nothing with a prompt (38%) and hurts prose. Tuned, as it ships, 28 clips: 3.3%, with a prompt 82%; an
 * earlier state with timestamps 12.0% and a sentence of prose broken off, without them 9.3% and prose whole. So the
 * official model gets the prompt and keeps its timestamps, the tuned one gets neither. Pauses are squeezed: in them the
 * tuned decoder stops ("and so my fellow americans .. ask not" ended before "ask" whatever the silence at the end;
 * without the pause it does not). There is no temperature fallback (not measured): a second try costs a second hearing,
 * and clean.ts takes loops out. A window of 256 for clips under 5 s has the same errors in two thirds of the time, but
 * both windows in memory take 260 MB in place of 183.
 */
const SHORTEST_SECONDS = 0.3;
const LONGEST_SECONDS = 600;

/** A transcriber over an engine that the caller disposes of. */
export function createWhisperTranscriber(engine: Engine, places: Places): Transcriber {
  return {
    async transcribe(clip, options) {
      const length = seconds(clip);
      if (length < SHORTEST_SECONDS) return failed('too-short', `${length.toFixed(2)} s`);
      if (length > LONGEST_SECONDS) return failed('too-long', `${Math.ceil(length / 60)} minutes`);
      const model = await findModel(places, options.model);
      if (!model.ok) return model;
      const path = await variantOf(model.value);
      if (!path.ok) return path;
      const speech = await engine.findSpeech(clip.samples);
      if (!speech.ok) return speech;
      const squeezed = squeezePauses(speech.value, length);
      const pieces = cutPieces(squeezed.speech, squeezed.length, SHORT_WINDOW);
      if (pieces.length === 0) return failed('nothing-heard', 'Nobody speaks in the recording.');
      const heard = await hearPieces(
        engine,
        keepSpans(clip, squeezed.keep),
        pieces,
        path.value,
        promptFor(model.value, options),
        options,
      );
      if (!heard.ok) return heard;
      return ok({ ...heard.value, speech: speech.value.reduce((sum, { from, to }) => sum + to - from, 0) });
    },
  };
}

/** Path of the file that the engine loads for a model of the catalog; makes it if need be. Fails with no-model, model-*, disk-full, read-only. */
export async function findLoadable(places: Places, name: string): Promise<Result<string>> {
  const model = await findModel(places, name);
  return model.ok ? variantOf(model.value) : model;
}

const variantOf = (model: ModelFile): Promise<Result<string>> =>
  shortWindowModel(model.path, { plain: model.difference !== undefined });

async function hearPieces(
  engine: Engine,
  clip: Clip,
  pieces: readonly ClipPiece[],
  model: string,
  prompt: string,
  { signal }: TranscribeOptions,
): Promise<Result<Omit<Transcript, 'speech'>>> {
  const texts: PieceText[] = [];
  let ms = 0;
  for (const { from, to, overlaps } of pieces) {
    const samples = clip.samples.slice(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE));
    const heard = await engine.hear({ model, samples, prompt, ...(signal ? { signal } : {}) });
    if (!heard.ok) return heard;
    ms += heard.value.ms;
    texts.push({ text: cleanTranscript(heard.value.text), overlaps });
  }
  const text = joinPieces(texts);
  return text === '' ? failed('nothing-heard', 'No words were recognised.') : ok({ text, others: [], ms });
}

function keepSpans(clip: Clip, keep: readonly Span[]): Clip {
  const parts = keep.map(({ from, to }) =>
    clip.samples.subarray(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE)),
  );
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples };
}

/** The tuned decoder expects commands already, and any prompt throws it off (82% of words wrong in place of 3%). */
function promptFor(model: ModelFile, options: TranscribeOptions): string {
  return model.difference ? '' : composePrompt({ protocol: true, words: options.prompt.split(',') });
}

/**
 * Owns the way from a clip to a transcript: trim, cut, hear, hear again, join, clean. Implements core's Transcriber
 * over the engine.
 */
import { failed, ok, type Result } from '../core/errors.ts';
import { cleanTranscript } from '../core/speech/clean.ts';
import { type Clip, SAMPLE_RATE, seconds } from '../core/speech/clip.ts';
import { joinPieces, type PieceText } from '../core/speech/join.ts';
import { squeezePauses } from '../core/speech/pauses.ts';
import { type ClipPiece, cutPieces, SHORT_WINDOW, type Span } from '../core/speech/pieces.ts';
import { composePrompt } from '../core/speech/prompt.ts';
import type { TranscribeOptions, Transcriber, Transcript } from '../core/speech/transcript.ts';
import type { Engine, HeardText, HearRequest } from './engine.ts';
import type { ModelFile } from './model-files.ts';
import { findModel } from './model-sources.ts';
import { findCopy } from './model-variant.ts';
import type { Places } from './paths.ts';
import { slowDown } from './slow-speech.ts';

/*
 * Why each model is asked as it is, by words wrong over dictated commands (corpus and everyday, four synthetic voices)
 * and prose; short window, greedy, one thread, this binding, q8_0:
 *
 *   official, 64 clips        no prompt 134% (it loops); prompt 37%; prompt and no timestamps 38%, and prose gets worse
 *   tuned, 28 clips           as it ships 3.3%; with a prompt 82%
 *   tuned, an earlier state   with timestamps 12.0%, and a sentence of prose breaks off; without 9.3%, and it does not
 *
 * So the official model gets the prompt and keeps its timestamps, the tuned one gets neither. Pauses are squeezed,
 * since the tuned decoder stops in them: "and so my fellow americans .. ask not" ended before "ask" whatever the
 * silence at the end, and without the pause it does not. Loops are taken out by clean.ts; model-variant.ts has the
 * windows.
 */
const SHORTEST_SECONDS = 0.3;
const LONGEST_SECONDS = 600;
/**
 * Beams for a tuned model, by words wrong in 40 dictated commands, in 40 sentences (both of the dev set), and by time:
 *
 *   greedy    12.0%   22.8%   1.00   (11.5% and 22.8% with a fallback to higher temperatures)
 *   2 beams   12.2%   22.4%   1.05
 *   3 beams   10.7%   22.4%   1.15
 *   5 beams   10.2%   20.8%   1.17
 *
 * In short windows 3 beams take 0.95 of the time of 5, greedy 0.83.
 */
const BEAMS = 5;
/**
 * Tempo of one of the two hearings; the other is as spoken. The likelier of the two commands is believed, and sure only
 * where both are the same. Of 400 commands of the dev split, ten voices, a quarter in noise (torch, greedy):
 *
 *   slower one    exact   sure   sure and wrong
 *   none            271    211   21
 *   0.90            286    189   11   (but a full window, slowed so, does not fit)
 *   0.93            284    197   14
 *   0.96            280    194   13
 *   1.07            275    194   16
 *
 * The slower one comes first, since alone it is right more often: 84 against 79 of the first 111 of these through this
 * binding, and 15 against 21 sure and wrong of all 400 in torch.
 *
 * Flash attention was tried and not taken: with it, and a window of 256 for clips under 4.75 s, 83 of the 111 were
 * exact in 0.61 of the processor's time, without 86; with it alone, of 64 clips, 48 in 0.88, without 49.
 */
const SLOWER_TEMPO = 0.93;
/** Seconds. Half of all commands take less to say. */
const EXPECTED_SECONDS = 3;
/** A longer recording is heard once: it is talk, and the wait would double. */
const MOST_PIECES_TWICE = 2;

/** A transcriber over an engine that the caller disposes of. */
export function createWhisperTranscriber(engine: Engine, places: Places): Transcriber {
  return {
    async transcribe(clip, options) {
      const length = seconds(clip);
      if (length < SHORTEST_SECONDS) return failed('too-short', `${length.toFixed(2)} s`);
      if (length > LONGEST_SECONDS) return failed('too-long', `${Math.ceil(length / 60)} minutes`);
      const model = await findModel(places, options.model);
      if (!model.ok) return model;
      const speech = await engine.findSpeech(clip.samples);
      if (!speech.ok) return speech;
      const squeezed = squeezePauses(speech.value, length);
      const pieces = cutPieces(squeezed.speech, squeezed.length, SHORT_WINDOW);
      if (pieces.length === 0) return failed('nothing-heard', 'Nobody speaks in the recording.');
      const longest = Math.max(...pieces.map(({ from, to }) => to - from));
      const path = await findCopy(model.value, model.value.difference ? longest / SLOWER_TEMPO : longest);
      if (!path.ok) return path;
      const kept = keepSpans(clip, squeezed.keep);
      const decoding = { model: path.value, ...decodingOf(model.value, options) };
      const hearAt = async (tempo: number) =>
        hearPieces(engine, await cutSounds(kept, pieces, tempo), decoding, options);
      const spoken = speech.value.reduce((sum, { from, to }) => sum + to - from, 0);
      if (!model.value.difference || options.once || pieces.length > MOST_PIECES_TWICE) {
        const heard = await hearAt(1);
        return heard.ok ? transcriptOf([heard.value], spoken) : heard;
      }
      const slower = await hearAt(SLOWER_TEMPO);
      if (!slower.ok) return slower;
      const alone = transcriptOf([slower.value], spoken);
      const unconfirmed = alone.ok ? ok({ ...alone.value, unconfirmed: true as const }) : alone;
      if (unconfirmed.ok) options.onFirst?.(unconfirmed.value);
      const asSpoken = await hearAt(1);
      if (asSpoken.ok) return transcriptOf([asSpoken.value, slower.value], spoken);
      // Nobody waits any more, or it failed: what was heard once is better than nothing.
      return options.signal?.aborted || !unconfirmed.ok ? asSpoken : unconfirmed;
    },
  };
}

type Decoding = Pick<HearRequest, 'model' | 'prompt' | 'beams'>;

interface PieceSound {
  readonly samples: Float32Array;
  readonly overlaps: boolean;
}

async function cutSounds({ samples }: Clip, pieces: readonly ClipPiece[], tempo: number): Promise<PieceSound[]> {
  const sounds: PieceSound[] = [];
  for (const { from, to, overlaps } of pieces) {
    const piece = samples.slice(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE));
    sounds.push({ samples: tempo === 1 ? piece : await slowDown(piece, tempo), overlaps });
  }
  return sounds;
}

/** The first of the hearings that has words is the text; the others stay where they differ. */
function transcriptOf(hearings: readonly HeardText[], speech: number): Result<Transcript> {
  const texts = [...new Set(hearings.map(({ text }) => text))];
  const text = texts.find((one) => one !== '');
  if (text === undefined) return failed('no-words');
  const ms = hearings.reduce((sum, hearing) => sum + hearing.ms, 0);
  return ok({ text, others: texts.filter((one) => one !== text), speech, ms });
}

/**
 * Path of the file that the engine most likely loads for what is said next, with a model of the catalog; makes it if
 * need be. Fails with no-model, model-*, disk-full, read-only.
 */
export async function findLoadable(places: Places, name: string): Promise<Result<string>> {
  const model = await findModel(places, name);
  return model.ok ? findCopy(model.value, EXPECTED_SECONDS) : model;
}

async function hearPieces(
  engine: Engine,
  pieces: readonly PieceSound[],
  decoding: Decoding,
  { signal }: TranscribeOptions,
): Promise<Result<HeardText>> {
  const texts: PieceText[] = [];
  let ms = 0;
  for (const { samples, overlaps } of pieces) {
    const heard = await engine.hear({ ...decoding, samples, ...(signal ? { signal } : {}) });
    if (!heard.ok) return heard;
    ms += heard.value.ms;
    texts.push({ text: cleanTranscript(heard.value.text), overlaps });
  }
  return ok({ text: joinPieces(texts), ms });
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
function decodingOf(model: ModelFile, options: TranscribeOptions): Omit<Decoding, 'model'> {
  if (model.difference) return { prompt: '', beams: BEAMS };
  return { prompt: composePrompt({ protocol: true, words: options.prompt.split(',') }) };
}

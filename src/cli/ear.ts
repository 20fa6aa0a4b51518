/**
 * Owns the chain from sound to an answer as the command line uses it: engine, transcriber, translate. One engine for as
 * many recordings as a command has; whoever opens an ear closes it.
 */
import { ok, type Result } from '../core/errors.ts';
import { type Translate, type Translation, translateTranscript } from '../core/pipeline.ts';
import { EMPTY_SCENE } from '../core/scene.ts';
import type { Clip } from '../core/speech/clip.ts';
import type { Transcript } from '../core/speech/transcript.ts';
import { composeTranslate } from '../platform/bundled.ts';
import { createEngine, type Engine } from '../platform/engine.ts';
import { defaultModel } from '../platform/models.ts';
import { findPlaces, type Places } from '../platform/paths.ts';
import { createWhisperTranscriber } from '../platform/whisper-transcriber.ts';

export interface Hearing {
  readonly heard: string;
  readonly translation: Translation;
  /** Milliseconds in the engine, from its words to the verdict, and in the engine for the first of two hearings. */
  readonly ms: { readonly hearing: number; readonly reading: number; readonly first: number | null };
}

export interface Ear {
  readonly places: Places;
  readonly engine: Engine;
  /** Hears with one model of the catalog. Fails as Transcriber and Translate do. */
  hear(clip: Clip, model: string, signal?: AbortSignal): Promise<Result<Hearing>>;
  /** The model that is meant where none is named. */
  chooseModel(named: string | undefined): Promise<Result<string>>;
  close(): Promise<void>;
}

export function openEar(): Result<Ear> {
  const translate = composeTranslate();
  if (!translate.ok) return translate;
  const places = findPlaces();
  const engine = createEngine({ places });
  const transcriber = createWhisperTranscriber(engine, places);
  return ok({
    places,
    engine,
    async hear(clip, model, signal) {
      let first: number | null = null;
      const transcript = await transcriber.transcribe(clip, {
        model,
        prompt: '',
        onFirst({ ms }) {
          first = ms;
        },
        ...(signal ? { signal } : {}),
      });
      if (!transcript.ok) return transcript;
      return read(translate.value, transcript.value, first);
    },
    chooseModel: async (named) => (named === undefined ? defaultModel(places) : ok(named)),
    close: () => engine.dispose(),
  });
}

function read(translate: Translate, transcript: Transcript, first: number | null): Result<Hearing> {
  const started = performance.now();
  const translation = translateTranscript(translate, transcript, EMPTY_SCENE);
  if (!translation.ok) return translation;
  const ms = { hearing: transcript.ms, reading: performance.now() - started, first };
  return ok({ heard: translation.value.heard, translation: translation.value, ms });
}

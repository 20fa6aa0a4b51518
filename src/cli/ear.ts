/**
 * Owns the chain from sound to an answer as the command line uses it: engine, transcriber, translate. One engine for as
 * many recordings as a command has, ended with the command.
 */
import { ok, type Result } from '../core/errors.ts';
import { holdBack, type Translate, type Translation, translateTranscript } from '../core/pipeline.ts';
import { EMPTY_SCENE } from '../core/scene.ts';
import { ENGINE_LIMITS } from '../core/session/limits.ts';
import type { Clip } from '../core/speech/clip.ts';
import type { Transcript } from '../core/speech/transcript.ts';
import { composeTranslate } from '../platform/bundled.ts';
import { createEngine } from '../platform/engine.ts';
import { defaultModel } from '../platform/models.ts';
import { findPlaces } from '../platform/paths.ts';
import { createWhisperTranscriber, findLoadable } from '../platform/whisper-transcriber.ts';
import type { ExitCode } from './exit-codes.ts';
import { complain, type Io } from './io.ts';

export interface Hearing {
  readonly heard: string;
  readonly translation: Translation;
  /** Milliseconds in the engine, from its words to the verdict, and in the engine for the first of two hearings. */
  readonly ms: { readonly hearing: number; readonly reading: number; readonly first: number | null };
}

export interface Ear {
  /**
   * Hears with one model of the catalog; never sure of a sound that was cut short. Fails as Transcriber and Translate
   * do.
   */
  hear(sound: Clip, model: string, signal?: AbortSignal): Promise<Result<Hearing>>;
  /** The model that is meant where none is named. */
  chooseModel(named: string | undefined): Promise<Result<string>>;
  /**
   * The same, and it is here and begins to load: for whoever is about to speak. Fails with no-model, model-*,
   * disk-full, read-only.
   */
  prepareModel(named: string | undefined): Promise<Result<string>>;
  close(): Promise<void>;
}

/** Longer than the app waits: who sits at a terminal knows how busy the machine is, and has Ctrl-C. */
const patience = (length: number): number => 4 * Math.max(ENGINE_LIMITS.floorMs, length * ENGINE_LIMITS.msPerSecond);

/** Less is a rounding of whoever wrote the file. Seconds. */
const LEAST_MISSING = 0.05;

/** Opens an ear, works with it and closes it again, whatever happens; complains where there can be none. */
export async function withEar(io: Io, work: (ear: Ear) => Promise<ExitCode>): Promise<ExitCode> {
  const opened = openEar();
  if (!opened.ok) return complain(io, opened.problem);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function openEar(): Result<Ear> {
  const translate = composeTranslate();
  if (!translate.ok) return translate;
  const places = findPlaces();
  const engine = createEngine({ places, limitMs: patience });
  const transcriber = createWhisperTranscriber(engine, places);
  const chooseModel: Ear['chooseModel'] = async (named) => (named === undefined ? defaultModel(places) : ok(named));
  return ok({
    chooseModel,
    async hear(sound, model, signal) {
      let first: number | null = null;
      const transcript = await transcriber.transcribe(sound, {
        model,
        prompt: '',
        onFirst({ ms }) {
          first = ms;
        },
        ...(signal ? { signal } : {}),
      });
      if (!transcript.ok) return transcript;
      const hearing = read(translate.value, transcript.value, first);
      const missing = sound.missing ?? 0;
      if (!hearing.ok || missing < LEAST_MISSING) return hearing;
      const why = `The recording was cut short: ${missing.toFixed(1)} s of it are missing.`;
      return ok({ ...hearing.value, translation: holdBack(hearing.value.translation, why) });
    },
    async prepareModel(named) {
      const model = await chooseModel(named);
      if (!model.ok) return model;
      const file = await findLoadable(places, model.value);
      if (!file.ok) return file;
      // Whether that works is asked when there is something to hear.
      void engine.load(file.value);
      return model;
    },
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

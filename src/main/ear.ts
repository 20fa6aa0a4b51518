/**
 * Owns hearing as the session asks for it: engine, transcriber, readers. A recording that goes on is heard only while
 * the engine has nothing else to do. Never keeps a clip.
 */
import { failed, ok, type Result } from '../core/errors.ts';
import type { Translate } from '../core/pipeline.ts';
import { holdBack, translateTranscript } from '../core/pipeline.ts';
import type { ShellScene } from '../core/scene.ts';
import type { Hearing } from '../core/session/event.ts';
import type { Ear, Log } from '../core/session/ports.ts';
import { type Clip, SAMPLE_RATE, seconds } from '../core/speech/clip.ts';
import type { Cancellation, TranscribeOptions, Transcriber, Transcript } from '../core/speech/transcript.ts';
import type { Engine } from '../platform/engine.ts';

export interface EarOptions {
  readonly engine: Pick<Engine, 'load' | 'findSpeech'>;
  readonly transcriber: Transcriber;
  /** What ships may be missing: then every hearing says so. */
  readonly translate: Result<Translate>;
  /** Catalog name of the model that is meant now. */
  readonly chosenModel: () => Promise<Result<string>>;
  /** Path of the file that the engine loads for a model. */
  readonly findLoadable: (model: string) => Promise<Result<string>>;
  /** The person's own words. */
  readonly words: () => readonly string[];
  readonly log: Log;
}

/** Less is the jitter of a clock and of the chunks that sound comes in. Seconds. */
const LEAST_LOST = 0.25;

export function createEar(options: EarOptions): Ear {
  const { engine, transcriber, log } = options;
  let hearings = 0;
  let loading: Promise<unknown> | undefined;

  async function load(): Promise<void> {
    const model = await options.chosenModel();
    const path = model.ok ? await options.findLoadable(model.value) : model;
    const loaded = path.ok ? await engine.load(path.value) : path;
    // The voice detector is loaded with its first use, which should not be the one that somebody waits for.
    if (loaded.ok && loaded.value.ms > 0) await engine.findSpeech(new Float32Array(SAMPLE_RATE / 10));
    // Hearing tells the person why; a model that was there already is no event.
    if (!loaded.ok) log.note('model.not-loaded', { code: loaded.problem.code });
    else if (loaded.value.ms > 0) log.note('model.loaded', { ms: Math.round(loaded.value.ms) });
  }

  async function hear(
    clip: Clip,
    signal: Cancellation,
    how: Pick<TranscribeOptions, 'once' | 'onFirst'>,
  ): Promise<Result<Hearing>> {
    const { translate } = options;
    if (!translate.ok) return translate;
    const model = await options.chosenModel();
    if (!model.ok) return model;
    const words = options.words();
    const asked = { model: model.value, prompt: words.join(','), signal, ...how };
    const transcript = await transcriber.transcribe(clip, asked);
    if (!transcript.ok) return transcript;
    return signal.aborted ? failed('cancelled') : read(translate.value, transcript.value, words, clip);
  }

  function read(
    translate: Translate,
    transcript: Transcript,
    words: readonly string[],
    { missing = 0 }: Clip,
  ): Result<Hearing> {
    const scene: ShellScene = { words };
    const started = performance.now();
    const translation = translateTranscript(translate, transcript, scene);
    if (!translation.ok) return translation;
    const lost = `${missing.toFixed(1)} s of the sound were lost: the computer was too busy.`;
    const whole = missing < LEAST_LOST ? translation.value : holdBack(translation.value, lost);
    return ok({ translation: whole, ms: { hearing: transcript.ms, reading: performance.now() - started } });
  }

  return {
    load() {
      loading ??= load()
        .catch((error: unknown) => log.bug(error))
        .finally(() => {
          loading = undefined;
        });
    },
    async hear(clip, signal, onFirst) {
      hearings++;
      try {
        const heard = await hear(clip, signal, {
          onFirst(first) {
            const { translate } = options;
            if (!translate.ok || signal.aborted) return;
            const once = read(translate.value, first, options.words(), clip);
            if (!once.ok) return;
            log.note('heard-once', factsOf(clip, once));
            onFirst(once.value);
          },
        });
        log.note('heard', factsOf(clip, heard));
        return heard;
      } finally {
        hearings--;
      }
    },
    async hearSoFar(clip, signal) {
      if (hearings > 0 || loading) return null;
      hearings++;
      try {
        const heard = await hear(clip, signal, { once: true });
        if (!heard.ok || signal.aborted) return null;
        const { translation } = heard.value;
        return { heard: translation.heard, command: translation.verdict.draft.command };
      } finally {
        hearings--;
      }
    },
  };
}

function factsOf(clip: Clip, heard: Result<Hearing>): Readonly<Record<string, string | number | boolean>> {
  const length = Number(seconds(clip).toFixed(2));
  if (!heard.ok) return { seconds: length, code: heard.problem.code };
  const { ms, translation } = heard.value;
  const { route, sure } = translation.verdict;
  return { seconds: length, hearing: Math.round(ms.hearing), reading: Math.round(ms.reading), route, sure };
}

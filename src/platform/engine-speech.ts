/** Owns where somebody speaks, inside the engine process: Silero's voice activity model. Never hears what is said. */
import { SAMPLE_RATE } from '../core/speech/clip.ts';
import type { AnswerValues } from './engine-messages.ts';
import type { VadContext, WhisperBinding } from './whisper-binding.ts';

/** Silero's settings; chosen so that no first or last word is cut (see tests/platform/whisper-transcriber.test.ts). */
const SPEECH = { threshold: 0.5, minSpeechDurationMs: 100, minSilenceDurationMs: 150, speechPadMs: 30 };
const TICKS_A_SECOND = 100;

/** Spans in seconds from the start of the samples (16 kHz). Rejects where the model at `path` cannot be loaded. */
export type FindSpeech = (path: string, samples: Int16Array) => Promise<AnswerValues['find-speech']>;

/** `load` gives the native binding. The model is small and stays loaded. */
export function createSpeechFinder(load: () => WhisperBinding): FindSpeech {
  const detectors = new Map<string, Promise<VadContext>>();

  const open = (path: string): Promise<VadContext> => {
    const known = detectors.get(path);
    if (known) return known;
    const opening = load().initWhisperVad({ filePath: path, useGpu: false, nThreads: 1 });
    detectors.set(path, opening);
    // One that could not be loaded is tried again next time.
    opening.catch(() => detectors.delete(path));
    return opening;
  };

  return async (path, samples) => {
    const detector = await open(path);
    const speech = await detector.detectSpeechData(samples.slice().buffer, SPEECH);
    const end = samples.length / SAMPLE_RATE;
    return speech.map(({ t0, t1 }) => ({ from: t0 / TICKS_A_SECOND, to: Math.min(end, t1 / TICKS_A_SECOND) }));
  };
}

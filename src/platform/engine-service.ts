/**
 * Owns the models inside the engine process: loads each once, hears one clip at a time, says where speech is. Answers
 * every request, also when it fails. Never ends the process.
 */
import { failed, ok, type Result } from '../core/errors.ts';
import { SAMPLE_RATE } from '../core/speech/clip.ts';
import type { Port } from './channel.ts';
import { type AnswerValues, type EngineRequest, engineRequest, type HearMessage } from './engine-messages.ts';
import { checkModelFile } from './ggml-check.ts';
import type { VadContext, WhisperBinding, WhisperContext, WhisperJob } from './whisper-binding.ts';

/** Silero's settings; chosen so that no first or last word is cut (see tests/platform/whisper-transcriber.test.ts). */
const SPEECH = { threshold: 0.5, minSpeechDurationMs: 100, minSilenceDurationMs: 150, speechPadMs: 30 };
const TICKS_A_SECOND = 100;

type Values = AnswerValues[keyof AnswerValues];

/** Serves requests from the port with what `load` gives; it is called on the first request that needs a model. */
export function serveEngine(port: Port, load: () => WhisperBinding): void {
  const models = new Map<string, Promise<Result<WhisperContext>>>();
  const detectors = new Map<string, Promise<VadContext>>();
  const jobs = new Map<number, WhisperJob>();
  const stopped = new Set<number>();
  let lastHearing: Promise<unknown> = Promise.resolve();

  const open = (path: string): Promise<Result<WhisperContext>> => {
    const known = models.get(path);
    if (known) return known;
    const opening = openModel(load, path);
    models.set(path, opening);
    opening.then(
      (opened) => opened.ok || models.delete(path),
      () => models.delete(path),
    );
    return opening;
  };

  const detector = (path: string): Promise<VadContext> => {
    const known = detectors.get(path);
    if (known) return known;
    const opening = load().initWhisperVad({ filePath: path, useGpu: false, nThreads: 1 });
    detectors.set(path, opening);
    opening.catch(() => detectors.delete(path));
    return opening;
  };

  async function hear(request: HearMessage): Promise<Result<AnswerValues['hear']>> {
    const model = await open(request.model);
    if (!model.ok) return model;
    if (stopped.delete(request.id)) return ok({ text: '', ms: 0, stopped: true });
    const started = performance.now();
    const job = model.value.transcribeData(request.samples.slice().buffer, {
      language: request.language,
      maxThreads: request.threads,
      temperature: request.temperature,
      temperatureInc: request.temperatureStep,
      ...(request.beams > 1 ? { beamSize: request.beams } : {}),
      ...(request.prompt ? { prompt: request.prompt } : {}),
    });
    jobs.set(request.id, job);
    try {
      const heard = await job.promise;
      return ok({ text: heard.result, ms: performance.now() - started, stopped: heard.isAborted });
    } finally {
      jobs.delete(request.id);
    }
  }

  async function answer(request: EngineRequest): Promise<Result<Values> | undefined> {
    switch (request.op) {
      case 'ping':
        return ok({ pid: process.pid, memory: process.memoryUsage.rss(), models: [...models.keys()] });
      case 'load': {
        const there = models.has(request.model);
        const started = performance.now();
        const model = await open(request.model);
        return model.ok ? ok({ ms: there ? 0 : performance.now() - started }) : model;
      }
      case 'hear': {
        const hearing = lastHearing.then(() => hear(request));
        lastHearing = hearing.catch(() => undefined);
        return hearing;
      }
      case 'find-speech': {
        const speech = await (await detector(request.model)).detectSpeechData(request.samples.slice().buffer, SPEECH);
        const end = request.samples.length / SAMPLE_RATE;
        return ok(speech.map(({ t0, t1 }) => ({ from: t0 / TICKS_A_SECOND, to: Math.min(end, t1 / TICKS_A_SECOND) })));
      }
      case 'stop': {
        const job = jobs.get(request.target);
        if (job) await job.stop();
        else stopped.add(request.target);
        return undefined;
      }
    }
  }

  port.onMessage(async (message) => {
    const request = engineRequest.parse(message);
    const said = await answer(request).catch((error) => failed('engine-refused', describe(error)));
    if (!said) return;
    const { id } = request;
    port.post(said.ok ? { ok: true, id, value: said.value } : { ok: false, id, ...said.problem });
  });
}

/** The native code trusts the file, so it is looked at first. */
async function openModel(load: () => WhisperBinding, path: string): Promise<Result<WhisperContext>> {
  const layout = checkModelFile(path);
  if (!layout.ok) return layout;
  try {
    return ok(await load().initWhisper({ filePath: path, useGpu: process.platform === 'darwin' }));
  } catch (error) {
    return failed('engine-refused', describe(error));
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

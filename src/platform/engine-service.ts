/**
 * Owns the models inside the engine process: keeps the one that was asked for last, hears one clip at a time, says
 * where speech is. Answers every request, also when it fails. Never ends the process.
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

const NOT_HEARD: AnswerValues['hear'] = { text: '', ms: 0, stopped: true };

type Values = AnswerValues[keyof AnswerValues];

interface LoadedModel {
  readonly path: string;
  readonly context: WhisperContext;
}

/** Serves requests from the port with what `load` gives; it is called on the first request that needs a model. */
export function serveEngine(port: Port, load: () => WhisperBinding): void {
  let loaded: LoadedModel | undefined;
  const checked = new Set<string>();
  const detectors = new Map<string, Promise<VadContext>>();
  const jobs = new Map<number, WhisperJob>();
  const stopped = new Set<number>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** Whoever uses a model has it to himself: it cannot be released under a hearing. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Gives the memory of another model back first: two of them, two windows of one too, take more than the official one
   * whole. Loading tiny.en again takes 0.07 s of the processor.
   */
  async function open(path: string): Promise<Result<WhisperContext>> {
    if (loaded?.path === path) return ok(loaded.context);
    // The native code trusts the file, so it is looked at first; once, as that leaves megabytes of garbage behind.
    const layout = checked.has(path) ? undefined : checkModelFile(path);
    if (layout && !layout.ok) return layout;
    checked.add(path);
    const before = loaded?.context;
    loaded = undefined;
    await before?.release();
    const context = await load().initWhisper({ filePath: path, useGpu: process.platform === 'darwin' });
    loaded = { path, context };
    return ok(context);
  }

  const detector = (path: string): Promise<VadContext> => {
    const known = detectors.get(path);
    if (known) return known;
    const opening = load().initWhisperVad({ filePath: path, useGpu: false, nThreads: 1 });
    detectors.set(path, opening);
    opening.catch(() => detectors.delete(path));
    return opening;
  };

  async function hear(request: HearMessage): Promise<Result<AnswerValues['hear']>> {
    if (stopped.delete(request.id)) return ok(NOT_HEARD);
    const model = await open(request.model);
    if (!model.ok) return model;
    if (stopped.delete(request.id)) return ok(NOT_HEARD);
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

  async function preload(path: string): Promise<Result<AnswerValues['load']>> {
    const there = loaded?.path === path;
    const started = performance.now();
    const model = await open(path);
    return model.ok ? ok({ ms: there ? 0 : performance.now() - started }) : model;
  }

  async function answer(request: EngineRequest): Promise<Result<Values> | undefined> {
    switch (request.op) {
      case 'ping':
        return ok({
          pid: process.pid,
          memory: process.memoryUsage.rss(),
          processor: processorTime(),
          models: loaded ? [loaded.path] : [],
        });
      case 'load':
        return inTurn(() => preload(request.model));
      case 'hear':
        return inTurn(() => hear(request));
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

/** Milliseconds of all threads since the start. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

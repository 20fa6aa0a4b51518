/**
 * Owns the engine process from outside: starts it on first use, gives each request a limit, ends it when idle, hung or
 * told to. Every model lives in that process, so ending it gives all memory back. Never loads a model itself.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failed, ok, type Result } from '../core/errors.ts';
import { createResident } from '../core/inference/resident.ts';
import { ENGINE_LIMITS } from '../core/session/limits.ts';
import { SAMPLE_RATE } from '../core/speech/clip.ts';
import type { Cancellation } from '../core/speech/transcript.ts';
import { type Channel, forkChannel } from './channel.ts';
import { type EngineProcess, runEngineProcess } from './engine-process.ts';
import { type Places, voiceActivityFile } from './paths.ts';
import { SYSTEM_TIMER } from './timer.ts';

const IDLE_MS = 5 * 60_000;

export interface EngineOptions {
  readonly places: Places;
  /**
   * The engine ends when nothing was asked for this long; 'never' keeps it. Asked after each use. Default 5 minutes.
   */
  readonly idleMs?: () => number | 'never';
  /** The child's script; default engine-child.js beside this file or in dist/. */
  readonly child?: string;
  /**
   * For one request about so many seconds of sound: how long it may go without doing anything, and how much of the
   * processor each of its threads may take, in ms. Default: by ENGINE_LIMITS.
   */
  readonly limitMs?: (seconds: number) => number;
  /** Starts the child; Electron passes its utility process. Default: a forked Node process. */
  readonly start?: (script: string) => Channel;
}

export interface EngineFacts {
  readonly pid: number;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Milliseconds of the processor that it has taken since its start, all threads together. */
  readonly processor: number;
  /** Path of the model file that is loaded; at most one is. */
  readonly models: readonly string[];
}

/** A span of speech, in seconds from the start of the clip. */
export interface SpeechSpan {
  readonly from: number;
  readonly to: number;
}

export interface HearRequest {
  /** Path of a checked whisper.cpp model file. */
  readonly model: string;
  /** 16 kHz mono, [-1, 1]. */
  readonly samples: Float32Array;
  readonly prompt: string;
  /** First temperature; 0 is greedy. */
  readonly temperature?: number;
  /** Step of the fallback; 0 for none. */
  readonly temperatureStep?: number;
  readonly threads?: number;
  /** Beams of the search; 1 is greedy. */
  readonly beams?: number;
  readonly signal?: Cancellation;
}

export interface HeardText {
  readonly text: string;
  readonly ms: number;
}

/**
 * Every call fails with engine-ended, engine-hung or engine-refused, and the next one starts a fresh process; after
 * dispose none does, and every call fails with engine-ended.
 */
export interface Engine {
  /** Loads a model before it is needed (call it when the hotkey goes down); milliseconds it took, 0 if it was there. */
  load(model: string): Promise<Result<{ readonly ms: number }>>;
  hear(request: HearRequest): Promise<Result<HeardText>>;
  /** Where somebody speaks (Silero), by time. */
  findSpeech(samples: Float32Array): Promise<Result<readonly SpeechSpan[]>>;
  /** What runs now; undefined when no process does. */
  facts(): Promise<EngineFacts | undefined>;
  /** Ends the process once work in flight is done; the next call starts it again. */
  unload(): Promise<void>;
  /** Ends the process at once, for good. */
  dispose(): Promise<void>;
}

/** An engine that starts with its first request. Whoever creates it disposes of it. */
export function createEngine(options: EngineOptions): Engine {
  const limitMs = options.limitMs ?? limitOf;
  const alive = new Set<EngineProcess>();
  let disposed = false;
  const script = options.child ?? childScript();
  const resident = createResident<EngineProcess>({
    idleMs: options.idleMs ?? (() => IDLE_MS),
    timer: SYSTEM_TIMER,
    async open() {
      if (disposed) return failed('engine-ended', 'The app ends.');
      const started = runEngineProcess((options.start ?? forkChannel)(script), defaultThreads());
      alive.add(started);
      started.onEnd(() => {
        alive.delete(started);
        resident.forget(started);
      });
      return ok(started);
    },
    close: (running) => running.end(),
  });
  return {
    load: (model) => resident.use((running) => running.ask('load', { model }, limitMs(0))),
    hear: (request) =>
      resident.use(async (running) => {
        const { model, prompt, signal } = request;
        const body = {
          model,
          prompt,
          samples: toSixteenBit(request.samples),
          temperature: request.temperature ?? 0,
          temperatureStep: request.temperatureStep ?? 0,
          threads: request.threads ?? defaultThreads(),
          beams: request.beams ?? 1,
          language: 'en',
        };
        const heard = await running.ask('hear', body, limitMs(secondsOf(request.samples)), signal);
        if (!heard.ok) return heard;
        return heard.value.stopped ? failed('cancelled') : ok({ text: heard.value.text, ms: heard.value.ms });
      }),
    findSpeech: (samples) =>
      resident.use((running) => {
        const model = voiceActivityFile(options.places);
        const limit = limitMs(secondsOf(samples));
        return running.ask('find-speech', { model, samples: toSixteenBit(samples) }, limit);
      }),
    async facts() {
      const running = resident.current();
      if (!running) return undefined;
      const facts = await running.ask('ping', {}, limitMs(0));
      return facts.ok ? facts.value : undefined;
    },
    unload: () => resident.unload(),
    async dispose() {
      disposed = true;
      // Also one that was just started for a request that nobody waits for any more.
      await Promise.all([...alive].map((running) => running.end()));
      await resident.unload();
    },
  };
}

const secondsOf = (samples: Float32Array): number => samples.length / SAMPLE_RATE;

const limitOf = (seconds: number): number => Math.max(ENGINE_LIMITS.floorMs, seconds * ENGINE_LIMITS.msPerSecond);

/**
 * Threads whisper.cpp gets. Its threads wait for each other by spinning, so one core is left to the rest of the
 * machine: with all cores busy, a thread on every core is several times slower than one thread less. More than four
 * bring nothing for a short clip.
 */
const defaultThreads = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

/** The child's script: beside this file when bundled, in dist/ when run from the sources. */
function childScript(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'engine-child.js');
  return existsSync(bundled) ? bundled : join(here, '..', '..', 'dist', 'engine-child.js');
}

/** The binding takes 16-bit samples. */
function toSixteenBit(samples: Float32Array): Int16Array<ArrayBuffer> {
  const out = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++)
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round((samples[i] ?? 0) * 32_768)));
  return out;
}

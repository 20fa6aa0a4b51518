/**
 * Owns the engine process from outside: starts it on first use, gives each request a limit, ends it when idle, hung or
 * told to. Every model lives in that process, so ending it gives all memory back. Never loads a model itself.
 */
import { failed, type Result } from '../core/errors.ts';
import type { Places } from './paths.ts';

export interface EngineOptions {
  readonly places: Places;
  /** The engine ends when nothing was asked for this long; 'never' keeps it. Default 5 minutes. */
  readonly idleMs?: number | 'never';
  /** The child's script; default engine-child.js beside this file or in dist/. */
  readonly child?: string;
  /** Longest wait for one request, in ms. Default 120,000. */
  readonly limitMs?: number;
}

export interface EngineFacts {
  readonly pid: number;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Paths of the model files that are loaded. */
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
  readonly signal?: AbortSignal;
}

export interface HeardText {
  readonly text: string;
  readonly ms: number;
}

/** Every call fails with engine-ended, engine-hung or engine-refused, and the next one starts a fresh process. */
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

export function createEngine(_options: EngineOptions): Engine {
  const refuse = async () => failed('engine-refused', 'unwritten');
  return {
    load: refuse,
    hear: refuse,
    findSpeech: refuse,
    facts: async () => undefined,
    unload: async () => {},
    dispose: async () => {},
  };
}

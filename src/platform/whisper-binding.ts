/**
 * Owns the one way to the native whisper.cpp binding, typed by what is used of it. (The package's own types are source
 * files that a strict project cannot compile.) Only the engine's child process may call this.
 */
import { createRequire } from 'node:module';

export interface WhisperResult {
  readonly result: string;
  readonly isAborted: boolean;
}

export interface WhisperJob {
  stop(): Promise<void>;
  readonly promise: Promise<WhisperResult>;
}

export interface WhisperOptions {
  readonly language: string;
  readonly maxThreads: number;
  readonly temperature: number;
  readonly temperatureInc: number;
  readonly bestOf?: number;
  readonly beamSize?: number;
  readonly prompt?: string;
}

export interface WhisperContext {
  /** 16-bit samples at 16 kHz; must be a whole ArrayBuffer. */
  transcribeData(samples: ArrayBuffer, options: WhisperOptions): WhisperJob;
  /** Frees the weights and all that belongs to them; it must not be used again. */
  release(): Promise<void>;
}

export interface VadContext {
  /** Times in hundredths of a second. */
  detectSpeechData(
    samples: ArrayBuffer,
    options: {
      readonly threshold: number;
      readonly minSpeechDurationMs: number;
      readonly minSilenceDurationMs: number;
      readonly speechPadMs: number;
    },
  ): Promise<readonly { readonly t0: number; readonly t1: number }[]>;
}

export interface WhisperBinding {
  initWhisper(options: { readonly filePath: string; readonly useGpu: boolean }): Promise<WhisperContext>;
  initWhisperVad(options: {
    readonly filePath: string;
    readonly useGpu: boolean;
    readonly nThreads: number;
  }): Promise<VadContext>;
}

/** Loads the binding. Throws where there is none for this machine. */
export function loadWhisperBinding(): WhisperBinding {
  const require = createRequire(import.meta.url);
  const binding: WhisperBinding = require('@fugood/whisper.node');
  return binding;
}

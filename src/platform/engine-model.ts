/**
 * Owns the model inside the engine process: at most one is loaded, the one that was asked for last, and one piece of
 * work at a time has it. Never hears.
 */
import { ok, type Result } from '../core/errors.ts';
import { checkModelFile } from './ggml-check.ts';
import type { WhisperBinding, WhisperContext } from './whisper-binding.ts';

/** Loads the model at `path` if another one is there. Fails as checkModelFile does. */
export type OpenModel = (path: string) => Promise<Result<WhisperContext>>;

export interface EngineModel {
  /** The file that is loaded now; undefined where none is. */
  path(): string | undefined;
  /**
   * Works with a model once all work before it is done: whoever uses one has it alone, so that it cannot be released
   * under a hearing. Rejects as the work does.
   */
  inTurn<Value>(work: (open: OpenModel) => Promise<Value>): Promise<Value>;
}

/** `load` gives the native binding; it is called when the first model is opened. */
export function createEngineModel(load: () => WhisperBinding): EngineModel {
  let loaded: { readonly path: string; readonly context: WhisperContext } | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  const checked = new Set<string>();

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

  return {
    path: () => loaded?.path,
    inTurn(work) {
      const turn = lastTurn.then(() => work(open));
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
  };
}

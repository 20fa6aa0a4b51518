/**
 * Owns the copy of a model that is really loaded: the same weights with a shorter window, kept in the cache beside it.
 * Made anew when the model is newer. Never changes the model itself.
 */
import { readFile, stat } from 'node:fs/promises';
import { ok, type Result } from '../core/errors.ts';
import { writeWhole } from './disk.ts';
import { isSystemError, readProblem } from './file-problem.ts';
import { cutAudioContext } from './weights/context-cut.ts';

/** Positions of the window: 10.24 s in place of 30 s, and a third of the encoder's work. */
export const SHORT_CONTEXT = 512;

/** The path of a model's copy with the window cut to `rows`. Fails with model-damaged, disk-full, read-only. */
export async function shortWindowModel(model: string, rows: number = SHORT_CONTEXT): Promise<Result<string>> {
  const path = model.replace(/\.bin$/, `.ctx${rows}.bin`);
  if (await isCurrent(path, model)) return ok(path);
  let whole: Uint8Array;
  try {
    whole = await readFile(model);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return readProblem(error, model);
  }
  const cut = cutAudioContext(whole, rows);
  if (!cut.ok) return cut;
  const written = await writeWhole(path, cut.value);
  return written.ok ? ok(path) : written;
}

async function isCurrent(path: string, model: string): Promise<boolean> {
  try {
    const [copy, source] = await Promise.all([stat(path), stat(model)]);
    return copy.size > 0 && copy.mtimeMs >= source.mtimeMs;
  } catch {
    return false;
  }
}

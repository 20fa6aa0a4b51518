/**
 * Owns the copy of a model that is really loaded: the same weights with a shorter window, kept in the cache beside it.
 * Made anew when the model is newer. Never changes the model itself.
 */
import { readFile, stat } from 'node:fs/promises';
import { ok, type Result } from '../core/errors.ts';
import { writeWhole } from './disk.ts';
import { readProblem } from './file-problem.ts';
import { cutAudioContext } from './weights/context-cut.ts';
import { decodePlainly } from './weights/plain-decoding.ts';

/** Positions of the window: 10.24 s in place of 30 s, and a third of the encoder's work. */
const SHORT_CONTEXT = 512;

export interface VariantOptions {
  /** Decode without timestamps, as the model was tuned. */
  readonly plain: boolean;
}

/** The path of a model's copy with the window cut to SHORT_CONTEXT. Fails with model-damaged, disk-full, read-only. */
export async function shortWindowModel(
  model: string,
  { plain }: VariantOptions = { plain: false },
): Promise<Result<string>> {
  const path = model.replace(/\.bin$/, `.ctx${SHORT_CONTEXT}${plain ? 'p' : ''}.bin`);
  if (await isCurrent(path, model)) return ok(path);
  let whole: Uint8Array;
  try {
    whole = await readFile(model);
  } catch (error) {
    return readProblem(error, model);
  }
  const cut = cutAudioContext(whole, SHORT_CONTEXT);
  if (!cut.ok) return cut;
  const made = plain ? decodePlainly(cut.value) : cut;
  if (!made.ok) return made;
  const written = await writeWhole(path, made.value);
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

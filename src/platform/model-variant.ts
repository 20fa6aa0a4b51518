/**
 * Owns the copies of a model that are really loaded: the same weights with shorter windows, kept in the cache beside
 * it. Made anew when the model is newer. Never changes the model itself.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Result } from '../core/errors.ts';
import { ownTemporaryFolder, writeWhole } from './disk.ts';
import { readProblem } from './file-problem.ts';
import { checkModelFile } from './ggml-check.ts';
import { cutAudioContext } from './weights/context-cut.ts';
import { decodePlainly } from './weights/plain-decoding.ts';

/** Positions of a window for a second of sound. */
const POSITIONS_A_SECOND = 50;
/** Whisper's own window has 1,500 positions, and takes as long for one second of sound as for thirty. */
const OFFICIAL_WINDOWS: readonly number[] = [512];
/**
 * The tuned decoder has learned in windows of every length, so the shortest of these that holds a clip is taken. By 110
 * commands of the dev set in ten voices, both hearings through this binding and the reader:
 *
 *   windows          exact   sure   sure and wrong   processor time
 *   512                 87     66   2                1
 *   256, 512            87     64   2                0.64
 *   256, 384, 512       87     64   2                0.60
 *   these four          87     63   1                0.54
 *
 * Each takes 42 MB in the cache. One of 128 costs words: of 44 hearings 28 are right in place of 32.
 */
const TUNED_WINDOWS: readonly number[] = [192, 256, 384, 512];

/** What of a model file says which copies it has. */
export interface Original {
  readonly path: string;
  /** Where it is a tuned one. */
  readonly difference?: object;
}

interface Copy {
  readonly path: string;
  /** Positions of its window. */
  readonly window: number;
}

/**
 * The path of the copy whose window holds so many seconds of sound, made if need be. Where the cache cannot be written
 * it is one with a longer window that is there, else one in the temporary folder. Fails with file-missing,
 * unreadable-file, model-damaged, disk-full, read-only.
 */
export async function findCopy(model: Original, seconds: number): Promise<Result<string>> {
  const copies = copiesOf(model);
  const holding = copies.filter(({ window }) => window >= seconds * POSITIONS_A_SECOND);
  const [wanted, ...longer] = holding.length > 0 ? holding : copies.slice(-1);
  if (!wanted) return ok(model.path);
  const made = await provide(model, wanted);
  if (made.ok || (made.problem.code !== 'read-only' && made.problem.code !== 'disk-full')) return made;
  for (const copy of longer) if (await isCurrent(model, copy)) return ok(copy.path);
  const folder = await ownTemporaryFolder();
  if (!folder.ok) return made;
  const elsewhere = await provide(model, { ...wanted, path: join(folder.value, basename(wanted.path)) });
  return elsewhere.ok ? elsewhere : made;
}

/** Makes the copies that are not there or damaged, so that hearing needs to write nothing. Fails as findCopy does. */
export async function makeCopies(model: Original): Promise<Result<void>> {
  for (const copy of copiesOf(model)) {
    const made = checkModelFile(copy.path).ok ? await provide(model, copy) : await make(model, copy);
    if (!made.ok) return made;
  }
  return ok(undefined);
}

/** The shortest window first. */
function copiesOf({ path, difference }: Original): Copy[] {
  return (difference ? TUNED_WINDOWS : OFFICIAL_WINDOWS).map((window) => ({
    path: path.replace(/\.bin$/, `.ctx${window}${difference ? 'p' : ''}.bin`),
    window,
  }));
}

const provide = async (model: Original, copy: Copy): Promise<Result<string>> =>
  (await isCurrent(model, copy)) ? ok(copy.path) : make(model, copy);

async function make(model: Original, { path, window }: Copy): Promise<Result<string>> {
  let whole: Uint8Array;
  try {
    whole = await readFile(model.path);
  } catch (error) {
    return readProblem(error, model.path);
  }
  const cut = cutAudioContext(whole, window);
  if (!cut.ok) return cut;
  // Without timestamps, as the tuned decoder has learned.
  const made = model.difference ? decodePlainly(cut.value) : cut;
  if (!made.ok) return made;
  const written = await writeWhole(path, made.value);
  return written.ok ? ok(path) : written;
}

async function isCurrent(model: Original, { path }: Copy): Promise<boolean> {
  try {
    const [copy, original] = await Promise.all([stat(path), stat(model.path)]);
    return copy.size > 0 && copy.mtimeMs >= original.mtimeMs;
  } catch {
    return false;
  }
}

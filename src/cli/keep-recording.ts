/**
 * Owns writing a recording to a file that its owner alone can read: where a person wants it kept, or where hearing
 * broke. Never hears it.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Problem, type Result } from '../core/errors.ts';
import type { Clip } from '../core/speech/clip.ts';
import { makeFolder } from '../platform/disk.ts';
import { writeProblem } from '../platform/file-problem.ts';
import { encodeWav } from '../platform/wav-file.ts';
import { type Io, writeLine } from './io.ts';

/** Writes FOLDER/NAME.wav, the folder made if need be; its path. Fails with disk-full, read-only. */
export async function keepRecording(folder: string, name: string, clip: Clip): Promise<Result<string>> {
  const path = join(folder, `${name}.wav`);
  try {
    await makeFolder(folder);
    await writeFile(path, encodeWav(clip), { mode: 0o600 });
    return ok(path);
  } catch (error) {
    return writeProblem(error, folder);
  }
}

/** Where the engine broke, what somebody said is not lost: it is written to a temporary folder, and said where. */
export async function saveFromBreakdown(io: Io, clip: Clip, { code }: Problem): Promise<void> {
  if (!code.startsWith('engine-')) return;
  const folder = await mkdtemp(join(tmpdir(), 'saydash-')).catch(() => undefined);
  const kept = folder === undefined ? undefined : await keepRecording(folder, 'recording', clip);
  if (kept?.ok) await writeLine(io.err, `Kept: ${kept.value}. Hear it again: saydash hear ${kept.value}`);
}

/** Owns safe writing into the cache: enough room first, a temporary name, then a rename. Never reads models. */
import { lstat, mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../core/errors.ts';
import { writeProblem } from './file-problem.ts';

/** Room that is left over after a write. */
const SPARE_BYTES = 32 << 20;
/** Of a file's mode: group and others may write. */
const OTHERS_WRITE = 0o022;

/** Makes the folder and sees that `bytes` fit. `room` is for tests. Fails with disk-full, read-only. */
export async function reserveRoom(folder: string, bytes: number, room = freeBytes): Promise<Result<void>> {
  try {
    await makeFolder(folder);
    const free = await room(folder);
    if (free < bytes + SPARE_BYTES)
      return failed('disk-full', `${megabytes(bytes + SPARE_BYTES - free)} MB more are needed in ${folder}`);
    return ok(undefined);
  } catch (error) {
    return writeProblem(error, folder);
  }
}

/**
 * Makes a folder and those above it, one at a time: Node's own `recursive` never returns where a folder cannot be made,
 * as under /proc. Rejects as node:fs does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    // Somebody else made it in the meantime; a file of that name is in the way.
    const made = await stat(folder).catch(() => undefined);
    if (!made?.isDirectory()) throw error;
  });
}

async function freeBytes(folder: string): Promise<number> {
  const facts = await statfs(folder);
  return facts.bavail * facts.bsize;
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);

/** Writes a file so that nobody ever sees half of it. Fails with disk-full, read-only. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<void>> {
  const room = await reserveRoom(dirname(path), bytes.length);
  if (!room.ok) return room;
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
    return ok(undefined);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return writeProblem(error, path);
  }
}

/**
 * A folder under `parent` that is this user's and that nobody else can write to: what lies there was put there by us.
 * Fails with disk-full, read-only.
 */
export async function ownTemporaryFolder(parent = tmpdir()): Promise<Result<string>> {
  // Windows has no such number, and a temporary folder for each user anyway.
  const uid = process.getuid?.() ?? 0;
  const folder = join(parent, `saydash-${uid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const facts = await lstat(folder);
    const isOurs = facts.isDirectory() && facts.uid === uid && (facts.mode & OTHERS_WRITE) === 0;
    return isOurs ? ok(folder) : failed('read-only', folder);
  } catch (error) {
    return writeProblem(error, folder);
  }
}

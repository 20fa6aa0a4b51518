/**
 * Owns fetching one file over HTTP: resumes, gives up on a dead connection, proves the bytes, and never leaves a file
 * under its final name that is not the published one. Never chooses what to fetch.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { failed, ok, type Result } from '../core/errors.ts';
import { reserveRoom } from './disk.ts';
import { writeProblem } from './file-problem.ts';

export interface DownloadRequest {
  readonly url: string;
  /** Where the file goes; `PATH.part` holds what came so far. */
  readonly path: string;
  readonly bytes: number;
  readonly checksum: { readonly name: 'sha256' | 'sha1'; readonly hex: string };
  /** What the file must begin with. */
  readonly magic: Uint8Array;
  /** Called once at the start with what was already here, then with every chunk. Bytes. */
  readonly onStart?: (received: number) => void;
  readonly onBytes?: (count: number) => void;
  readonly signal?: AbortSignal;
  readonly limits?: DownloadLimits;
  /** Free bytes in a folder; for tests. */
  readonly room?: (folder: string) => Promise<number>;
}

/** Milliseconds: until the answer's head is here, and between two chunks. */
export interface DownloadLimits {
  readonly connectMs: number;
  readonly stallMs: number;
}

const LIMITS: DownloadLimits = { connectMs: 15_000, stallMs: 60_000 };

/** Fails with no-network, download-stalled, download-refused, checksum-differs, disk-full, read-only, cancelled. */
export async function download(request: DownloadRequest): Promise<Result<void>> {
  const part = `${request.path}.part`;
  const had = await sizeOf(part);
  const room = await reserveRoom(dirname(request.path), Math.max(0, request.bytes - had), request.room);
  if (!room.ok) return room;
  const fetched = await fetchRest(request, part, had > request.bytes ? 0 : had);
  if (!fetched.ok) return fetched;
  const proved = await prove(request, part);
  // A part of an older or spoilt download may be to blame: once more from the start.
  if (!proved.ok && proved.problem.code === 'checksum-differs' && had > 0) {
    const again = await fetchRest(request, part, 0);
    return again.ok ? prove(request, part) : again;
  }
  return proved;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

/** Brings PATH.part to its full length, starting at byte `from`. */
async function fetchRest(request: DownloadRequest, part: string, from: number): Promise<Result<void>> {
  if (from === request.bytes) {
    request.onStart?.(from);
    return ok(undefined);
  }
  const limits = request.limits ?? LIMITS;
  const watch = createWatch(request.signal);
  try {
    watch.within(limits.connectMs);
    const response = await fetch(request.url, {
      headers: { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
      signal: watch.signal,
    });
    const start = response.status === 206 ? from : 0;
    const refusal = refuse(response, request, start);
    if (refusal) {
      await response.body?.cancel();
      return failed('download-refused', refusal);
    }
    return await receive(request, response, part, start, () => watch.within(limits.stallMs));
  } catch (error) {
    if (request.signal?.aborted) return failed('cancelled');
    const came = await sizeOf(part);
    if (watch.expired && came > from) return failed('download-stalled', `${came} of ${request.bytes} bytes came.`);
    if (watch.expired) return failed('no-network', `${hostOf(request.url)} does not answer.`);
    if (came > from) return failed('download-stalled', `The connection broke after ${came} of ${request.bytes} bytes.`);
    if (error instanceof TypeError) return failed('no-network', hostOf(request.url));
    throw error;
  } finally {
    watch.stop();
  }
}

/** Aborts a fetch when the caller does or when a limit passes without a sign of life. */
function createWatch(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const watch = {
    expired: false,
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    within(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        watch.expired = true;
        controller.abort();
      }, ms);
    },
    stop: (): void => clearTimeout(timer),
  };
  return watch;
}

/** Why an answer cannot be the file, if it cannot. */
function refuse(response: Response, request: DownloadRequest, start: number): string | undefined {
  if (!response.ok) return `${hostOf(request.url)} answered ${response.status}`;
  if (response.headers.get('content-type')?.includes('text/html')) return 'it sent a web page in place of the file';
  const range = response.headers.get('content-range');
  if (start > 0 && range && !range.startsWith(`bytes ${start}-`)) return `it sent another range: ${range}`;
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  if (Number.isFinite(length) && start + length !== request.bytes)
    return `the file has ${start + length} bytes there, ${request.bytes} were expected`;
  return undefined;
}

async function receive(
  request: DownloadRequest,
  response: Response,
  part: string,
  start: number,
  onSign: () => void,
): Promise<Result<void>> {
  let file: FileHandle;
  try {
    file = await open(part, start > 0 ? 'a' : 'w');
  } catch (error) {
    return writeProblem(error, part);
  }
  try {
    let size = start;
    request.onStart?.(start);
    onSign();
    for await (const chunk of response.body ?? []) {
      onSign();
      if (size === 0 && !request.magic.every((byte, i) => chunk[i] === byte))
        return failed('download-refused', 'what it sent is no model file');
      size += chunk.length;
      if (size > request.bytes) return failed('download-refused', `it sent more than ${request.bytes} bytes`);
      try {
        await file.writeFile(chunk);
      } catch (error) {
        return writeProblem(error, part);
      }
      request.onBytes?.(chunk.length);
    }
    if (size < request.bytes) return failed('download-stalled', `It ended after ${size} of ${request.bytes} bytes.`);
    return ok(undefined);
  } finally {
    await file.close();
  }
}

/** Compares the checksum and gives the file its name; a wrong file is removed. */
async function prove(request: DownloadRequest, part: string): Promise<Result<void>> {
  const hash = createHash(request.checksum.name);
  try {
    for await (const chunk of createReadStream(part, { highWaterMark: 1 << 20 })) hash.update(chunk);
    if (hash.digest('hex') !== request.checksum.hex) {
      await rm(part, { force: true });
      return failed('checksum-differs', basename(request.path));
    }
    await rename(part, request.path);
    return ok(undefined);
  } catch (error) {
    return writeProblem(error, request.path);
  }
}

const hostOf = (url: string): string => new URL(url).host;

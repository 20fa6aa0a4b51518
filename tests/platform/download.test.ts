import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DownloadRequest, download } from '../../src/platform/download.ts';
import {
  type Reply,
  sendElsewhere,
  sendFile,
  sendPage,
  sendPart,
  sendStatus,
  serve,
  stallAfter,
  stayMute,
} from './support/file-server.ts';
import { temporaryFolder } from './support/places.ts';

const FILE = Uint8Array.from({ length: 300_000 }, (_, i) => (i < 4 ? ('lmgg'.charCodeAt(i) ?? 0) : (i * 31) & 255));
const OTHER = FILE.map((byte, i) => (i === 200_000 ? byte ^ 1 : byte));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function request(url: string, changes: Partial<DownloadRequest> = {}): DownloadRequest {
  return {
    url,
    path: join(temporaryFolder(), 'models', 'model.bin'),
    bytes: FILE.length,
    checksum: { name: 'sha256', hex: sha256(FILE) },
    magic: new TextEncoder().encode('lmgg'),
    // Generous, since a busy machine is no broken server; a test that waits for a limit sets its own.
    limits: { connectMs: 20_000, stallMs: 20_000 },
    ...changes,
  };
}

const read = (path: string) => new Uint8Array(readFileSync(path));

describe('a download', () => {
  it('puts the proved file in its place and counts every byte', async () => {
    const server = await serve(sendFile(FILE));
    let count = 0;
    const asked = request(server.url, {
      onBytes: (bytes) => {
        count += bytes;
      },
    });
    expect(await download(asked)).toEqual({ ok: true, value: undefined });
    expect(read(asked.path)).toEqual(FILE);
    expect(count).toBe(FILE.length);
    expect(existsSync(`${asked.path}.part`)).toBe(false);
  });

  it('follows a redirect', async () => {
    const file = await serve(sendFile(FILE));
    const server = await serve(sendElsewhere(file.url));
    expect(await download(request(server.url))).toMatchObject({ ok: true });
  });

  it('proves a SHA-1 where only that is published', async () => {
    const server = await serve(sendFile(FILE));
    const hex = createHash('sha1').update(FILE).digest('hex');
    expect(await download(request(server.url, { checksum: { name: 'sha1', hex } }))).toMatchObject({ ok: true });
  });

  it.each([
    ['is cut short', sendPart(FILE, 100_000)],
    ['stalls', stallAfter(FILE, 100_000)],
  ])('that %s says so, and goes on from there the next time', async (_, broken) => {
    const server = await serve(broken, sendFile(FILE));
    const asked = request(server.url, { limits: { connectMs: 20_000, stallMs: 1500 } });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'download-stalled' } });
    const had = read(`${asked.path}.part`).length;
    expect(had).toBeGreaterThan(0);
    const starts: number[] = [];
    expect(await download({ ...asked, onStart: (received) => starts.push(received) })).toMatchObject({ ok: true });
    expect(server.ranges).toEqual(['', `bytes=${had}-`]);
    expect(starts).toEqual([had]);
    expect(read(asked.path)).toEqual(FILE);
  });

  it('starts over where the server knows no ranges', async () => {
    const whole: Reply = (_, response) => response.writeHead(200, { 'content-length': FILE.length }).end(FILE);
    const server = await serve(sendPart(FILE, 100_000), whole);
    const asked = request(server.url);
    await download(asked);
    expect(await download(asked)).toMatchObject({ ok: true });
    expect(read(asked.path)).toEqual(FILE);
  });

  it('needs no network where all bytes are there already', async () => {
    const asked = request('http://127.0.0.1:9/none');
    await download(asked);
    writeFileSync(`${asked.path}.part`, FILE);
    expect(await download(asked)).toMatchObject({ ok: true });
  });

  it('starts over once where what it resumed was spoilt', async () => {
    const server = await serve(sendFile(FILE));
    const asked = request('http://127.0.0.1:9/none');
    await download(asked);
    writeFileSync(`${asked.path}.part`, new Uint8Array(1000));
    expect(await download({ ...asked, url: server.url })).toMatchObject({ ok: true });
    expect(server.ranges).toEqual(['bytes=1000-', '']);
    expect(read(asked.path)).toEqual(FILE);
  });

  const REFUSED: readonly (readonly [name: string, reply: Reply, code: string])[] = [
    ['other bytes', sendFile(OTHER), 'checksum-differs'],
    ['a web page', sendPage, 'download-refused'],
    ['no model at all', sendFile(FILE.map(() => 7)), 'download-refused'],
    ['a file of another length', sendFile(FILE.slice(0, 1000)), 'download-refused'],
    ['not found', sendStatus(404), 'download-refused'],
    ['a failing server', sendStatus(503), 'download-refused'],
    ['no answer', stayMute, 'no-network'],
  ];
  it.each(REFUSED)('leaves nothing behind on %s', async (_, reply, code) => {
    const limits = { connectMs: 1500, stallMs: 1500 };
    const asked = request((await serve(reply)).url, { limits });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code } });
    expect(existsSync(asked.path)).toBe(false);
  });

  it('says when there is no network', async () => {
    const asked = request('http://127.0.0.1:9/none');
    expect(await download(asked)).toEqual({ ok: false, problem: { code: 'no-network', detail: '127.0.0.1:9' } });
  });

  it('stops when the person cancels, and keeps what came', async () => {
    const server = await serve(stallAfter(FILE, 100_000));
    const controller = new AbortController();
    const asked = request(server.url, { signal: controller.signal, onBytes: () => controller.abort() });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(read(`${asked.path}.part`).length).toBeGreaterThan(0);
  });

  it('asks for nothing where the disk has no room', async () => {
    const server = await serve(sendFile(FILE));
    const asked = request(server.url, { room: async () => 1_000_000 });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
    expect(server.ranges).toEqual([]);
  });

  it('says when the disk is full in the middle', async () => {
    const server = await serve(sendFile(FILE));
    const asked = request(server.url);
    // Writing to this device fails as on a full disk.
    const part = `${asked.path}.part`;
    await download({ ...asked, url: 'http://127.0.0.1:9/none' });
    symlinkSync('/dev/full', part);
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  });

  it('says when the cache cannot be written', async () => {
    const server = await serve(sendFile(FILE));
    const folder = temporaryFolder();
    // A file where the folder should be: also root cannot write there.
    writeFileSync(join(folder, 'models'), '');
    const asked = request(server.url, { path: join(folder, 'models', 'model.bin') });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'read-only' } });
    expect(server.ranges).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('says when the cache folder is read-only', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    const asked = request((await serve(sendFile(FILE))).url, { path: join(folder, 'models', 'model.bin') });
    expect(await download(asked)).toMatchObject({ ok: false, problem: { code: 'read-only' } });
  });
});

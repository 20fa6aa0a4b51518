import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownTemporaryFolder, reserveRoom, writeWhole } from '../../src/platform/disk.ts';
import { temporaryFolder } from './support/places.ts';

describe('writing into the cache', () => {
  it('makes the folders and leaves one whole file', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    expect(await writeWhole(join(folder, 'model.bin'), new Uint8Array([1, 2, 3]))).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['model.bin']);
    expect([...readFileSync(join(folder, 'model.bin'))]).toEqual([1, 2, 3]);
  });

  it('says when a folder cannot be made', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [join(file, 'models'), join(file, 'a', 'b')])
      expect(await reserveRoom(folder, 1)).toMatchObject({ problem: { code: 'read-only' } });
  });

  it.runIf(existsSync('/proc/self'))('says so also where Node would wait for ever', async () => {
    expect(await reserveRoom('/proc/nope/models', 1)).toMatchObject({ problem: { code: 'read-only' } });
  });

  it('wants some room left over', async () => {
    const folder = temporaryFolder();
    expect(await reserveRoom(folder, 1_000_000, async () => 2_000_000)).toMatchObject({
      problem: { code: 'disk-full', detail: `33 MB more are needed in ${folder}` },
    });
    expect(await reserveRoom(folder, 1_000_000, async () => 200_000_000)).toMatchObject({ ok: true });
  });
});

describe('the temporary folder', () => {
  const nameIn = (parent: string) => join(parent, `saydash-${userInfo().uid}`);

  it('is made for this user alone, once', async () => {
    const parent = temporaryFolder();
    for (let turn = 0; turn < 2; turn++)
      expect(await ownTemporaryFolder(parent)).toEqual({ ok: true, value: nameIn(parent) });
    expect(statSync(nameIn(parent)).mode & 0o077).toBe(0);
  });

  it.each<[string, (path: string) => void]>([
    ['others can write to', (path) => chmodSync(mkdirSync(path, { recursive: true }) ?? path, 0o777)],
    ['is a link', (path) => symlinkSync(temporaryFolder(), path)],
    ['is a file', (path) => writeFileSync(path, '')],
  ])('is refused where it %s', async (_, make) => {
    const parent = temporaryFolder();
    make(nameIn(parent));
    expect(await ownTemporaryFolder(parent)).toMatchObject({ problem: { code: 'read-only' } });
  });
});

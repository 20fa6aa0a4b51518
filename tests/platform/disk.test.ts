import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reserveRoom, writeWhole } from '../../src/platform/disk.ts';
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
      problem: { code: 'disk-full' },
    });
    expect(await reserveRoom(folder, 1_000_000, async () => 200_000_000)).toMatchObject({ ok: true });
  });
});

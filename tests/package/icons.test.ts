import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The pixels of a picture of ours: zlib of another version may pack them otherwise. */
function pixelsOf(png: Buffer): Buffer {
  const size = png.readUInt32BE(33);
  return inflateSync(png.subarray(41, 41 + size));
}

test('the committed pictures are the ones that the script draws', () => {
  const drawn = mkdtempSync(join(tmpdir(), 'saydash-icons-'));
  try {
    execFileSync(process.execPath, [join(root, 'scripts', 'draw-icons.mjs'), drawn]);
    const committed = join(root, 'resources', 'icons');
    expect(readdirSync(drawn).sort()).toEqual(readdirSync(committed).sort());
    for (const name of readdirSync(drawn).filter((file) => file.endsWith('.png')))
      expect(
        pixelsOf(readFileSync(join(committed, name))).equals(pixelsOf(readFileSync(join(drawn, name)))),
        name,
      ).toBe(true);
  } finally {
    rmSync(drawn, { recursive: true, force: true });
  }
});

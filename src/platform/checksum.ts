/** Owns checksums of files, read as streams. Never decides what a wrong one means. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export type HashName = 'sha256' | 'sha1';

/** Hex digests of a file, read once. Rejects as node:fs does where the file cannot be read. */
export async function hashFile<Name extends HashName>(
  path: string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const hashes = names.map((name) => [name, createHash(name)] as const);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    for (const [, hash] of hashes) hash.update(chunk);
  return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])) as Record<Name, string>;
}

export const hashBytes = (bytes: Uint8Array, name: HashName = 'sha256'): string =>
  createHash(name).update(bytes).digest('hex');

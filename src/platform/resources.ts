/** Owns the bytes of what ships with the program: resources/ and samples/. Never writes there, never parses. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../core/errors.ts';
import { resourcesFolder } from './paths.ts';

/** The folder that resources/ and samples/ lie in. */
export const installFolder = (): string => dirname(resourcesFolder());

/** The bytes of resources/models/NAME; `file-missing` where the installation is incomplete. */
export function readBundledModel(name: string): Result<Uint8Array> {
  const path = join(resourcesFolder(), 'models', name);
  try {
    return ok(readFileSync(path));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return failed(missing ? 'file-missing' : 'unreadable-file', path);
  }
}

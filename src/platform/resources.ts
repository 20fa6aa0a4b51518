/** Owns the bytes of what ships with the program: resources/ and samples/. Never writes there, never parses. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok, type Result } from '../core/errors.ts';
import { readProblem } from './file-problem.ts';
import { resourcesFolder } from './paths.ts';

/** The folder that resources/ and samples/ lie in. */
export const installFolder = (): string => dirname(resourcesFolder());

/** The bytes of resources/models/NAME; `file-missing` or `unreadable-file` where the installation is incomplete. */
export function readBundledModel(name: string): Result<Uint8Array> {
  const path = join(resourcesFolder(), 'models', name);
  try {
    return ok(readFileSync(path));
  } catch (error) {
    return readProblem(error, path);
  }
}

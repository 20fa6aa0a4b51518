/** Owns folders for tests: a cache and resources of their own, removed at the end. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Places } from '../../../src/platform/paths.ts';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Places with the given catalog entries and Silero's weights. */
export function temporaryPlaces(models: readonly object[]): Places {
  const folder = temporaryFolder();
  const resources = join(folder, 'resources');
  mkdirSync(join(resources, 'models'), { recursive: true });
  writeFileSync(join(resources, 'models', 'catalog.json'), JSON.stringify({ models }));
  const silero = join('models', 'silero-v6.2.0-ggml.bin');
  cpSync(join(ROOT, 'resources', silero), join(resources, silero));
  return { cache: join(folder, 'cache'), resources };
}

/** A catalog entry for `bytes`, with what is in `changes` otherwise. */
export function testEntry(name: string, bytes: number, changes: object): object {
  return {
    name,
    kind: 'whisper',
    title: name,
    about: 'Made for a test',
    file: `${name}.bin`,
    weights: 'f16',
    language: 'en',
    bytes,
    licence: 'MIT',
    scores: [],
    sources: [{ from: 'hub', url: 'http://127.0.0.1:9/none', revision: '0'.repeat(40) }],
    ...changes,
  };
}

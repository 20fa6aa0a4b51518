/**
 * Owns a copy of the built app for one test: its bundles, a catalog with canned models, and stand-ins for its child
 * processes where a test asks for them. Never builds the app: `npm run build:app` does.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cannedModel } from '../../platform/support/canned-model.ts';
import { makeDifference } from '../../platform/support/difference-file.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FAKE_HOOK = join(import.meta.dirname, 'fake-hook.mjs');

/** Name of the model that is meant where the settings name none. */
export const MODEL = 'tiny.en';

export interface AppFolderOptions {
  /** Catalog name to the sentence that its model hears in every clip; every word of it must be different. */
  readonly models: Readonly<Record<string, string>>;
  /** Models of the catalog that are not on this machine. */
  readonly absent?: readonly string[];
  /** Models that are the standard one with a difference laid over it: those hear a clip twice. */
  readonly tuned?: readonly string[];
  /** The keyboard's hook: driven by the test, or the app's own. */
  readonly hook: 'fake' | 'real';
}

/** Why the app can't be started, in words for the name of a skipped test; null when it was built. */
export function whyNoApp(): string | null {
  const built = existsSync(join(ROOT, 'out', 'main', 'index.js'));
  return built ? null : 'SKIPPED: the app is not built (npm run build:app)';
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function catalogEntry(name: string, bytes: Uint8Array): object {
  return {
    name,
    kind: 'whisper',
    title: `Canned ${name}`,
    about: 'Made for a test',
    file: `${name}.bin`,
    weights: 'f16',
    language: 'en',
    bytes: bytes.length,
    sha256: sha256(bytes),
    licence: 'MIT',
    scores: [],
    // A port where nobody listens: whoever tries to download fails at once.
    sources: [{ from: 'hub', url: 'http://127.0.0.1:9/none', revision: '0'.repeat(40) }],
  };
}

/** Makes the app's folder and its cache inside `home`; gives the folder. */
export function makeAppFolder(home: string, cache: string, options: AppFolderOptions): string {
  const folder = join(home, 'app');
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  cpSync(join(ROOT, 'out'), join(folder, 'out'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  if (options.hook === 'fake') cpSync(FAKE_HOOK, join(folder, 'out', 'main', 'hook-child.js'));

  const resources = join(folder, 'resources');
  mkdirSync(join(resources, 'models'), { recursive: true });
  symlinkSync(join(ROOT, 'resources', 'icons'), join(resources, 'icons'));
  for (const name of readdirSync(join(ROOT, 'resources', 'models')).filter((each) => each !== 'catalog.json')) {
    symlinkSync(join(ROOT, 'resources', 'models', name), join(resources, 'models', name));
  }
  mkdirSync(join(cache, 'models'), { recursive: true });
  const models = Object.entries(options.models).map(([name, sentence]) => {
    const bytes = cannedModel(sentence);
    const entry = catalogEntry(name, bytes);
    if (!options.tuned?.includes(name)) {
      if (!options.absent?.includes(name)) writeFileSync(join(cache, 'models', `${name}.bin`), bytes);
      return entry;
    }
    const file = `${name}.delta`;
    const difference = makeDifference({ f16: bytes, q8_0: bytes, result: bytes, tensors: [] });
    writeFileSync(join(resources, 'models', file), difference);
    writeFileSync(join(cache, 'models', `${name}-${sha256(bytes).slice(0, 8)}.bin`), bytes);
    return { ...entry, sources: [{ from: 'difference', base: MODEL, file }] };
  });
  writeFileSync(join(resources, 'models', 'catalog.json'), JSON.stringify({ models }));
  return folder;
}

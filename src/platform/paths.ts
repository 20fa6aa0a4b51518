/**
 * Owns where things lie: the per-user cache and the resources that ship. Never creates, reads or writes a file,
 * except to look whether a folder is there.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The two folders that everything outside core is told about. Absolute paths. */
export interface Places {
  /** Per-user, writable: pulled and derived models. May not exist yet. */
  readonly cache: string;
  /** Ships with the program, read only: catalog, difference files, voice activity weights. */
  readonly resources: string;
}

/**
 * The cache folder: SAYDASH_CACHE, else the system's own place for caches. A relative XDG_CACHE_HOME counts as none, as
 * its rules say.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: () => string = homedir,
): string {
  if (env.SAYDASH_CACHE) return resolve(env.SAYDASH_CACHE);
  if (platform === 'darwin') return join(homeFolder(home), 'Library', 'Caches', 'saydash');
  const caches =
    env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : join(homeFolder(home), '.cache');
  return join(caches, 'saydash');
}

/**
 * The user's own folder. A user whom the system does not know, as in many containers, has none: then it is the root,
 * and whoever writes there is told that it cannot be written, and of SAYDASH_CACHE.
 */
function homeFolder(find: () => string): string {
  try {
    return find();
  } catch {
    return '/';
  }
}

/** The resources folder, found upwards from `from`: works from dist/, from src/ and inside a packed app. */
export function resourcesFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'models', 'catalog.json'))) return candidate;
    if (dirname(folder) === folder) return join(from, '..', 'resources');
  }
}

/** The places of this process. */
export const findPlaces = (): Places => ({ cache: cacheFolder(), resources: resourcesFolder() });

export const modelsFolder = (places: Places): string => join(places.cache, 'models');
export const catalogFile = (places: Places): string => join(places.resources, 'models', 'catalog.json');
/** Silero's voice activity weights, which ship. */
export const voiceActivityFile = (places: Places): string => join(places.resources, 'models', 'silero-v6.2.0-ggml.bin');

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, catalogFile, resourcesFolder, voiceActivityFile } from '../../src/platform/paths.ts';
import { ROOT } from './support/places.ts';

const CASES: readonly (readonly [env: Record<string, string>, platform: string, folder: string])[] = [
  [{}, 'linux', '/home/me/.cache/saydash'],
  [{ XDG_CACHE_HOME: '/var/cache/me' }, 'linux', '/var/cache/me/saydash'],
  [{ XDG_CACHE_HOME: '' }, 'linux', '/home/me/.cache/saydash'],
  [{ XDG_CACHE_HOME: 'relative' }, 'linux', '/home/me/.cache/saydash'],
  [{ SAYDASH_CACHE: 'here' }, 'linux', join(process.cwd(), 'here')],
  [{ SAYDASH_CACHE: '/big/disk', XDG_CACHE_HOME: '/var/cache/me' }, 'linux', '/big/disk'],
  [{}, 'darwin', '/home/me/Library/Caches/saydash'],
  [{ SAYDASH_CACHE: '/big/disk' }, 'darwin', '/big/disk'],
];

describe('the cache folder', () => {
  it.each(CASES)('with %j on %s is %s', (env, platform, folder) =>
    expect(cacheFolder(env, platform, () => '/home/me')).toBe(folder),
  );

  it('is one that nobody may write to where the system does not know the user', () => {
    const unknown = () => {
      throw new Error('uv_os_homedir returned ENOENT');
    };
    expect(cacheFolder({}, 'linux', unknown)).toBe('/.cache/saydash');
    expect(cacheFolder({ SAYDASH_CACHE: '/big/disk' }, 'linux', unknown)).toBe('/big/disk');
  });
});

describe('the resources folder', () => {
  it.each(['dist', 'src/platform', 'src/cli', '.'])('is found from %s', (from) => {
    const resources = resourcesFolder(join(ROOT, from));
    expect(resources).toBe(join(ROOT, 'resources'));
    const places = { cache: '', resources };
    expect(existsSync(catalogFile(places)) && existsSync(voiceActivityFile(places))).toBe(true);
  });
});

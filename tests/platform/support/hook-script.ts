/** Owns bundling the hook's child for tests, which run from the sources. */
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The path of the bundled child, under node_modules so that the native hook is found. */
export async function bundleHookChild(): Promise<string> {
  const file = join(ROOT, 'node_modules', '.cache', 'saydash-tests', `hook-child-${process.pid}.mjs`);
  const bundle = await rolldown({
    input: join(ROOT, 'src', 'platform', 'desktop', 'hook-child.ts'),
    platform: 'node',
    external: ['uiohook-napi'],
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}

/** Owns bundling the engine's child for tests, which run from the sources. */
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The path of the bundled child; one a test process, under node_modules so that the binding is found. */
export async function bundleEngineChild(): Promise<string> {
  const file = join(ROOT, 'node_modules', '.cache', 'saydash-tests', `engine-child-${process.pid}.mjs`);
  const bundle = await rolldown({
    input: join(ROOT, 'src', 'platform', 'engine-child.ts'),
    platform: 'node',
    external: ['@fugood/whisper.node'],
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}

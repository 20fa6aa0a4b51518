/** Owns the building of the three pages as the app ships them, into a folder of their own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import config from '../../electron.vite.config.ts';

/** The folder with preview.html, capture.html and settings.html. */
export async function buildPages(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'saydash-pages-'));
  if (typeof config === 'function' || config instanceof Promise || !config.renderer) throw new Error('no renderer');
  const { renderer } = config;
  // vitest says it is a test; what ships is not.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({
    ...renderer,
    root: resolve('src/renderer'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      ...renderer.build,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(
          ['preview', 'capture', 'settings'].map((page) => [page, resolve(`src/renderer/${page}.html`)]),
        ),
      },
    },
  });
  process.env.NODE_ENV = NODE_ENV;
  return outDir;
}

/**
 * Owns the bundling of the double into out-test/electron-double. Writes only files that changed, each at once, so that
 * tests of several people may run at the same time.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { MISSING, NAMES } from './double/names.ts';

const SOURCE = join(import.meta.dirname, 'double');
/** Folder of the built double. */
export const DOUBLE_HOME = join(import.meta.dirname, '..', '..', 'out-test', 'electron-double');
/** Required by the real Electron before the app: what tests do from outside. */
export const REAL_CONTROL_FILE = join(DOUBLE_HOME, 'real-control.cjs');
/** What stands for Electron's executable. */
export const DOUBLE_EXECUTABLE = join(DOUBLE_HOME, 'bin', 'electron');

function place(name: string, text: string, executable = false): void {
  const file = join(DOUBLE_HOME, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  if (executable) chmodSync(draft, 0o755);
  renameSync(draft, file);
}

async function bundle(entry: string, name: string, format: 'cjs' | 'esm' | 'iife'): Promise<void> {
  const inPage = format === 'iife';
  const build = await rolldown({
    input: join(import.meta.dirname, `${entry}.ts`),
    platform: inPage ? 'browser' : 'node',
    // Optional speed-ups of ws.
    external: ['bufferutil', 'utf-8-validate', 'electron'],
    logLevel: 'warn',
  });
  const variable = entry.slice(entry.lastIndexOf('/') + 1).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const { output } = await build.generate({ format, exports: 'auto', ...(inPage ? { name: variable } : {}) });
  await build.close();
  place(name, output[0].code);
}

/** The face of the module for import statements: every name of Electron's, those that are missing too. */
const face = (): string =>
  [
    "import electron from './electron.cjs';",
    'export default electron;',
    ...NAMES.map((name) => `export const ${name} = electron.${name};`),
    // A function, so that importing the name is no use of it yet; a call or a property of it throws by its name.
    ...MISSING.map(
      (name) =>
        `export const ${name} = new Proxy(function () {}, { get: () => electron.${name}, apply: () => electron.${name}, construct: () => electron.${name} });`,
    ),
    '',
  ].join('\n');

/** Builds what is not built yet; about a third of a second. */
export async function buildDouble(): Promise<void> {
  await Promise.all([
    bundle('double/electron-module', 'electron.cjs', 'cjs'),
    bundle('double/boot', 'boot.cjs', 'cjs'),
    bundle('double/register', 'register.cjs', 'cjs'),
    bundle('double/utility-child', 'utility-child.cjs', 'cjs'),
    bundle('double/import-hook', 'import-hook.mjs', 'esm'),
    bundle('real-control', 'real-control.cjs', 'cjs'),
    bundle('double/page/main-world', 'main-world.js', 'iife'),
    bundle('double/page/preload-world', 'preload-world.js', 'iife'),
  ]);
  place('electron.mjs', face());
  place(join('bin', 'electron'), readFileSync(join(SOURCE, 'bin', 'electron'), 'utf8'), true);
}

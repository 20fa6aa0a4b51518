/**
 * Owns the start of an app in the double: argv as Electron gives it, the app's main script, Chromium, ready.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Booting } from './electron-module.ts';

const home = process.env.ELECTRON_DOUBLE_HOME ?? '';
const electron: { readonly __boot: Booting } = createRequire(join(home, 'boot.cjs'))(join(home, 'electron.cjs'));
const { options, app, start } = electron.__boot;

process.argv.splice(0, process.argv.length, ...options.argv);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

async function boot(): Promise<void> {
  await import(pathToFileURL(options.main).href);
  await start();
}

boot().catch((reason) => {
  console.error('App threw an error during load\n', reason);
  app.exit(1);
});

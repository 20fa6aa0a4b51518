// Owns `npm start` after the build: starts Electron on this folder, and says what to do where its program is not there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' };

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const program = join(
  process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
  PROGRAMS[process.platform] ?? 'electron',
);
if (existsSync(program)) {
  process.exitCode = spawnSync(program, ['.', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
} else {
  console.error(
    'saydash: Electron itself was not downloaded. Run `node node_modules/electron/install.js`, then this again.',
  );
  process.exitCode = 1;
}

/** Owns packing the built app into a folder of its own, against a stub of Electron. Needs no network. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { writeStubElectron } from './stub-electron.ts';

export const PROJECT = join(import.meta.dirname, '..', '..');

/** Runs electron-builder as `npm run package` does, but for a folder only; gives the folder that holds the app. */
export async function pack(folder: string, platform: 'darwin' | 'linux', arch: 'arm64' | 'x64'): Promise<string> {
  const electron = join(folder, 'electron');
  const release = join(folder, 'release');
  writeStubElectron(electron, platform);
  const args = [
    join(PROJECT, 'node_modules', 'electron-builder', 'cli.js'),
    '--dir',
    platform === 'darwin' ? '--mac' : '--linux',
    `--${arch}`,
    '--config=electron-builder.ts',
    '--publish=never',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${release}`,
    // Only macOS can sign, and npm installs no native code of another system.
    '-c.electronFuses.resetAdHocDarwinSignature=false',
    ...(platform === 'darwin' ? ['-c.beforePack=tests/package/no-hook.mjs'] : []),
  ];
  await promisify(execFile)(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  return join(release, platform === 'darwin' ? `mac${arch === 'arm64' ? '-arm64' : ''}` : 'linux-unpacked');
}

/** Every file below a folder, by its path from there. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

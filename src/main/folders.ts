/**
 * Owns where Electron keeps its own files where the app's folder may not be written: the lock of the only copy lies
 * there, and without one Electron would end the app before it could say why. Never touches settings or log.
 */
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';

/**
 * The folder of settings and log, writable or not. To be called before anything else: what Electron keeps is moved for
 * this run where that folder is not writable.
 */
export function prepareFolders(app: Pick<App, 'getPath' | 'setPath'>): string {
  const folder = app.getPath('userData');
  if (isWritable(folder)) return folder;
  const elsewhere = ownFolder(app.getPath('temp'));
  app.setPath('userData', elsewhere);
  app.setPath('sessionData', elsewhere);
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder that no other user can have made: the same for each copy where the system has such a place. */
function ownFolder(temporary: string): string {
  const place = process.platform === 'darwin' ? temporary : process.env.XDG_RUNTIME_DIR;
  if (!place) return mkdtempSync(join(temporary, 'saydash-'));
  const folder = join(place, 'saydash');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

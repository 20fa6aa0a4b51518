/**
 * Owns the settings on disk: one JSON file that is replaced whole or not at all, readable by its owner only. What
 * cannot be understood is put aside, never lost. Never knows what a setting means.
 */
import { readFileSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFile } from 'atomically';
import { failed, ok, type Result } from '../core/errors.ts';

export interface SettingsFile {
  /**
   * What the file holds; undefined where there is none. Fails with settings-damaged where it is no JSON (it was put
   * aside then), settings-read-only where it may not be read.
   */
  read(): Result<unknown>;
  /**
   * Replaces the file. Writes follow each other in the order they were asked for. Fails with settings-read-only,
   * settings-no-room.
   */
  write(settings: object): Promise<Result<null>>;
  /** Renames the file so that nothing in it is lost; its new name. Fails with settings-read-only. */
  putAside(): Result<string>;
}

export function openSettingsFile(path: string, now: () => Date): SettingsFile {
  let lastWrite: Promise<unknown> = Promise.resolve();

  function putAside(): Result<string> {
    const aside = `${path.replace(/\.json$/, '')}.damaged-${now().toISOString().replace(/[:.]/g, '-')}.json`;
    try {
      renameSync(path, aside);
      return ok(basename(aside));
    } catch (error) {
      return failed('settings-read-only', `${path}, ${systemCode(error, path)}`);
    }
  }

  return {
    putAside,
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        const code = systemCode(error, path);
        return code === 'ENOENT' ? ok(undefined) : failed('settings-read-only', `${path}, ${code}`);
      }
      try {
        return ok(JSON.parse(text));
      } catch {
        const aside = putAside();
        return aside.ok ? failed('settings-damaged', aside.value) : aside;
      }
    },
    write(settings) {
      const written = lastWrite.then(() => replace(path, `${JSON.stringify(settings, null, 2)}\n`));
      lastWrite = written;
      return written;
    },
  };
}

async function replace(path: string, text: string): Promise<Result<null>> {
  try {
    await writeFile(path, text, { mode: 0o600, timeout: 1000 });
    return ok(null);
  } catch (error) {
    const code = systemCode(error, path);
    return failed(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'settings-no-room' : 'settings-read-only',
      `${path}, ${code}`,
    );
  }
}

/** The file system's code for an error. Rethrows what is no error of the file system. */
function systemCode(error: unknown, path: string): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw new Error(`unexpected while keeping ${basename(path)}`, { cause: error });
}

/**
 * Owns the single-instance lock: one living process a user-data folder, which hears of every later one. Messages are
 * files, since the later process must know at once and ends soon.
 */
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../is-alive.ts';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export interface InstanceLock {
  release(): void;
}

function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Takes the file for this process; false when another living process has it. */
function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = ownerOf(file);
    if (owner && isAlive(owner)) return owner === process.pid;
    rmSync(file, { force: true });
    return take(file);
  }
}

/**
 * The lock of `folder`, or null when another process holds it: that one is told. `onSecond` hears of later processes
 * until the lock is released.
 */
export function takeInstanceLock(
  folder: string,
  me: SecondInstance,
  onSecond: (second: SecondInstance) => void,
): InstanceLock | null {
  const mailbox = join(folder, 'double-instances');
  mkdirSync(mailbox, { recursive: true });
  const lock = join(folder, 'double-lock');
  if (!take(lock)) {
    const draft = join(mailbox, `${process.pid}-${Date.now()}.part`);
    writeFileSync(draft, JSON.stringify(me));
    renameSync(draft, draft.replace(/part$/, 'json'));
    return null;
  }
  const read = (): void => {
    for (const name of readdirSync(mailbox).filter((each) => each.endsWith('.json'))) {
      const file = join(mailbox, name);
      const second: SecondInstance = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(file);
      onSecond(second);
    }
  };
  const watcher: FSWatcher = watch(mailbox, read);
  watcher.unref();
  return {
    release: () => {
      watcher.close();
      rmSync(lock, { force: true });
    },
  };
}

/**
 * Owns the priority of the programs that carry sound: a busy machine loses sound otherwise, and then a test measures
 * the machine. Does nothing where that is not allowed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const SOUND = /pulseaudio|paplay|chromium/;
const ABOVE_ALL = -15;

/** Raises it for this process's descendants that carry sound, threads and all. Linux only. */
export function preferSound(): void {
  const children = new Map<number, number[]>();
  for (const pid of numbersIn('/proc')) {
    const parent = Number(readFile(`/proc/${pid}/stat`).split(')').at(-1)?.trim().split(' ')[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const prefer = (pid: number): void => {
    if (SOUND.test(readFile(`/proc/${pid}/cmdline`).split('\0')[0] ?? ''))
      for (const thread of numbersIn(`/proc/${pid}/task`)) raise(thread);
    for (const child of children.get(pid) ?? []) prefer(child);
  };
  prefer(process.pid);
}

function raise(thread: number): void {
  try {
    setPriority(thread, ABOVE_ALL);
  } catch {
    // Only root may, and a thread may have ended.
  }
}

function numbersIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

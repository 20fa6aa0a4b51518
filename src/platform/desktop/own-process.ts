/** Owns the question whether a process is this one or was started by it. */
import { readFileSync } from 'node:fs';

const DEEPEST = 20;

/** True for this process and all that descend from it. Elsewhere than on Linux only for this one. */
export function isOwnProcess(pid: number): boolean {
  for (let one = pid, depth = 0; one > 1 && depth < DEEPEST; depth++) {
    if (one === process.pid) return true;
    one = parentOf(one);
  }
  return false;
}

function parentOf(pid: number): number {
  try {
    // The program's name stands in brackets and may hold anything.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1) ?? '';
    return Number(after.trim().split(' ')[1] ?? 0);
  } catch {
    return 0;
  }
}

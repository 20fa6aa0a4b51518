/** Owns what Linux knows of a process and all it has started: processor time and memory. Never ends one. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in /proc, on every Linux there is. */
const TICKS = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of processor. */
  readonly busy: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');
    return { pid, parent: Number(fields[1]), busy: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined;
  }
}

/** The process and all that descend from it. */
function familyOf(root: number): readonly Stat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const family = all.filter(({ pid }) => pid === root);
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one.pid));
  return family;
}

/** Seconds of processor so far. */
export const busySeconds = (root: number): number => familyOf(root).reduce((sum, { busy }) => sum + busy, 0);

/** Memory in MB; what several processes share is counted once. */
export function memoryOf(root: number): number {
  return familyOf(root).reduce((sum, { pid }) => sum + proportional(pid), 0);
}

function proportional(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

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

/**
 * Memory in MB that is the program's own; what its processes share is counted once. Mapped files are left out: the
 * system drops them at will, and how many of their pages are whose depends on what else runs on the machine.
 */
export function memoryOf(root: number): number {
  return familyOf(root).reduce((sum, { pid }) => sum + proportional(pid), 0);
}

function proportional(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const of = (kind: string) => Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
    return (of('Pss_Anon') + of('Pss_Shmem')) / 1000;
  } catch {
    return 0;
  }
}

/** Memory in MB by what a process is, for whoever looks for what is left. */
export function memoryByKind(root: number): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const { pid } of familyOf(root)) {
    const kind = kindOf(pid);
    kinds[kind] = Math.round(((kinds[kind] ?? 0) + proportional(pid)) * 10) / 10;
  }
  return kinds;
}

function kindOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const [, child] = /(engine|hook)-child\.js/.exec(line) ?? [];
    const [, type] = /--type=(\w+)/.exec(line) ?? [];
    if (child ?? type) return child ?? type ?? '';
    return line.includes('chromium') ? 'browser' : 'main';
  } catch {
    return 'gone';
  }
}

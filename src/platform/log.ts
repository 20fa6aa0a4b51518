/**
 * Owns the app's log: one line of JSON an event, in a file that only its owner can read, of bounded size. Takes events,
 * durations, counts and codes; whatever could be dictated text is left out. Never fails: a full disk ends the log, not
 * the app.
 */
import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../core/session/ports.ts';

export interface LogOptions {
  readonly path: string;
  readonly now: () => Date;
  /** A file this long is put aside as PATH.1, and the one before it is dropped. Default 1 MB. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 1 << 20;
const CODE = /^[\w.:/-]{0,120}$/;
const FRAMES = 8;

export function createLog({ path, now, maxBytes = MAX_BYTES }: LogOptions): Log {
  const write = (event: string, facts: object): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const size = sizeOf(path);
      if (size > maxBytes) renameSync(path, `${path}.1`);
      // No fact can take the place of the time or the event.
      const own = { at: now().toISOString(), event };
      appendFileSync(path, `${JSON.stringify({ ...own, ...facts, ...own })}\n`, { mode: 0o600 });
      // The mode of a file that was there already is not changed by writing to it.
      if (size === 0) chmodSync(path, 0o600);
    } catch {
      // There is nowhere to say it.
    }
  };
  return {
    note: (what, facts) =>
      write(what, Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, bare(fact)]))),
    bug: (error) => write('bug', describe(error)),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A string must be a code: whatever looks like a sentence is replaced by its length. */
const bare = (fact: string | number | boolean): string | number | boolean =>
  typeof fact !== 'string' || CODE.test(fact) ? fact : `(${fact.length} characters)`;

/** Name and place; not the message, which may quote what was dictated. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames.slice(0, FRAMES).map((line) => line.trim()) };
}

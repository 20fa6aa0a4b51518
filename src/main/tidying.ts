/**
 * Owns giving the garbage of this process back to the system: an engine of JavaScript that has nothing to do keeps it,
 * and readers leave tens of megabytes of it behind a command. Never decides when.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** For the pages' engines, which collect when they are told to. */
export const PAGE_FLAGS = '--expose-gc';

/**
 * For this process: the space for young objects stays as small as it began. It would grow to 32 MB with the first
 * command and never shrink again; readers are not slower for it.
 */
export const keepYoungSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/** A function that collects all garbage at once; it takes some 50 ms, so nobody should be waiting for anything. */
export function findCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}

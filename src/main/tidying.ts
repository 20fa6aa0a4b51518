/**
 * Owns giving the garbage of this process back to the system: an engine of JavaScript that has nothing to do keeps it, and
 * readers leave tens of megabytes of it behind a command. Never decides when.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A function that collects all garbage at once; it takes some 50 ms, so nobody should be waiting for anything. */
export function findCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}

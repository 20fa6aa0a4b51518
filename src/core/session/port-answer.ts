/** Owns what becomes of a port that throws: a bug, noted once, and an answer like any other failure. */
import { failed, type Result } from '../errors.ts';
import type { Log } from './ports.ts';

/** A port's answer; a rejection is a bug and answers `own-fault`. */
export async function answerOf<Value>(log: Log, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    log.bug(error);
    return failed('own-fault');
  }
}

/** Owns the microphone in a terminal: a recorder program that is already there (arecord, rec, parec). Never hears, keeps no file. */
import { failed, type Result } from '../core/errors.ts';
import type { Clip } from '../core/speech/clip.ts';

export interface Recording {
  /** The program that records. */
  readonly tool: string;
  /** Resolves when the recorder ends by itself (device gone, limit reached) or was stopped. */
  readonly ended: Promise<void>;
  /** Ends the recording and gives what was recorded. Fails with no-recorder (the device refused), too-short. */
  stop(): Promise<Result<Clip>>;
  /** Ends the recording and forgets it. */
  cancel(): void;
}

/** Starts recording the default microphone; resolves once the first sound has come in. Fails with no-recorder. */
export async function startRecording(): Promise<Result<Recording>> {
  return failed('no-recorder', '');
}

/** Owns reading recordings: WAV or FLAC of any rate and channel count to a 16 kHz mono clip. Never hears, never trims. */
import { failed, type Result } from '../core/errors.ts';
import type { Clip } from '../core/speech/clip.ts';

/** Reads a recording. Fails with file-missing, unreadable-file, not-audio, too-long. */
export async function readAudioFile(_path: string): Promise<Result<Clip>> {
  return failed('not-audio', 'unwritten');
}

/** Decodes the bytes of a WAV or FLAC file; `name` is for messages. Fails with not-audio, too-long. A clip may be empty. */
export async function decodeAudio(_bytes: Uint8Array, _name: string): Promise<Result<Clip>> {
  return failed('not-audio', 'unwritten');
}

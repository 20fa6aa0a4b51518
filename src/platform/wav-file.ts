/** Owns writing a clip as a WAV file: 16-bit PCM, mono, 16 kHz. Reading one is audio-file.ts. */
import { type Clip, SAMPLE_RATE } from '../core/speech/clip.ts';

const HEADER = 44;

/** The bytes of the file. */
export function encodeWav({ samples }: Clip): Uint8Array {
  const size = samples.length * 2;
  const file = Buffer.alloc(HEADER + size);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER - 8 + size, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(size, 40);
  samples.forEach((sample, at) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), HEADER + at * 2);
  });
  return file;
}

import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from '../../src/core/speech/clip.ts';
import { decodeAudio, readAudioFile } from '../../src/platform/audio-file.ts';
import { readAllBytes } from '../../src/platform/read-all-bytes.ts';
import { temporaryFolder } from './support/places.ts';
import { TONE_FLAC } from './support/tone-flac.ts';

type Depth = 8 | 16 | 24 | 32 | 'float';
const LOUDNESS = 0.5;

/** A WAV file with a 440 Hz tone on the left and `right` on the right, if given. */
function toneWav(depth: Depth, rate: number, seconds = 0.5, right?: (left: number) => number): Uint8Array {
  const channels = right ? 2 : 1;
  const bytes = depth === 'float' ? 4 : depth / 8;
  const frames = Math.round(seconds * rate);
  const file = Buffer.alloc(44 + frames * channels * bytes);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(depth === 'float' ? 3 : 1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * channels * bytes, 28);
  file.writeUInt16LE(channels * bytes, 32);
  file.writeUInt16LE(8 * bytes, 34);
  file.write('data', 36);
  file.writeUInt32LE(file.length - 44, 40);
  for (let i = 0; i < frames; i++) {
    const left = LOUDNESS * Math.sin((2 * Math.PI * 440 * i) / rate);
    for (const [channel, value] of [left, ...(right ? [right(left)] : [])].entries()) {
      const at = 44 + (i * channels + channel) * bytes;
      if (depth === 'float') file.writeFloatLE(value, at);
      else if (depth === 8) file.writeUInt8(Math.round(128 + 127 * value), at);
      else file.writeIntLE(Math.round(value * (2 ** (depth - 1) - 1)), at, bytes);
    }
  }
  return file;
}

async function clipOf(bytes: Uint8Array): Promise<Float32Array> {
  const clip = await decodeAudio(bytes, 'test');
  if (!clip.ok) throw new Error(clip.problem.code);
  return clip.value.samples;
}

/** Root of the mean square of the middle, where no filter's edge is. */
function loudness(samples: Float32Array): number {
  const middle = samples.slice(samples.length / 4, (3 * samples.length) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

/** Rising zero crossings a second. */
function pitch(samples: Float32Array): number {
  let crossings = 0;
  for (let i = 1; i < samples.length; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) crossings++;
  return (crossings * SAMPLE_RATE) / samples.length;
}

const DEPTHS: readonly Depth[] = [8, 16, 24, 32, 'float'];
const RATES: readonly number[] = [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000];

describe('reading a recording', () => {
  it.each(DEPTHS.flatMap((depth) => RATES.map((rate) => [depth, rate] as const)))(
    'takes WAV, %s bits, %d Hz',
    async (depth, rate) => {
      const samples = await clipOf(toneWav(depth, rate));
      expect(Math.abs(samples.length - 0.5 * SAMPLE_RATE)).toBeLessThan(20);
      expect(loudness(samples)).toBeCloseTo(LOUDNESS / Math.SQRT2, 1);
      expect(Math.abs(pitch(samples) - 440)).toBeLessThan(15);
    },
  );

  it('takes the mean of two channels', async () => {
    expect(loudness(await clipOf(toneWav(16, 16_000, 0.5, (left) => left)))).toBeCloseTo(LOUDNESS / Math.SQRT2, 2);
    expect(loudness(await clipOf(toneWav(16, 16_000, 0.5, () => 0)))).toBeCloseTo(LOUDNESS / 2 / Math.SQRT2, 2);
    expect(loudness(await clipOf(toneWav(16, 16_000, 0.5, (left) => -left)))).toBeCloseTo(0, 2);
  });

  it('takes FLAC', async () => {
    const samples = await clipOf(TONE_FLAC);
    expect(samples.length).toBe(800);
    expect(Math.abs(pitch(samples) - 440)).toBeLessThan(25);
  });

  it('keeps a 16 kHz recording as it is', async () => {
    const samples = await clipOf(toneWav(16, 16_000));
    expect(samples[5]).toBeCloseTo(LOUDNESS * Math.sin((2 * Math.PI * 440 * 5) / 16_000), 3);
  });

  it('brings what is too loud or no number back into bounds', async () => {
    const bytes = Buffer.from(toneWav('float', 16_000, 0.01));
    bytes.writeFloatLE(7, 44);
    bytes.writeFloatLE(Number.NaN, 48);
    expect([...(await clipOf(bytes)).slice(0, 2)]).toEqual([1, 0]);
  });

  it('gives an empty clip for a recording of no length', async () => {
    expect((await clipOf(toneWav(16, 16_000, 0))).length).toBe(0);
  });

  it('takes what there is of a recording that was cut short', async () => {
    expect((await clipOf(toneWav(16, 16_000, 1).slice(0, 44 + 16_000))).length).toBe(8000);
  });

  /** A WAV header as recorders write it into a pipe, before they know the length. */
  const unfinished = (size: number): Uint8Array => {
    const bytes = Buffer.from(toneWav(16, 16_000, 1));
    bytes.writeUInt32LE(size, 40);
    return bytes;
  };
  const FLAC_OF_TWICE = Uint8Array.from(TONE_FLAC);
  new DataView(FLAC_OF_TWICE.buffer).setUint32(22, 1600);
  const LENGTHS: readonly (readonly [name: string, bytes: Uint8Array, missing: number])[] = [
    ['whole', toneWav(16, 16_000, 1), 0],
    ['cut in the middle', toneWav(16, 16_000, 1).slice(0, 44 + 16_000), 0.5],
    ['stereo, cut', toneWav(24, 48_000, 1, () => 0).slice(0, 44 + 72_000 * 3), 0.25],
    ['written into a pipe by arecord', unfinished(0x8000_0000), 0],
    ['written into a pipe by sox', unfinished(0x7fff_f000), 0],
    ['written into a pipe by ffmpeg', unfinished(0xffff_ffff), 0],
    ['a header that was never finished', unfinished(0), 0],
    ['a whole FLAC', TONE_FLAC, 0],
    ['a FLAC that promises twice as much', FLAC_OF_TWICE, 0.05],
  ];
  it.each(LENGTHS)('says how much is missing: %s', async (_, bytes, missing) => {
    const recording = await decodeAudio(bytes, 'test');
    expect(recording.ok && recording.value.missing).toBeCloseTo(missing, 3);
  });

  const NO_AUDIO: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('git push origin main\n')],
    ['an MP3', Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0])],
    ['half a header', toneWav(16, 16_000).slice(0, 30)],
    ['a header of rubbish', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEjunk'), Buffer.alloc(2000, 0xff)])],
    ['a FLAC of rubbish', Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(2000, 0x5a)])],
    ['an impossible rate', toneWav(16, 10)],
  ];
  it.each(NO_AUDIO)('says that %s is not audio', async (_, bytes) =>
    expect(await decodeAudio(bytes, 'x')).toEqual({ ok: false, problem: { code: 'not-audio', detail: 'x' } }),
  );
});

describe('reading a file', () => {
  it('reads one', async () => {
    const path = join(temporaryFolder(), 'a.wav');
    writeFileSync(path, toneWav(16, 16_000));
    expect(await readAudioFile(path)).toMatchObject({ ok: true });
  });

  it('says what is wrong with one that is not there, or no file', async () => {
    const folder = temporaryFolder();
    expect(await readAudioFile(join(folder, 'no.wav'))).toMatchObject({ problem: { code: 'file-missing' } });
    expect(await readAudioFile(folder)).toMatchObject({
      problem: { code: 'not-audio', detail: expect.stringMatching(/, a folder,$/) },
    });
    writeFileSync(join(folder, 'empty.wav'), '');
    const empty = await readAudioFile(join(folder, 'empty.wav'));
    expect(empty).toMatchObject({ problem: { code: 'not-audio', detail: expect.stringContaining('empty') } });
  });

  it('does not even open one that is far too large', async () => {
    const path = join(temporaryFolder(), 'huge.wav');
    writeFileSync(path, 'RIFF');
    truncateSync(path, 5e9);
    expect(await readAudioFile(path)).toMatchObject({ ok: false, problem: { code: 'too-long' } });
  });

  it('reads no more of an endless stream than it may', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(1 << 16);
    }
    expect(await readAllBytes(endless(), 1 << 20)).toMatchObject({ ok: false, problem: { code: 'too-long' } });
  });

  it('refuses more than an hour', async () => {
    const path = join(temporaryFolder(), 'long.wav');
    const header = Buffer.from(toneWav(8, 8000, 0));
    header.writeUInt32LE(3700 * 8000, 40);
    writeFileSync(path, header);
    truncateSync(path, header.length + 3700 * 8000);
    expect(await readAudioFile(path)).toMatchObject({ ok: false, problem: { code: 'too-long' } });
  });
});

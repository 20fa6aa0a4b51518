/**
 * Owns reading recordings: WAV or FLAC of any rate and channel count to a 16 kHz mono clip. Never hears, never trims.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ConverterType, create } from '@alexanderolsen/libsamplerate-js';
import decodeFlac from '@audio/decode-flac';
import decodeWav from '@audio/decode-wav';
import { failed, ok, type Result } from '../core/errors.ts';
import { type Clip, SAMPLE_RATE } from '../core/speech/clip.ts';
import { readProblem } from './file-problem.ts';
import { promisedSamples } from './promised-length.ts';
import { readAllBytes } from './read-all-bytes.ts';

/** More than 10 minutes in any format that is read here; a larger file is not even opened. */
const MOST_BYTES = 400 << 20;
/** Longest recording that is decoded. What a transcriber takes is less. */
const MOST_SECONDS = 3600;
const LOWEST_RATE = 4000;
const HIGHEST_RATE = 384_000;

/** A clip as a file held it. */
export interface Recording extends Clip {
  /** Seconds that the file's header promises and the file does not hold: it was cut short. 0 for a whole one. */
  readonly missing: number;
}

interface Sound {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** Reads a recording. Fails with file-missing, unreadable-file, not-audio, too-long. It may be empty. */
export async function readAudioFile(path: string): Promise<Result<Recording>> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return failed('not-audio', `${path}, a folder,`);
    if (facts.size > MOST_BYTES) return failed('too-long', `${path} has ${Math.round(facts.size / 1e6)} MB`);
    return await readAudio(createReadStream(path, { highWaterMark: 1 << 20 }), path);
  } catch (error) {
    return readProblem(error, path);
  }
}

/** Reads a stream that holds a WAV or FLAC file, as decodeAudio does. Rejects as the stream does. */
export async function readAudio(input: AsyncIterable<Uint8Array>, name: string): Promise<Result<Recording>> {
  const bytes = await readAllBytes(input, MOST_BYTES);
  if (!bytes.ok) return failed('too-long', `${name} has ${bytes.problem.detail}`);
  return bytes.value.length === 0 ? failed('not-audio', `${name}, which is empty,`) : decodeAudio(bytes.value, name);
}

/** Decodes the bytes of a WAV or FLAC file; `name` is for messages. Fails with not-audio, too-long. It may be empty. */
export async function decodeAudio(bytes: Uint8Array, name: string): Promise<Result<Recording>> {
  const sound = await decode(bytes);
  if (!sound) return failed('not-audio', name);
  const { sampleRate } = sound;
  const length = sound.channelData[0]?.length ?? 0;
  if (length === 0) return ok({ samples: new Float32Array(0), missing: 0 });
  if (!(sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE)) return failed('not-audio', name);
  if (length / sampleRate > MOST_SECONDS)
    return failed('too-long', `${name} lasts ${Math.round(length / sampleRate / 60)} minutes`);
  const samples = await resample(mixDown(sound.channelData), sampleRate);
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    samples[i] = Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0;
  }
  return ok({ samples, missing: Math.max(0, (promisedSamples(bytes) ?? 0) - length) / sampleRate });
}

/** The decoders throw on whatever is no sound of their kind. */
async function decode(bytes: Uint8Array): Promise<Sound | undefined> {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  try {
    if (magic === 'RIFF') return whole(decodeWav(bytes), bytes);
    if (magic === 'fLaC') return whole(await decodeFlac(bytes), bytes);
  } catch {
    return undefined;
  }
  return undefined;
}

/** The decoders give no channels for a header without samples. With both chunks there, that is an empty recording. */
function whole(sound: Sound, bytes: Uint8Array): Sound | undefined {
  if (sound.channelData.length > 0) return sound;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const isEmpty = head.includes('fmt ') && head.includes('data');
  return isEmpty ? { channelData: [], sampleRate: SAMPLE_RATE } : undefined;
}

function mixDown(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...others] = channels;
  if (others.length === 0) return first;
  const mono = Float32Array.from(first);
  for (const channel of others) for (let i = 0; i < mono.length; i++) mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0);
  for (let i = 0; i < mono.length; i++) mono[i] = (mono[i] ?? 0) / channels.length;
  return mono;
}

async function resample(mono: Float32Array, rate: number): Promise<Float32Array> {
  if (rate === SAMPLE_RATE) return Float32Array.from(mono);
  const converter = await create(1, rate, SAMPLE_RATE, { converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY });
  try {
    return converter.simple(mono);
  } finally {
    converter.destroy();
  }
}

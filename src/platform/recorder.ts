/**
 * Owns the microphone in a terminal: a recorder program that is already there (arecord, rec, parec). Never hears, keeps
 * no file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { failed, ok, type Result } from '../core/errors.ts';
import { type Clip, SAMPLE_RATE } from '../core/speech/clip.ts';

export interface Recording {
  /** The program that records. */
  readonly tool: string;
  /** Resolves when the recorder ends by itself (device gone, limit reached) or was stopped. */
  readonly ended: Promise<void>;
  /** Ends the recording and gives what was recorded. Fails with too-short where that is nothing. */
  stop(): Promise<Result<Clip>>;
  /** Ends the recording and forgets it. */
  cancel(): void;
}

/** A program that writes 16-bit little-endian mono sound at 16 kHz to its standard output until it is interrupted. */
export interface RecorderTool {
  readonly program: string;
  readonly args: readonly string[];
}

const RATE = String(SAMPLE_RATE);
/** In the order in which they are tried. */
export const RECORDERS: readonly RecorderTool[] = [
  { program: 'arecord', args: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', RATE, '-c', '1'] },
  { program: 'rec', args: ['-q', '-t', 'raw', '-r', RATE, '-c', '1', '-e', 'signed', '-b', '16', '-'] },
  { program: 'parec', args: ['--raw', '--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=50'] },
];

/** A recorder that gives no sound for this long has no microphone. */
const FIRST_SOUND_MS = 5000;
const LONGEST_BYTES = 600 * SAMPLE_RATE * 2;
/** A recorder that was told to end has this long to do so. */
const STOP_MS = 2000;

/**
 * Starts recording the default microphone; resolves once the first sound has come in. Fails with no-recorder where no
 * tool is installed, and with microphone-none where none of them gives sound: what the first of them said is the
 * detail.
 */
export async function startRecording(
  tools: readonly RecorderTool[] = RECORDERS,
  firstSoundMs = FIRST_SOUND_MS,
): Promise<Result<Recording>> {
  const refusals: string[] = [];
  for (const tool of tools) {
    const recording = await tryTool(tool, firstSoundMs);
    if (recording.ok) return recording;
    if (recording.problem.detail !== '') refusals.push(recording.problem.detail);
  }
  const [first] = refusals;
  return first === undefined ? failed('no-recorder') : failed('microphone-none', first);
}

/** Fails with what the program said, or nothing where it is not installed. */
function tryTool({ program, args }: RecorderTool, firstSoundMs: number): Promise<Result<Recording>> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  let size = 0;
  let said = '';
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  child.stderr.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-200);
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), firstSoundMs);
    const refuse = (why: string) => {
      clearTimeout(timer);
      resolve(failed('microphone-none', why));
    };
    child.on('error', (error) =>
      refuse('code' in error && error.code === 'ENOENT' ? '' : `${program}: ${error.message}.`),
    );
    child.on('close', () => refuse(`${program} gave no sound: ${said.trim().split('\n').at(-1) || 'no microphone'}.`));
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= LONGEST_BYTES) child.kill('SIGINT');
    });
    child.stdout.once('data', () => {
      clearTimeout(timer);
      resolve(ok(openRecording(program, child, ended, () => Buffer.concat(chunks))));
    });
  });
}

function openRecording(tool: string, child: ChildProcess, ended: Promise<void>, recorded: () => Buffer): Recording {
  return {
    tool,
    ended,
    async stop() {
      child.kill('SIGINT');
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(limit);
      const samples = toSamples(recorded());
      return samples.length === 0 ? failed('too-short', '0 s') : ok({ samples });
    },
    cancel: () => void child.kill('SIGKILL'),
  };
}

function toSamples(bytes: Buffer): Float32Array {
  const samples = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / 32_768;
  return samples;
}

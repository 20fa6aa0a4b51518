/** Owns a microphone that says what a test plays: a PulseAudio of its own whose only source hears its only sink. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, until } from './x-session.ts';

export interface TestMicrophone {
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Plays a recording into it; resolves when it was said. */
  say(file: string): Promise<void>;
  stop(): Promise<void>;
}

const SETUP = (socket: string) => `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}
load-module module-null-sink sink_name=mouth rate=48000 channels=1
load-module module-remap-source master=mouth.monitor source_name=microphone source_properties=device.description=Microphone
set-default-source microphone
set-default-sink mouth
`;

/** `folder` is for its files. */
export async function startMicrophone(folder: string): Promise<TestMicrophone> {
  const place = join(folder, 'pulse');
  mkdirSync(place, { mode: 0o700 });
  const socket = join(place, 'native');
  const script = join(place, 'setup.pa');
  writeFileSync(script, SETUP(socket));
  const env = { PULSE_SERVER: `unix:${socket}`, PULSE_RUNTIME_PATH: place, XDG_RUNTIME_DIR: place };
  const all = { ...process.env, ...env };
  const args = [
    '-n',
    '-F',
    script,
    '--daemonize=no',
    '--exit-idle-time=-1',
    '--use-pid-file=no',
    '--disable-shm=yes',
    '--resample-method=speex-float-5',
  ];
  const server = spawn('pulseaudio', args, { env: all, stdio: 'ignore' });
  await until('the microphone', () => {
    const { stdout } = spawnSync('pactl', ['list', 'short', 'sources'], { env: all, encoding: 'utf8' });
    return stdout?.includes('microphone');
  });
  return {
    env,
    say: (file) => finish(spawn('paplay', ['--device=mouth', file], { env: all, stdio: 'ignore' })),
    stop: () => end(server),
  };
}

function finish(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`paplay ended with ${code}`))));
  });
}

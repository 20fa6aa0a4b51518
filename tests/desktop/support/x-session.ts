/** Owns an X session of its own for a test: Xvfb on a free display and a window manager. Ends all it started. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface XSession {
  readonly display: string;
  /** A folder for files of this session. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Starts a program on this display; it is ended with the session. */
  start(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  /** Runs a program on this display to its end and gives what it printed. */
  run(program: string, ...args: string[]): string;
  stop(): Promise<void>;
}

const NEEDED = ['Xvfb', 'openbox', 'xdotool', 'xclip'] as const;

/** Names of the programs that are missing for a test with a screen, and for what else is asked. */
export function missingPrograms(...others: readonly string[]): readonly string[] {
  return [...NEEDED, ...others].filter((name) => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0);
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Resolves with the first value that is neither undefined nor false; throws after `limitMs`. */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | false | Promise<Value | undefined | false>,
  limitMs = 30_000,
): Promise<Value> {
  const limit = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > limit) throw new Error(`waited ${limitMs} ms for ${what}`);
    await sleep(25);
  }
}

export async function startXSession(options: { readonly windowManager?: boolean } = {}): Promise<XSession> {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-desktop-'));
  const started: ChildProcess[] = [];
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await readNumber(server)}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: display,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  delete env.WAYLAND_DISPLAY;
  delete env.XDG_SESSION_TYPE;

  const session: XSession = {
    display,
    folder,
    env,
    start(program, args, more = {}) {
      const child = spawn(program, [...args], { env: { ...env, ...more }, stdio: 'ignore' });
      // A program that cannot start shows in what is waited for.
      child.on('error', () => {});
      started.push(child);
      return child;
    },
    run: (program, ...args) =>
      execFileSync(program, args, {
        env,
        encoding: 'utf8',
        timeout: 20_000,
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    async stop() {
      for (const child of [...started.reverse(), server]) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (options.windowManager ?? true) {
    session.start('openbox', []);
    await until('the window manager', () =>
      spawnSync('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env, encoding: 'utf8' }).stdout?.includes(
        'window id',
      ),
    );
  }
  return session;
}

/** Ends a program and waits for it. */
export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    child.on('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function readNumber(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    let said = '';
    server.on('exit', () => reject(new Error('Xvfb ended')));
    pipe.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
  });
}

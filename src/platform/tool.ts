/** Owns running a program that is on this machine and waiting for it. Never through a shell. */
import { spawn } from 'node:child_process';

export interface ToolOutcome {
  /** undefined where the program is not installed. */
  readonly code: number | undefined;
  /** The last part of what it said on both outputs. */
  readonly said: string;
}

const KEPT_CHARACTERS = 4000;

export interface ToolOptions {
  readonly signal?: AbortSignal;
  /** Set on top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. Killed when the signal aborts. */
export function runTool(program: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolOutcome> {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      ...(options.signal ? { signal: options.signal } : {}),
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-KEPT_CHARACTERS);
      });
    child.on('error', (error) => resolve({ code: 'code' in error && error.code === 'ENOENT' ? undefined : -1, said }));
    child.on('close', (code) => resolve({ code: code ?? -1, said }));
  });
}

/**
 * Owns a real bash with a real readline on a pseudo terminal without a window, for what must be put in thousands of
 * times.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASHRC, type BashLog, bashLog } from './bash-log.ts';
import { end, until } from './x-session.ts';

export interface PtyBash {
  readonly log: BashLog;
  /** Puts a text in as a terminal does on paste: marked as pasted where bash asked for that. */
  paste(text: string): Promise<void>;
  /** Asks for the line that readline holds; it comes into the log, and the line is empty afterwards. */
  ask(): Promise<void>;
  close(): Promise<void>;
}

/** `script` gives bash its pseudo terminal. */
export async function startPtyBash(bracketedPaste: boolean): Promise<PtyBash> {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-pty-'));
  const log = bashLog(folder, bracketedPaste);
  const child = spawn('script', ['-qfc', `stty cols 200; exec bash --noprofile --rcfile '${BASHRC}' -i`, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm-256color', ...log.env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let modes = '';
  child.stdout.on('data', (chunk: Buffer) => {
    modes = (modes + chunk.toString('latin1')).slice(-200_000);
  });
  await until('bash', () => log.ready());
  // Readline asks for marks as it begins to read.
  await until('readline', () => modes.includes('$ '));
  const marked = modes.includes('\x1b[?2004h');
  if (marked !== bracketedPaste) throw new Error(`bracketed paste is ${marked ? 'on' : 'off'}`);
  return {
    log,
    paste: (text) => write(child, marked ? `\x1b[200~${text}\x1b[201~` : text),
    ask: () => write(child, '\x18\x04'),
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function write(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdin?.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Owns contents of the clipboard for a test, put in and read back by a program of its own (xclip). */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { XSession } from './x-session.ts';

export interface ClipboardContent {
  readonly format: string;
  readonly bytes: Buffer;
}

const ICONS = join(import.meta.dirname, '..', '..', '..', 'resources', 'icons');

export const CONTENTS: Readonly<Record<'text' | 'html' | 'image', ClipboardContent>> = {
  text: { format: 'UTF8_STRING', bytes: Buffer.from('what I had copied: é 日本\nsecond line') },
  html: { format: 'text/html', bytes: Buffer.from('<p>what <b>I</b> had copied</p>') },
  image: { format: 'image/png', bytes: readFileSync(join(ICONS, 'app.png')) },
};

export function fillClipboard(session: XSession, content: ClipboardContent, name = 'clipboard'): void {
  const { status } = spawnSync('xclip', ['-selection', name, '-t', content.format, '-i'], {
    env: session.env,
    input: content.bytes,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (status !== 0) throw new Error(`xclip ended with ${status}`);
}

export function readClipboard(session: XSession, format: string, name = 'clipboard'): Buffer {
  const { stdout } = spawnSync('xclip', ['-selection', name, '-t', format, '-o'], {
    env: session.env,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10_000,
  });
  return stdout;
}

/** The formats that are offered, as their owner names them. */
export function clipboardFormats(session: XSession): readonly string[] {
  return readClipboard(session, 'TARGETS').toString().trim().split('\n');
}

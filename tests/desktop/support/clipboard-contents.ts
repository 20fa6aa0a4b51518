/** Owns contents of the clipboard for a test, put in and read back by a program of its own (xclip). */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until, type XSession } from './x-session.ts';

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

/**
 * xclip goes into the background before it owns the clipboard, and stays there for it: so it is asked until it answers.
 */
export async function fillClipboard(session: XSession, content: ClipboardContent, name = 'clipboard'): Promise<void> {
  await xclip(session, ['-selection', name, '-t', content.format, '-i'], content.bytes);
  await until('the clipboard', async () => (await readClipboard(session, content.format, name)).equals(content.bytes));
}

/** Empty where there is none of it. */
export function readClipboard(session: XSession, format: string, name = 'clipboard'): Promise<Buffer> {
  return xclip(session, ['-selection', name, '-t', format, '-o']);
}

/** The formats that are offered, as their owner names them. */
export async function clipboardFormats(session: XSession): Promise<readonly string[]> {
  return (await readClipboard(session, 'TARGETS')).toString().trim().split('\n');
}

/** Not synchronous: this process may be the one that has to answer. */
function xclip(session: XSession, args: readonly string[], input?: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const reads = input === undefined;
    const child = spawn('xclip', args, { env: session.env, stdio: ['pipe', reads ? 'pipe' : 'ignore', 'ignore'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), 15_000);
    const parts: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    // Its copy in the background keeps what it was given, so its end is waited for and not that of its outputs.
    child.on(reads ? 'close' : 'exit', () => {
      clearTimeout(limit);
      resolve(Buffer.concat(parts));
    });
    child.stdin?.end(input);
  });
}

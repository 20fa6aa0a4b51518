/**
 * Owns lines out of a stream of bytes: UTF-8, LF or CRLF, a byte order mark at the start forgiven. A line that is not
 * text or is too long is a failure of that line alone. Holds at most one line in memory. Never parses what stands
 * there.
 */
import { failed, ok, type Result } from '../core/errors.ts';

/** Longest line, in bytes. */
const MAX_LINE = 4 * 1024 * 1024;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Text out of bytes, or `bad-input` where they are not UTF-8 or hold a NUL, as binary files do. `what` names the
 * source.
 */
export function decodeText(bytes: Uint8Array, what: string): Result<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? failed('bad-input', `${what} is binary, not text`) : ok(text);
  } catch {
    return failed('bad-input', `${what} is not UTF-8 text`);
  }
}

/**
 * Each line without its end; blank ones too. A last line without an end counts. That a line is longer than `longest`
 * bytes is told as soon as it is known, since it may never end; the rest of it is passed over.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = MAX_LINE,
): AsyncGenerator<Result<string>> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const decode = (): Result<string> => {
    const line = Buffer.concat(parts);
    return decodeText(line.at(-1) === CR ? line.subarray(0, -1) : line, `line ${number}`);
  };
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const end = chunk.indexOf(LF, from);
      const piece = end < 0 ? chunk.subarray(from) : chunk.subarray(from, end);
      const fitted = size <= longest;
      size += piece.length;
      if (size <= longest) parts.push(piece);
      else if (fitted) yield failed('text-too-long', `line ${number} is over ${longest.toLocaleString('en')} bytes`);
      if (end < 0) break;
      if (size <= longest) yield decode();
      parts = [];
      size = 0;
      number++;
      from = end + 1;
    }
  }
  if (size > 0 && size <= longest) yield decode();
}

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

/** Each line without its end; blank ones too. A last line without an end counts. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = MAX_LINE,
): AsyncGenerator<Result<string>> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const take = (): Result<string> => {
    number++;
    const line = Buffer.concat(parts);
    const tooLong = size > longest;
    parts = [];
    size = 0;
    if (tooLong) return failed('text-too-long', `line ${number} is over ${longest.toLocaleString('en')} bytes`);
    return decodeText(line.at(-1) === CR ? line.subarray(0, -1) : line, `line ${number}`);
  };
  const keep = (piece: Uint8Array) => {
    size += piece.length;
    if (size <= longest) parts.push(piece);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

/** Owns whole inputs: standard input or a file, with a bound on memory. Lines as they come are read-lines.ts. */
import { failed, ok, type Result } from '../core/errors.ts';
import { decodeText } from './read-lines.ts';

/** More than any text or recording that is accepted; stops an endless input. */
const MAX_BYTES = 512 * 1024 * 1024;

/** All bytes of a stream, or `too-long`. */
export async function readAllBytes(input: AsyncIterable<Uint8Array>, most = MAX_BYTES): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > most) return failed('too-long', `over ${Math.round(most / 1024 / 1024)} MiB`);
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

/** All text of standard input; `bad-input` where it is none, `text-too-long` beyond 8 MiB. */
export async function readAllText(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  const bytes = await readAllBytes(input, 8 * 1024 * 1024);
  if (!bytes.ok) return failed('text-too-long', 'over 8 MiB');
  return decodeText(bytes.value, 'standard input');
}

/** Owns whole text on standard input, with a bound on memory. Lines as they come are read-lines.ts. */
import { failed, type Result } from '../core/errors.ts';
import { readAllBytes } from '../platform/read-all-bytes.ts';
import { decodeText } from './read-lines.ts';

/** All text of standard input; `bad-input` where it is none, `text-too-long` beyond 8 MiB. */
export async function readAllText(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  const bytes = await readAllBytes(input, 8 * 1024 * 1024);
  if (!bytes.ok) return failed('text-too-long', 'over 8 MiB');
  return decodeText(bytes.value, 'standard input');
}

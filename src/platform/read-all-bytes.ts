/** Owns reading a stream to its end with a bound on memory: a pipe or a device may never end. */
import { failed, ok, type Result } from '../core/errors.ts';

/** All bytes, or `too-long` as soon as there are more than `most`. Rejects as the stream does. */
export async function readAllBytes(input: AsyncIterable<Uint8Array>, most: number): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > most) return failed('too-long', `over ${Math.round(most / 1024 / 1024)} MiB`);
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

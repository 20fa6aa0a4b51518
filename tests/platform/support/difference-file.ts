/** Owns making small difference files for tests, in the format of training/ear/FORMAT.md. */
import { createHash } from 'node:crypto';

export interface DifferenceParts {
  readonly f16: Uint8Array;
  readonly q8_0: Uint8Array;
  readonly result: Uint8Array;
  readonly tensors: readonly {
    readonly name: string;
    readonly type: 'f32' | 'q8_0';
    readonly shape: readonly number[];
    readonly bytes: Uint8Array;
  }[];
}

const proof = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});
const align = (size: number) => Math.ceil(size / 32) * 32;

export function makeDifference({ f16, q8_0, result, tensors }: DifferenceParts): Uint8Array {
  // A difference is never empty, so one without tensors gets a few bytes.
  const data = new Uint8Array(tensors.reduce((size, tensor) => align(size) + tensor.bytes.length, 0) || 32);
  let end = 0;
  const listed = tensors.map(({ name, type, shape, bytes }) => {
    const offset = align(end);
    data.set(bytes, offset);
    end = offset + bytes.length;
    return { name, type, shape, offset, bytes: bytes.length };
  });
  const header = new TextEncoder().encode(
    JSON.stringify({
      name: 'tuned',
      base: { name: 'canned', f16: proof(f16), q8_0: proof(q8_0) },
      result: { type: 'q8_0', ftype: 2007, ...proof(result) },
      data: proof(data),
      tensors: listed,
      training: { note: 'none' },
    }),
  );
  const file = new Uint8Array(align(16 + header.length) + data.length);
  file.set(new TextEncoder().encode('SAYDELTA'));
  new DataView(file.buffer).setUint32(8, 1, true);
  new DataView(file.buffer).setUint32(12, header.length, true);
  file.set(header, 16);
  file.set(data, file.length - data.length);
  return file;
}

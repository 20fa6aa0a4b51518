/**
 * Owns making a quantized whisper.cpp file of an f16 one, as whisper.cpp's quantize tool does: matrices only,
 * convolutions stay half, the rest 32-bit. Works in memory.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import { bufferSource, readLayout, type TensorPlace } from './ggml-layout.ts';
import { concatenate, copyBytes } from './ggml-writer.ts';
import { createHalfTable, expandHalves } from './half.ts';
import { quantizeQ5, quantizeQ8 } from './quantize.ts';

const KINDS = {
  q8_0: { fileType: 2007, tensorType: 8, quantize: quantizeQ8 },
  q5_1: { fileType: 2009, tensorType: 7, quantize: quantizeQ5 },
} as const;

export type QuantizedKind = keyof typeof KINDS;

/** The data that takes a tensor's place, if any; `type` is ggml's number for it. */
export interface Replacement {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/**
 * Quantizes an f16 file; `replace` may give a tensor other data instead. `onTensor` hears of progress; it may return a
 * promise, which is awaited so that a caller can let other work run. Fails with model-damaged.
 */
export async function requantize(
  f16: Uint8Array,
  kind: QuantizedKind,
  replace: (tensor: TensorPlace) => Replacement | undefined = () => undefined,
  onTensor: (done: number, total: number) => Promise<void> | void = () => {},
): Promise<Result<Uint8Array>> {
  const layout = readLayout(bufferSource(f16));
  if (!layout.ok) return layout;
  if (layout.value.figures.fileType !== 1) return failed('model-damaged', 'it is no f16 model');
  const { fileType, tensorType, quantize } = KINDS[kind];
  const table = createHalfTable();
  const head = copyBytes(f16, 0, layout.value.tensorsAt);
  new DataView(head.buffer).setInt32(44, fileType, true);
  const chunks: Uint8Array[] = [head];
  for (const [index, tensor] of layout.value.tensors.entries()) {
    await onTensor(index, layout.value.tensors.length);
    const data = f16.subarray(tensor.dataAt, tensor.dataAt + tensor.bytes);
    const made =
      replace(tensor) ??
      (tensor.type === 1 && tensor.shape.length === 2
        ? { type: tensorType, bytes: quantize(expandHalves(data, table)) }
        : { type: tensor.type, bytes: data });
    const tensorHead = copyBytes(f16, tensor.headAt, tensor.dataAt);
    new DataView(tensorHead.buffer).setInt32(8, made.type, true);
    chunks.push(tensorHead, made.bytes);
  }
  return ok(concatenate(chunks));
}

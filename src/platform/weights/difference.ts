/**
 * Owns difference files: the changed tensors of a tuned model, laid over the official one. The format is described in
 * training/ear/FORMAT.md. Works in memory; never decides where the files lie.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/errors.ts';
import { bufferSource, readLayout, type TensorPlace } from './ggml-layout.ts';
import { copyBytes } from './ggml-writer.ts';
import { type Replacement, requantize } from './requantize.ts';

const MAGIC = 'SAYDELTA';
const VERSION = 1;
const ALIGNMENT = 32;
/** ggml's numbers for the types a difference may hold. */
const TYPE_NUMBERS = { f32: 0, q8_0: 8 } as const;

const proof = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().positive() });
const headerSchema = z.object({
  name: z.string(),
  base: z.object({ name: z.string(), f16: proof, q8_0: proof }),
  result: proof.extend({ type: z.literal('q8_0') }),
  data: proof,
  tensors: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['f32', 'q8_0']),
      shape: z.array(z.int().positive()),
      offset: z.int().nonnegative(),
      bytes: z.int().positive(),
    }),
  ),
});

export type DifferenceHeader = z.infer<typeof headerSchema>;

export interface Difference {
  readonly header: DifferenceHeader;
  readonly replacements: ReadonlyMap<string, Replacement & { readonly shape: string }>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const shapeText = (shape: readonly number[]): string => shape.join(' x ');

/** Reads the header alone; `bytes` may be the head of the file. Fails with model-damaged. */
export function readDifferenceHeader(bytes: Uint8Array): Result<{ header: DifferenceHeader; dataAt: number }> {
  const damaged = (why: string) => failed('model-damaged', `the difference file ${why}`);
  if (bytes.length < 16 || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) return damaged('is none');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== VERSION)
    return damaged(`has version ${view.getUint32(8, true)}, ${VERSION} is known`);
  const end = 16 + view.getUint32(12, true);
  if (end > bytes.length) return damaged('is cut short');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes.subarray(16, end)));
  } catch {
    return damaged('has a garbled header');
  }
  const header = headerSchema.safeParse(json);
  if (!header.success) return damaged('has a garbled header');
  return ok({ header: header.data, dataAt: Math.ceil(end / ALIGNMENT) * ALIGNMENT });
}

/** Reads a whole difference file and proves its data. Fails with model-damaged. */
export function readDifference(bytes: Uint8Array): Result<Difference> {
  const head = readDifferenceHeader(bytes);
  if (!head.ok) return head;
  const { header, dataAt } = head.value;
  const data = bytes.subarray(dataAt, dataAt + header.data.bytes);
  if (data.length !== header.data.bytes) return failed('model-damaged', 'the difference file is cut short');
  if (sha256(data) !== header.data.sha256) return failed('model-damaged', 'the difference file has garbled data');
  const replacements: [string, Replacement & { shape: string }][] = [];
  for (const { name, type, shape, offset, bytes: length } of header.tensors) {
    const tensor = data.subarray(offset, offset + length);
    if (tensor.length !== length) return failed('model-damaged', `the difference file lacks ${name}`);
    replacements.push([name, { type: TYPE_NUMBERS[type], shape: shapeText(shape), bytes: tensor }]);
  }
  return ok({ header, replacements: new Map(replacements) });
}

/**
 * The tuned model: a q8_0 file made of the official q8_0 or f16 file, proved by the header's checksum. Fails with
 * wrong-base-model (another base, or a tensor that it lacks), model-damaged.
 */
export async function applyDifference(difference: Difference, base: Uint8Array): Promise<Result<Uint8Array>> {
  const { header, replacements } = difference;
  const layout = readLayout(bufferSource(base));
  if (!layout.ok) return layout;
  const shapes = new Map(layout.value.tensors.map((tensor) => [tensor.name, shapeText(tensor.shape)]));
  for (const [name, { shape }] of replacements)
    if (shapes.get(name) !== shape) return failed('wrong-base-model', `it has no ${name} of ${shape}`);
  const baseSha256 = sha256(base);
  const isF16 = baseSha256 === header.base.f16.sha256;
  if (!isF16 && baseSha256 !== header.base.q8_0.sha256)
    return failed('wrong-base-model', `it is not ${header.base.name}`);
  const made = isF16
    ? await requantize(base, 'q8_0', (tensor) => replacements.get(tensor.name))
    : overwrite(base, layout.value.tensors, replacements);
  if (!made.ok) return made;
  if (sha256(made.value) !== header.result.sha256)
    return failed('model-damaged', 'the tuned model has another checksum');
  return made;
}

function overwrite(
  base: Uint8Array,
  tensors: readonly TensorPlace[],
  replacements: Difference['replacements'],
): Result<Uint8Array> {
  const made = copyBytes(base);
  for (const tensor of tensors) {
    const replacement = replacements.get(tensor.name);
    if (!replacement) continue;
    if (replacement.type !== tensor.type || replacement.bytes.length !== tensor.bytes)
      return failed('wrong-base-model', `${tensor.name} has another type there`);
    made.set(replacement.bytes, tensor.dataAt);
  }
  return ok(made);
}

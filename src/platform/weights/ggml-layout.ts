/**
 * Owns the layout of a whisper.cpp model file: head, filters, vocabulary, tensors, found without reading the weights.
 * Refuses whatever the native code would crash or hang on. Never loads a model.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import { FIGURE_NAMES, listTensors, type WhisperFigures } from './whisper-shape.ts';

/** "ggml" as a little-endian 32-bit number. */
export const GGML_MAGIC = 0x67676d6c;
const HEAD_BYTES = 4 + 4 * FIGURE_NAMES.length;
const LONGEST_TOKEN = 4096;

/** Weights a block has, and bytes it takes, by tensor type. */
export const TENSOR_TYPES: Readonly<Record<number, readonly [weights: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 40],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
};
const FILE_TYPES = new Set([0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 14]);

/** Bytes that can be read anywhere: a file or a buffer. `read` gives fewer bytes than asked for only at the end. */
export interface ByteSource {
  readonly size: number;
  read(at: number, length: number): Uint8Array;
}

export const bufferSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (at, length) => bytes.subarray(at, at + length),
});

export interface TensorPlace {
  readonly name: string;
  readonly type: number;
  /** Fastest dimension first. */
  readonly shape: readonly number[];
  /** Offset of the tensor's head, and of its data. */
  readonly headAt: number;
  readonly dataAt: number;
  readonly bytes: number;
}

export interface GgmlLayout {
  readonly figures: WhisperFigures;
  /** Where the tensors begin. */
  readonly tensorsAt: number;
  readonly tensors: readonly TensorPlace[];
}

/** Walks the file. Fails with model-damaged and the reason. */
export function readLayout(source: ByteSource): Result<GgmlLayout> {
  try {
    return ok(walk(source));
  } catch (error) {
    if (error instanceof Damage) return failed('model-damaged', error.message);
    throw error;
  }
}

class Damage extends Error {}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function take(source: ByteSource, at: number, length: number): DataView {
  if (at + length > source.size) throw new Damage('it ends early');
  return viewOf(source.read(at, length));
}

function walk(source: ByteSource): GgmlLayout {
  const head = take(source, 0, HEAD_BYTES);
  if (head.getUint32(0, true) !== GGML_MAGIC) throw new Damage('it is no whisper.cpp model');
  const figure = (name: (typeof FIGURE_NAMES)[number]) => head.getInt32(4 + 4 * FIGURE_NAMES.indexOf(name), true);
  const figures: WhisperFigures = {
    vocabulary: figure('vocabulary'),
    audioContext: figure('audioContext'),
    audioState: figure('audioState'),
    audioHeads: figure('audioHeads'),
    audioLayers: figure('audioLayers'),
    textContext: figure('textContext'),
    textState: figure('textState'),
    textHeads: figure('textHeads'),
    textLayers: figure('textLayers'),
    mels: figure('mels'),
    fileType: figure('fileType'),
  };
  checkFigures(figures);
  const mel = take(source, HEAD_BYTES, 8);
  if (mel.getInt32(0, true) !== figures.mels || mel.getInt32(4, true) !== 201)
    throw new Damage('its mel filters have a wrong size');
  const vocabularyAt = HEAD_BYTES + 8 + 4 * figures.mels * 201;
  const tensorsAt = skipVocabulary(source, vocabularyAt, figures.vocabulary);
  const tensors: TensorPlace[] = [];
  for (let at = tensorsAt; at < source.size; ) {
    const tensor = readTensor(source, at);
    tensors.push(tensor);
    at = tensor.dataAt + tensor.bytes;
    if (at > source.size) throw new Damage('its weights end early');
  }
  checkTensors(figures, tensors);
  return { figures, tensorsAt, tensors };
}

function checkFigures(figures: WhisperFigures): void {
  const within = (value: number, low: number, high: number) => value >= low && value <= high;
  const plausible =
    within(figures.vocabulary, 50_364, 60_000) &&
    within(figures.audioContext, 1, 1500) &&
    within(figures.audioState, 1, 4096) &&
    figures.audioState === figures.textState &&
    within(figures.audioHeads, 1, 64) &&
    within(figures.textHeads, 1, 64) &&
    figures.audioState % figures.audioHeads === 0 &&
    figures.textState % figures.textHeads === 0 &&
    within(figures.audioLayers, 1, 64) &&
    within(figures.textLayers, 1, 64) &&
    within(figures.textContext, 1, 4096) &&
    within(figures.mels, 1, 256);
  if (!plausible) throw new Damage('its figures are no Whisper model\u2019s');
  if (!FILE_TYPES.has(figures.fileType % 1000))
    throw new Damage(`its weights have the unknown type ${figures.fileType}`);
}

function skipVocabulary(source: ByteSource, at: number, most: number): number {
  const count = take(source, at, 4).getInt32(0, true);
  if (count < 1 || count > most) throw new Damage('its vocabulary has a wrong size');
  // Read in one go: the words of the largest model take less than a megabyte.
  const words = viewOf(source.read(at + 4, 4 << 20));
  let offset = 0;
  for (let i = 0; i < count; i++) {
    if (offset + 4 > words.byteLength) throw new Damage('it ends in its vocabulary');
    const length = words.getUint32(offset, true);
    if (length > LONGEST_TOKEN) throw new Damage('its vocabulary is garbled');
    offset += 4 + length;
  }
  if (at + 4 + offset > source.size) throw new Damage('it ends in its vocabulary');
  return at + 4 + offset;
}

function readTensor(source: ByteSource, at: number): TensorPlace {
  const head = take(source, at, 12);
  const rank = head.getInt32(0, true);
  const nameBytes = head.getInt32(4, true);
  const type = head.getInt32(8, true);
  const block = TENSOR_TYPES[type];
  if (rank < 1 || rank > 4 || nameBytes < 1 || nameBytes > 128 || !block)
    throw new Damage('a tensor\u2019s head is garbled');
  const rest = take(source, at + 12, 4 * rank + nameBytes);
  const shape = Array.from({ length: rank }, (_, i) => rest.getInt32(4 * i, true));
  const name = new TextDecoder().decode(new Uint8Array(rest.buffer, rest.byteOffset + 4 * rank, nameBytes));
  const weights = shape.reduce((product, size) => product * size, 1);
  if (shape.some((size) => size < 1) || weights % block[0] !== 0) throw new Damage(`${name} has a wrong shape`);
  return {
    name,
    type,
    shape,
    headAt: at,
    dataAt: at + 12 + 4 * rank + nameBytes,
    bytes: (weights / block[0]) * block[1],
  };
}

/** The native code writes past its buffers or stops the process where a tensor is missing or of another shape. */
function checkTensors(figures: WhisperFigures, tensors: readonly TensorPlace[]): void {
  const wanted = new Map(listTensors(figures).map((tensor) => [tensor.name, tensor.shape.join(' x ')]));
  for (const { name, shape } of tensors) {
    const want = wanted.get(name);
    if (want === undefined) throw new Damage(`${name} is unknown or there twice`);
    if (want !== shape.join(' x ')) throw new Damage(`${name} has a wrong shape`);
    wanted.delete(name);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw new Damage(`${missing} is missing`);
}

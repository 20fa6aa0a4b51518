/**
 * Owns a tiny whisper.cpp model that hears the same sentence in every clip: made in milliseconds, loaded by the real
 * binding, so that the whole native path is tested without real weights. Every word must be different.
 */
import { GGML_MAGIC } from '../../../src/platform/weights/ggml-layout.ts';
import { concatenate } from '../../../src/platform/weights/ggml-writer.ts';
import { floatToHalf } from '../../../src/platform/weights/half.ts';
import { FIGURE_NAMES, listTensors, type WhisperFigures } from '../../../src/platform/weights/whisper-shape.ts';

const STATE = 32;
const SPECIAL = { end: 50_256, start: 50_257, noTimestamps: 50_362, zero: 50_363 };
/** <|2.00|>, with which a sentence ends. */
const END_TIME = SPECIAL.zero + 100;

const FIGURES: WhisperFigures = {
  vocabulary: 51_864,
  audioContext: 512,
  audioState: STATE,
  audioHeads: 1,
  audioLayers: 1,
  textContext: 448,
  textState: STATE,
  textHeads: 1,
  textLayers: 1,
  mels: 80,
  fileType: 1,
};

/** The file's bytes. The weights are a table: each token's row leads to the row of the token that follows it. */
export function cannedModel(sentence: string, changes: Partial<WhisperFigures> = {}): Uint8Array {
  const figures = { ...FIGURES, ...changes };
  const words = sentence.split(' ').map((word) => ` ${word}`);
  const follows = chain(words.length);
  const rows = new Map([...follows.keys()].map((token, index) => [token, direction(index + 1)]));
  if (rows.size >= STATE) throw new RangeError('the sentence is too long for the canned model');
  const weights = new Map<string, Float32Array>([
    ['decoder.token_embedding.weight', embed(rows, figures.vocabulary)],
    ['decoder.blocks.0.mlp.0.weight', detect(rows)],
    ['decoder.blocks.0.mlp.2.weight', lead(rows, follows)],
    ['decoder.ln.weight', new Float32Array(STATE).fill(3)],
  ]);
  const chunks: Uint8Array[] = [];
  const ints = (...values: number[]) => chunks.push(new Uint8Array(Int32Array.from(values).buffer));
  ints(GGML_MAGIC, ...FIGURE_NAMES.map((name) => figures[name]));
  ints(figures.mels, 201);
  chunks.push(new Uint8Array(figures.mels * 201 * 4));
  // The native code looks the last three up by name.
  const vocabulary = [...words, ' ', ' -', " '"].map((word) => new TextEncoder().encode(word));
  ints(vocabulary.length);
  for (const word of vocabulary) {
    ints(word.length);
    chunks.push(word);
  }
  for (const { name, shape, large } of listTensors(figures)) {
    const encoded = new TextEncoder().encode(name);
    ints(shape.length, encoded.length, large ? 1 : 0, ...shape);
    const count = shape.reduce((product, size) => product * size, 1);
    const isScale = /ln(_post)?\.weight$/.test(name);
    const values = weights.get(name) ?? new Float32Array(count).fill(isScale ? 1 : 0);
    chunks.push(encoded, large ? toHalves(values) : new Uint8Array(values.buffer));
  }
  return concatenate(chunks);
}

/** Which tokens follow which, with weights: the start, the words in order, a time, the end. */
function chain(words: number): Map<number, readonly (readonly [token: number, weight: number])[]> {
  const follows = new Map<number, readonly (readonly [number, number])[]>();
  for (let word = 0; word < words - 1; word++) follows.set(word, [[word + 1, 1]]);
  follows.set(words - 1, [
    [END_TIME, 1],
    [SPECIAL.end, 0.8],
  ]);
  // The second is for a copy that decodes without timestamps.
  follows.set(SPECIAL.start, [
    [SPECIAL.zero, 1],
    [SPECIAL.noTimestamps, 1],
  ]);
  follows.set(SPECIAL.noTimestamps, [[0, 1]]);
  follows.set(SPECIAL.zero, [[0, 1]]);
  follows.set(END_TIME, [[SPECIAL.end, 1]]);
  follows.set(SPECIAL.end, [[SPECIAL.end, 1]]);
  return follows;
}

/** Unit vectors that are orthogonal to each other and have a mean of zero, so that the layer norm keeps them. */
const direction = (index: number): number[] =>
  Array.from({ length: STATE }, (_, i) => Math.sqrt(2 / STATE) * Math.cos((Math.PI * (i + 0.5) * index) / STATE));

function embed(rows: ReadonlyMap<number, number[]>, vocabulary: number): Float32Array {
  const table = new Float32Array(vocabulary * STATE);
  for (const [token, row] of rows) table.set(row, token * STATE);
  return table;
}

/** Hidden unit k fires on the k-th token alone. */
function detect(rows: ReadonlyMap<number, number[]>): Float32Array {
  const weights = new Float32Array(4 * STATE * STATE);
  for (const [unit, row] of [...rows.values()].entries())
    weights.set(
      row.map((value) => 4 * value),
      unit * STATE,
    );
  return weights;
}

function lead(rows: ReadonlyMap<number, number[]>, follows: ReturnType<typeof chain>): Float32Array {
  const weights = new Float32Array(4 * STATE * STATE);
  for (const [unit, token] of [...rows.keys()].entries())
    for (const [next, weight] of follows.get(token) ?? [])
      for (const [i, value] of (rows.get(next) ?? []).entries()) {
        const at = i * 4 * STATE + unit;
        weights[at] = (weights[at] ?? 0) + (value * weight) / 4;
      }
  return weights;
}

function toHalves(values: Float32Array): Uint8Array {
  const halves = new Uint16Array(values.length);
  const scratch = new DataView(new ArrayBuffer(4));
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value !== 0) halves[i] = floatToHalf(value, scratch);
  }
  return new Uint8Array(halves.buffer);
}

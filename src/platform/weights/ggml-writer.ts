/** Owns writing a whisper.cpp model file, byte for byte as whisper.cpp's own converter does. Works in memory. */
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Ct2Model } from './ct2-model.ts';
import { GGML_MAGIC } from './ggml-layout.ts';
import { createHalfTable, expandHalves } from './half.ts';
import { createMelBank, MEL_BINS } from './mel-bank.ts';
import { FIGURE_NAMES, listTensors } from './whisper-shape.ts';

/** Writes the f16 file of a CTranslate2 model and its vocabulary. Fails with model-damaged. */
export function writeF16Model(model: Ct2Model, vocabulary: readonly Uint8Array[]): Result<Uint8Array> {
  const figures = { ...model.figures, fileType: 1 };
  const chunks: Uint8Array[] = [];
  const ints = (...values: number[]) => chunks.push(new Uint8Array(Int32Array.from(values).buffer));
  ints(GGML_MAGIC, ...FIGURE_NAMES.map((name) => figures[name]));
  ints(figures.mels, MEL_BINS);
  chunks.push(new Uint8Array(createMelBank(figures.mels).buffer));
  ints(vocabulary.length);
  for (const token of vocabulary) {
    ints(token.length);
    chunks.push(token);
  }
  const floats = createHalfTable();
  for (const { name, shape, large } of listTensors(figures)) {
    const halves = model.halves(name);
    const count = shape.reduce((product, size) => product * size, 1);
    if (!halves || halves.length !== 2 * count) return failed('model-damaged', `the package lacks ${name}`);
    const encoded = new TextEncoder().encode(name);
    ints(shape.length, encoded.length, large ? 1 : 0, ...shape);
    chunks.push(encoded, large ? halves : new Uint8Array(expandHalves(halves, floats).buffer));
  }
  return ok(concatenate(chunks));
}

/** A copy with memory of its own. (A Buffer's `slice` shares memory, so it is not used on bytes.) */
export const copyBytes = (bytes: Uint8Array, from = 0, to = bytes.length): Uint8Array<ArrayBuffer> =>
  new Uint8Array(bytes.subarray(from, to));

export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

import { describe, expect, it } from 'vitest';
import { readCt2Model } from '../../../src/platform/weights/ct2-model.ts';
import { bufferSource, readLayout } from '../../../src/platform/weights/ggml-layout.ts';
import { writeF16Model } from '../../../src/platform/weights/ggml-writer.ts';
import { createHalfTable } from '../../../src/platform/weights/half.ts';
import { makeCt2Model } from '../support/ct2-model.ts';

const BYTES = makeCt2Model();
const WORDS = [' ', ' -', " '", 'git'].map((word) => new TextEncoder().encode(word));

function convert() {
  const model = readCt2Model(BYTES);
  if (!model.ok) throw new Error(model.problem.detail);
  const made = writeF16Model(model.value, WORDS);
  if (!made.ok) throw new Error(made.problem.detail);
  const layout = readLayout(bufferSource(made.value));
  if (!layout.ok) throw new Error(layout.problem.detail);
  return { model: model.value, bytes: made.value, layout: layout.value };
}

describe('converting a CTranslate2 model', () => {
  it('keeps its figures', () => {
    expect(convert().layout.figures).toEqual({
      vocabulary: 51_864,
      audioContext: 512,
      audioState: 32,
      audioHeads: 2,
      audioLayers: 1,
      textContext: 448,
      textState: 32,
      textHeads: 2,
      textLayers: 1,
      mels: 80,
      fileType: 1,
    });
  });

  it('takes the fused projections apart', () => {
    const { model } = convert();
    const third = (name: string) => model.halves(name)?.length;
    for (const part of ['query', 'key', 'value'])
      for (const attention of ['attn', 'cross_attn'])
        expect([part, third(`decoder.blocks.0.${attention}.${part}.weight`)]).toEqual([part, 2 * 32 * 32]);
    const [query, key, value] = ['query', 'key', 'value'].map((part) =>
      model.halves(`encoder.blocks.0.attn.${part}.weight`),
    );
    expect(query?.byteOffset).toBe((key?.byteOffset ?? 0) - 2 * 32 * 32);
    expect(key?.byteOffset).toBe((value?.byteOffset ?? 0) - 2 * 32 * 32);
  });

  it('writes matrices as halves and the rest as floats of the same value', () => {
    const { bytes, layout, model } = convert();
    const table = createHalfTable();
    for (const { name, type, dataAt, bytes: length } of layout.tensors) {
      const halves = model.halves(name);
      if (!halves) throw new Error(name);
      const data = bytes.slice(dataAt, dataAt + length);
      if (type === 1) expect(Buffer.compare(data, halves), name).toBe(0);
      else {
        const bits = halves[2] === undefined ? 0 : halves[2] | ((halves[3] ?? 0) << 8);
        expect([name, new Float32Array(data.buffer)[1]]).toEqual([name, table[bits]]);
      }
    }
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['another version', new Uint8Array([9, ...BYTES.slice(1, 100)])],
    ['half of it', BYTES.slice(0, BYTES.length >> 1)],
    ['rubbish', new Uint8Array(5000).fill(0x41)],
  ])('refuses %s', (_, bytes) => expect(readCt2Model(bytes)).toMatchObject({ problem: { code: 'model-damaged' } }));
});

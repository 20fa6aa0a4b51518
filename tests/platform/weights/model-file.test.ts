import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkModelFile } from '../../../src/platform/ggml-check.ts';
import { cutAudioContext } from '../../../src/platform/weights/context-cut.ts';
import { applyDifference, readDifference } from '../../../src/platform/weights/difference.ts';
import { bufferSource, type GgmlLayout, readLayout } from '../../../src/platform/weights/ggml-layout.ts';
import { decodePlainly } from '../../../src/platform/weights/plain-decoding.ts';
import { requantize } from '../../../src/platform/weights/requantize.ts';
import { cannedModel } from '../support/canned-model.ts';
import { makeDifference } from '../support/difference-file.ts';
import { temporaryFolder } from '../support/places.ts';

const MODEL = cannedModel('git push');
/** Comparing megabytes by expect takes a minute. */
const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function layoutOf(bytes: Uint8Array): GgmlLayout {
  const layout = readLayout(bufferSource(bytes));
  if (!layout.ok) throw new Error(layout.problem.detail);
  return layout.value;
}
async function quantized(): Promise<Uint8Array> {
  const made = await requantize(MODEL, 'q8_0');
  if (!made.ok) throw new Error(made.problem.detail);
  return made.value;
}
const place = (bytes: Uint8Array, name: string) => {
  const tensor = layoutOf(bytes).tensors.find((candidate) => candidate.name === name);
  if (!tensor) throw new Error(name);
  return tensor;
};
const tensorBytes = (bytes: Uint8Array, name: string) => {
  const { dataAt, bytes: length } = place(bytes, name);
  return bytes.slice(dataAt, dataAt + length);
};
/** A copy with a 32-bit number changed. */
function withInt(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setInt32(at, value, true);
  return copy;
}

const TENSOR = place(MODEL, 'encoder.conv1.weight');
const DAMAGED: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['a few bytes', MODEL.slice(0, 20)],
  ['another kind of file', new TextEncoder().encode(`GGUF${' '.repeat(5000)}`)],
  ['cut in the filters', MODEL.slice(0, 5000)],
  ['cut in the vocabulary', MODEL.slice(0, layoutOf(MODEL).tensorsAt - 3)],
  ['no tensors', MODEL.slice(0, layoutOf(MODEL).tensorsAt)],
  ['cut in a tensor', MODEL.slice(0, MODEL.length - 1)],
  ['a tensor less', MODEL.slice(0, layoutOf(MODEL).tensors.at(-1)?.headAt)],
  ['rubbish behind', new Uint8Array([...MODEL, 1, 2, 3])],
  ['a negative vocabulary', withInt(MODEL, 4, -1)],
  ['a huge state', withInt(MODEL, 12, 1 << 30)],
  ['no heads', withInt(MODEL, 16, 0)],
  ['layers that are not there', withInt(MODEL, 20, 5)],
  ['an unknown type of weights', withInt(MODEL, 44, 77)],
  ['other filters', withInt(MODEL, 48, 128)],
  ['a vocabulary without end', withInt(MODEL, 56 + 80 * 201 * 4, 0x7fffffff)],
  ['a word without end', withInt(MODEL, 60 + 80 * 201 * 4, 0x7fffffff)],
  ['a tensor of 9 dimensions', withInt(MODEL, TENSOR.headAt, 9)],
  ['a name without end', withInt(MODEL, TENSOR.headAt + 4, 1 << 20)],
  ['an unknown type of tensor', withInt(MODEL, TENSOR.headAt + 8, 99)],
  ['a dimension of zero', withInt(MODEL, TENSOR.headAt + 12, 0)],
  ['a negative dimension', withInt(MODEL, TENSOR.headAt + 12, -3)],
  ['another shape', withInt(withInt(MODEL, TENSOR.headAt + 12, 80), TENSOR.headAt + 16, 3)],
];

describe('the check of a model file', () => {
  const check = (bytes: Uint8Array) => {
    const path = join(temporaryFolder(), 'model.bin');
    writeFileSync(path, bytes);
    return checkModelFile(path);
  };
  it('passes a sound one, quantized or not, cut or not', async () => {
    const cut = cutAudioContext(MODEL, 100);
    for (const bytes of [MODEL, await quantized(), ...(cut.ok ? [cut.value] : [])])
      expect(check(bytes)).toMatchObject({ ok: true });
  });
  it.each(DAMAGED)('refuses %s', (_, bytes) =>
    expect(check(bytes)).toMatchObject({ ok: false, problem: { code: 'model-damaged' } }),
  );
  it('answers, and never throws, whichever number of the heads is wrong', () => {
    const heads = [
      ...Array(56).keys(),
      ...layoutOf(MODEL).tensors.flatMap(({ headAt }) => [0, 4, 8, 12, 16].map((at) => headAt + at)),
    ];
    const bytes = Uint8Array.from(MODEL);
    const view = new DataView(bytes.buffer);
    for (const at of heads) {
      const right = view.getInt32(at, true);
      for (const value of [-1, 0, 255, 1 << 16, 0x7fffffff]) {
        view.setInt32(at, value, true);
        expect(readLayout(bufferSource(bytes)).ok).toBeTypeOf('boolean');
      }
      view.setInt32(at, right, true);
    }
  });
  it('says when there is no file, or no file that can be read', () => {
    expect(checkModelFile('/nowhere/model.bin')).toMatchObject({ problem: { code: 'file-missing' } });
    expect(checkModelFile(temporaryFolder())).toMatchObject({ problem: { code: 'unreadable-file' } });
  });
});

describe('quantizing a model', () => {
  it('touches matrices alone', async () => {
    const made = await quantized();
    const { figures, tensors } = layoutOf(made);
    expect(figures.fileType).toBe(2007);
    for (const { name, type, shape } of tensors)
      expect([name, type]).toEqual([name, place(MODEL, name).type === 0 ? 0 : shape.length === 2 ? 8 : 1]);
    expect(isSame(tensorBytes(made, 'encoder.conv1.weight'), tensorBytes(MODEL, 'encoder.conv1.weight'))).toBe(true);
  });
  it('refuses what is quantized already', async () =>
    expect(await requantize(await quantized(), 'q5_1')).toMatchObject({ problem: { code: 'model-damaged' } }));
});

describe('cutting the audio context', () => {
  it('keeps the first positions and everything else', () => {
    const file = Buffer.concat([Buffer.alloc(64), MODEL]).subarray(64);
    const cut = cutAudioContext(file, 100);
    expect(isSame(file, MODEL)).toBe(true);
    if (!cut.ok) throw new Error(cut.problem.detail);
    expect(layoutOf(cut.value).figures.audioContext).toBe(100);
    for (const { name } of layoutOf(MODEL).tensors) {
      const kept = name === 'encoder.positional_embedding' ? 100 * 32 * 4 : undefined;
      expect(isSame(tensorBytes(cut.value, name), tensorBytes(MODEL, name).slice(0, kept)), name).toBe(true);
    }
  });
  it('changes nothing where nothing is cut', () => {
    const cut = cutAudioContext(MODEL, 512);
    expect(cut.ok && isSame(cut.value, MODEL)).toBe(true);
  });
  it.each([0, -1, 513])('refuses %d positions', (rows) =>
    expect(cutAudioContext(MODEL, rows)).toMatchObject({ problem: { code: 'bad-input' } }),
  );
});

describe('decoding without timestamps', () => {
  it('gives the first timestamp the row of "no timestamps", and changes nothing else', async () => {
    for (const [bytes, row] of [
      [MODEL, 64],
      [await quantized(), 34],
    ] as const) {
      const made = decodePlainly(bytes);
      if (!made.ok) throw new Error(made.problem.detail);
      const at = place(bytes, 'decoder.token_embedding.weight').dataAt;
      const from = at + 50_362 * row;
      const wanted = bytes.slice();
      wanted.set(bytes.slice(from, from + row), from + row);
      expect(isSame(made.value, wanted)).toBe(true);
    }
  });
});

describe('a difference', () => {
  const BIAS = 'decoder.blocks.0.mlp.0.bias';
  const QUERY = 'decoder.blocks.0.attn.query.weight';

  async function setUp() {
    const base = await quantized();
    const bias = new Uint8Array(Float32Array.from({ length: 128 }, (_, i) => i / 7).buffer);
    const query = tensorBytes(base, QUERY).map((byte) => byte ^ 3);
    const wanted = base.slice();
    wanted.set(bias, place(base, BIAS).dataAt);
    wanted.set(query, place(base, QUERY).dataAt);
    const file = makeDifference({
      f16: MODEL,
      q8_0: base,
      result: wanted,
      tensors: [
        { name: BIAS, type: 'f32', shape: [128], bytes: bias },
        { name: QUERY, type: 'q8_0', shape: [32, 32], bytes: query },
      ],
    });
    return { base, wanted, file };
  }
  const parse = (bytes: Uint8Array) => {
    const difference = readDifference(bytes);
    if (!difference.ok) throw new Error(difference.problem.detail);
    return difference.value;
  };

  it('makes the same tuned model of the quantized and of the f16 file', async () => {
    const { base, wanted, file } = await setUp();
    // Files are read into Buffers, some of which share a pool.
    const pooled = Buffer.concat([Buffer.alloc(64), base]).subarray(64);
    for (const from of [base, MODEL, pooled, Buffer.concat([Buffer.alloc(64), MODEL]).subarray(64)]) {
      const before = sha256(from);
      const made = await applyDifference(parse(file), from);
      expect(made.ok && sha256(made.value)).toBe(sha256(wanted));
      expect(sha256(from)).toBe(before);
    }
  });

  it('refuses another base', async () => {
    const { file } = await setUp();
    for (const other of [cannedModel('another sentence'), cannedModel('git push', { audioContext: 100 })])
      expect(await applyDifference(parse(file), other)).toMatchObject({ problem: { code: 'wrong-base-model' } });
  });

  it('refuses a base that lacks a tensor or has it in another shape', async () => {
    const { base, wanted } = await setUp();
    const odd = makeDifference({
      f16: MODEL,
      q8_0: base,
      result: wanted,
      tensors: [{ name: 'decoder.blocks.9.mlp.0.bias', type: 'f32', shape: [128], bytes: new Uint8Array(512) }],
    });
    expect(await applyDifference(parse(odd), base)).toMatchObject({ problem: { code: 'wrong-base-model' } });
  });

  it('refuses a result with another checksum', async () => {
    const { base } = await setUp();
    const tensors = [{ name: BIAS, type: 'f32' as const, shape: [128], bytes: new Uint8Array(512) }];
    const file = makeDifference({ f16: MODEL, q8_0: base, result: MODEL, tensors });
    expect(await applyDifference(parse(file), base)).toMatchObject({ problem: { code: 'model-damaged' } });
  });

  it('is refused when it is damaged', async () => {
    const { file } = await setUp();
    const damaged = [
      new Uint8Array(),
      file.slice(0, 12),
      file.slice(0, 200),
      file.slice(0, file.length - 1),
      withInt(file, 0, 7),
      withInt(file, 8, 2),
      withInt(file, 12, 1 << 30),
      withInt(file, 20, 7),
      withInt(file, file.length - 8, 7),
    ];
    for (const bytes of damaged) expect(readDifference(bytes)).toMatchObject({ problem: { code: 'model-damaged' } });
  });
});

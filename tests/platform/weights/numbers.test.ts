import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/platform/checksum.ts';
import { createHalfTable, floatToHalf } from '../../../src/platform/weights/half.ts';
import { createMelBank } from '../../../src/platform/weights/mel-bank.ts';
import { quantizeQ5, quantizeQ8 } from '../../../src/platform/weights/quantize.ts';
import { readVocabulary } from '../../../src/platform/weights/vocabulary.ts';

const scratch = new DataView(new ArrayBuffer(4));

describe('half precision', () => {
  it('brings every half back as it was', () => {
    const table = createHalfTable();
    for (let bits = 0; bits < 65_536; bits++) {
      const value = table[bits] ?? 0;
      const again = floatToHalf(value, scratch);
      if (Number.isNaN(value)) expect(again & 0x7e00).toBe(0x7e00);
      else expect(again).toBe(bits);
    }
  });

  const ROUNDED: readonly (readonly [value: number, half: number])[] = [
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [65_519.996, 0x7bff],
    [65_520, 0x7c00],
    [-1e9, 0xfc00],
    [2 ** -25, 0],
    [1.5 * 2 ** -25, 1],
    [2 ** -15 + 2 ** -25, 0x200],
    [-0, 0x8000],
    [2047.5, 0x6800],
  ];
  it.each(ROUNDED)('rounds %d to the nearest, ties to even', (value, half) =>
    expect(floatToHalf(value, scratch)).toBe(half),
  );
});

describe('quantization', () => {
  it('puts the largest weight of a q8_0 block at 127, halves away from zero', () => {
    const block = new Float32Array(32);
    block.set([127, -127, 0.5, -0.5, 1.5, 0.4]);
    const bytes = new Int8Array(quantizeQ8(block).buffer);
    expect([...new Uint8Array(bytes.buffer, 0, 2)]).toEqual([0x00, 0x3c]);
    expect([...bytes.slice(2, 8)]).toEqual([127, -127, 1, -1, 2, 0]);
  });

  it('spreads a q5_1 block over 32 levels', () => {
    const block = Float32Array.from({ length: 32 }, (_, i) => i - 4);
    const bytes = quantizeQ5(block);
    expect([...bytes.slice(0, 4)]).toEqual([0x00, 0x3c, 0x00, 0xc4]);
    const levels = Array.from({ length: 32 }, (_, i) => {
      const nibble = ((bytes[8 + (i & 15)] ?? 0) >> (i < 16 ? 0 : 4)) & 15;
      return nibble | ((((bytes[4 + (i >> 3)] ?? 0) >> (i & 7)) & 1) << 4);
    });
    expect(levels).toEqual(Array.from({ length: 32 }, (_, i) => i));
  });

  it.each([quantizeQ8, quantizeQ5])('leaves a block of zeros zero: $name', (quantize) => {
    expect(quantize(new Float32Array(64)).every((byte) => byte === 0)).toBe(true);
  });

  it.each([quantizeQ8, quantizeQ5])('takes whole blocks only: $name', (quantize) => {
    expect(() => quantize(new Float32Array(33))).toThrow(RangeError);
  });
});

describe('the mel filter bank', () => {
  it('is bit for bit that of the published model', () => {
    expect(hashBytes(new Uint8Array(createMelBank(80).buffer))).toBe(
      '85818f156f7e189453901a515e4726d270d307f976e161cf9403e8caab405498',
    );
  });
});

describe('the vocabulary', () => {
  it('undoes GPT-2\u2019s way of writing bytes', () => {
    const words = readVocabulary('!\n\u0120the\n\u010a\n\u00c3\u00a9\n<|endoftext|>\n<|startoftranscript|>\n');
    expect(words?.map((word) => [...word])).toEqual([
      [33],
      [32, 116, 104, 101],
      [10],
      [0xc3, 0xa9],
      [...new TextEncoder().encode('<|endoftext|>')],
    ]);
  });

  it.each(['', 'one\ntwo\n', 'a b\n<|endoftext|>', '\n<|endoftext|>'])('refuses %j', (text) =>
    expect(readVocabulary(text)).toBeUndefined(),
  );
});

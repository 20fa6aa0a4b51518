/**
 * Owns quantization as ggml's reference code does it, bit for bit: q8_0 and q5_1, blocks of 32 weights.
 * All arithmetic is in 32-bit floats (Math.fround at each step). Never touches a file.
 */
import { floatToHalf } from './half.ts';

const BLOCK = 32;
/** Bytes a block of 32 weights takes. */
const Q8_0_BYTES = 34;
const Q5_1_BYTES = 24;
const { fround } = Math;

const checkBlocks = (count: number): void => {
  if (count % BLOCK !== 0) throw new RangeError(`${count} weights are no whole number of blocks`);
};

/** q8_0: a half scale and 32 signed bytes a block. */
export function quantizeQ8(values: Float32Array): Uint8Array {
  checkBlocks(values.length);
  const out = new Uint8Array((values.length / BLOCK) * Q8_0_BYTES);
  const scratch = new DataView(new ArrayBuffer(4));
  for (let start = 0, at = 0; start < values.length; start += BLOCK, at += Q8_0_BYTES) {
    let most = 0;
    for (let i = start; i < start + BLOCK; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
    const scale = fround(most / 127);
    const inverse = scale === 0 ? 0 : fround(1 / scale);
    const half = floatToHalf(scale, scratch);
    out[at] = half & 255;
    out[at + 1] = half >> 8;
    for (let i = 0; i < BLOCK; i++) {
      const value = fround((values[start + i] ?? 0) * inverse);
      const size = Math.floor(fround(Math.abs(value) + 0.5));
      out[at + 2 + i] = value < 0 ? -size : size;
    }
  }
  return out;
}

/** q5_1: a half scale, a half minimum, 32 high bits, 32 nibbles a block. */
export function quantizeQ5(values: Float32Array): Uint8Array {
  checkBlocks(values.length);
  const out = new Uint8Array((values.length / BLOCK) * Q5_1_BYTES);
  const scratch = new DataView(new ArrayBuffer(4));
  const levels = new Uint8Array(BLOCK);
  for (let start = 0, at = 0; start < values.length; start += BLOCK, at += Q5_1_BYTES) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + BLOCK; i++) {
      low = Math.min(low, values[i] ?? 0);
      high = Math.max(high, values[i] ?? 0);
    }
    const scale = fround(fround(high - low) / 31);
    const inverse = scale === 0 ? 0 : fround(1 / scale);
    for (let i = 0; i < BLOCK; i++) {
      const value = fround(fround(fround((values[start + i] ?? 0) - low) * inverse) + 0.5);
      levels[i] = Math.min(31, Math.trunc(value));
    }
    const halves = [floatToHalf(scale, scratch), floatToHalf(low, scratch)] as const;
    out.set([halves[0] & 255, halves[0] >> 8, halves[1] & 255, halves[1] >> 8], at);
    for (let i = 0; i < BLOCK; i++) {
      const level = levels[i] ?? 0;
      const highAt = at + 4 + (i >> 3);
      out[highAt] = (out[highAt] ?? 0) | ((level >> 4) << (i & 7));
      const nibbleAt = at + 8 + (i & 15);
      out[nibbleAt] = (out[nibbleAt] ?? 0) | ((level & 15) << (i < 16 ? 0 : 4));
    }
  }
  return out;
}

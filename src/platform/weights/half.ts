/** Owns half precision: 16-bit floats to 32-bit and back, exactly as hardware does it. Never touches a file. */

/** All 65,536 halves as floats; indexing it is the fastest way to expand a tensor. */
export function createHalfTable(): Float32Array {
  const table = new Float32Array(65_536);
  for (let bits = 0; bits < 65_536; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) table[bits] = fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    else if (exponent === 0) table[bits] = sign * fraction * 2 ** -24;
    else table[bits] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return table;
}

/** Little-endian halves as floats, by the table. */
export function expandHalves(halves: Uint8Array, table: Float32Array): Float32Array {
  const floats = new Float32Array(halves.length / 2);
  for (let i = 0; i < floats.length; i++)
    floats[i] = table[(halves[2 * i] ?? 0) | ((halves[2 * i + 1] ?? 0) << 8)] ?? 0;
  return floats;
}

/** The half nearest to a float (ties to even), as bits. `scratch` saves an allocation per call. */
export function floatToHalf(value: number, scratch: DataView): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 255) - 112;
  const fraction = bits & 0x7fffff;
  if (exponent >= 31) return sign | (exponent === 143 && fraction ? 0x7e00 : 0x7c00);
  if (exponent <= 0) {
    if (exponent < -10) return sign;
    return sign | roundShift(fraction | 0x800000, 14 - exponent);
  }
  return sign | ((exponent << 10) + roundShift(fraction, 13));
}

/** value >> shift, rounded to nearest, ties to even. A carry runs into the exponent, which is what is wanted. */
function roundShift(value: number, shift: number): number {
  const kept = value >>> shift;
  const rest = value & ((1 << shift) - 1);
  const middle = 1 << (shift - 1);
  return kept + (rest > middle || (rest === middle && kept & 1) ? 1 : 0);
}

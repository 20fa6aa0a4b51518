/**
 * Owns how long a recording's own header says it is: a file that was cut short still decodes, and half of a command is
 * another command. Never decodes a sample.
 */

/** Where the length is not known yet, recorders that write into a pipe put nothing, or about 2 or 4 GiB. */
const UNKNOWN_FROM = 0x7f00_0000;
const LATIN1 = new TextDecoder('latin1');

/** Samples of each channel that the header of a WAV or FLAC file promises; undefined where it does not say. */
export function promisedSamples(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = LATIN1.decode(bytes.subarray(0, 4));
  if (magic === 'RIFF') return promisedByWav(view);
  return magic === 'fLaC' ? promisedByFlac(view) : undefined;
}

function promisedByWav(view: DataView): number | undefined {
  let frame = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const name = LATIN1.decode(new Uint8Array(view.buffer, view.byteOffset + at, 4));
    const size = view.getUint32(at + 4, true);
    if (name === 'fmt ' && at + 22 <= view.byteLength) frame = view.getUint16(at + 20, true);
    if (name === 'data')
      return frame === 0 || size === 0 || size >= UNKNOWN_FROM ? undefined : Math.floor(size / frame);
    // Chunks begin at even places.
    at += 8 + size + (size & 1);
  }
  return undefined;
}

/** The stream's facts come first: 36 bits for the count, the highest four in the low half of a byte. 0 is unknown. */
function promisedByFlac(view: DataView): number | undefined {
  if (view.byteLength < 26) return undefined;
  const count = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return count === 0 ? undefined : count;
}

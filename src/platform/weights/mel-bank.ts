/**
 * Owns the mel filter bank that Whisper's audio front end uses (Slaney's scale and norm), computed by formula;
 * for 80 filters it is bit for bit the published one. Never touches a file.
 */

const SAMPLE_RATE = 16_000;
const WINDOW = 400;
/** Frequency bins of a 400-sample window. */
export const MEL_BINS = WINDOW / 2 + 1;
/** Slaney's scale is linear (200/3 Hz a mel) up to 1 kHz = 15 mel, logarithmic (27 mel per factor 6.4) above. */
const HZ_PER_MEL = 200 / 3;
const LINEAR_END_HZ = 1000;
const LINEAR_END_MEL = LINEAR_END_HZ / HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

const toHz = (mel: number): number =>
  mel >= LINEAR_END_MEL ? LINEAR_END_HZ * Math.exp(LOG_STEP * (mel - LINEAR_END_MEL)) : HZ_PER_MEL * mel;

/** `filters` rows of MEL_BINS weights. */
export function createMelBank(filters: number): Float32Array {
  const top = LINEAR_END_MEL + Math.log(SAMPLE_RATE / 2 / LINEAR_END_HZ) / LOG_STEP;
  const step = top / (filters + 1);
  const corners = Array.from({ length: filters + 2 }, (_, i) => toHz(i === filters + 1 ? top : i * step));
  const bank = new Float32Array(filters * MEL_BINS);
  for (let filter = 0; filter < filters; filter++) {
    const [left = 0, centre = 0, right = 0] = corners.slice(filter, filter + 3);
    const norm = 2 / (right - left);
    for (let bin = 0; bin < MEL_BINS; bin++) {
      const hz = (bin * SAMPLE_RATE) / WINDOW;
      const rise = (hz - left) / (centre - left);
      const fall = (right - hz) / (right - centre);
      // The triangle is rounded to 32 bits before it is scaled, as the published table was; `+ 0` turns -0 into 0.
      bank[filter * MEL_BINS + bin] = Math.fround(Math.max(0, Math.min(rise, fall))) * norm + 0;
    }
  }
  return bank;
}

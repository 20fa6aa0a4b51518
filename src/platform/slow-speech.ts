/** Owns playing sound slower than it was spoken: tempo and pitch fall together. Never cuts, never hears. */
import { ConverterType, create } from '@alexanderolsen/libsamplerate-js';
import { SAMPLE_RATE } from '../core/speech/clip.ts';

/** The samples at `speed` of their tempo (0.9: a ninth longer), still at SAMPLE_RATE. */
export async function slowDown(samples: Float32Array, speed: number): Promise<Float32Array> {
  const converter = await create(1, Math.round(SAMPLE_RATE * speed), SAMPLE_RATE, {
    converterType: ConverterType.SRC_SINC_FASTEST,
  });
  try {
    return converter.simple(samples);
  } finally {
    converter.destroy();
  }
}

/**
 * Owns cutting a model's audio context: the same model for shorter clips, and as much less work. Does what
 * whisper_full_params.audio_ctx does, which the binding does not pass on. Works in memory.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import { bufferSource, readLayout } from './ggml-layout.ts';
import { concatenate, copyBytes } from './ggml-writer.ts';

const POSITIONS = 'encoder.positional_embedding';
/** Where the figure stands in the head: after the magic and the vocabulary's size. */
const CONTEXT_AT = 8;

/** The model with the first `rows` audio positions (50 a second). Fails with model-damaged, bad-input. */
export function cutAudioContext(model: Uint8Array, rows: number): Result<Uint8Array> {
  const layout = readLayout(bufferSource(model));
  if (!layout.ok) return layout;
  const { figures, tensors } = layout.value;
  const positions = tensors.find((tensor) => tensor.name === POSITIONS);
  if (positions?.type !== 0) return failed('model-damaged', `${POSITIONS} is not in 32-bit floats`);
  if (rows < 1 || rows > figures.audioContext) return failed('bad-input', `an audio context of ${rows}`);
  const head = copyBytes(model, 0, positions.dataAt);
  const view = new DataView(head.buffer);
  view.setInt32(CONTEXT_AT, rows, true);
  view.setInt32(positions.headAt + 16, rows, true);
  const kept = model.subarray(positions.dataAt, positions.dataAt + 4 * figures.audioState * rows);
  return ok(concatenate([head, kept, model.subarray(positions.dataAt + positions.bytes)]));
}

/** Owns making a small Whisper model in CTranslate2's format, with counted weights, for tests of the conversion. */
import { concatenate } from '../../../src/platform/weights/ggml-writer.ts';
import { floatToHalf } from '../../../src/platform/weights/half.ts';

const STATE = 32;
const TEXT = { vocabulary: 51_864, context: 448 };
const AUDIO_CONTEXT = 512;
const MELS = 80;

/** Bytes of a model.bin; every tensor is filled with halves that count up from its own number. */
export function makeCt2Model(): Uint8Array {
  const chunks: Uint8Array[] = [];
  const put = (size: 1 | 2 | 4, value: number) => {
    const bytes = Buffer.alloc(size);
    bytes.writeUIntLE(value, 0, size);
    chunks.push(bytes);
  };
  const text = (value: string) => {
    put(2, value.length + 1);
    chunks.push(new TextEncoder().encode(`${value}\0`));
  };
  const variables = listVariables();
  put(4, 6);
  text('WhisperSpec');
  put(4, 3);
  put(4, variables.length + 2);
  for (const [index, [name, shape]] of variables.entries()) {
    text(name);
    put(1, shape.length);
    for (const size of shape) put(4, size);
    put(1, 4);
    const bytes = countedHalves(
      shape.reduce((product, size) => product * size, 1),
      index,
    );
    put(4, bytes.length);
    chunks.push(bytes);
  }
  for (const side of ['encoder', 'decoder']) {
    text(`${side}/num_heads`);
    put(1, 0);
    put(1, 1);
    put(4, 1);
    put(1, 2);
  }
  put(4, 1);
  text('decoder/projection/weight');
  text('decoder/embeddings/weight');
  return concatenate(chunks);
}

/** Whisper's key projections have no bias; CTranslate2 stores zeros there, which nobody reads. */
function listVariables(): (readonly [name: string, shape: readonly number[]])[] {
  const linear = (name: string, rows: number, columns: number) =>
    [
      [`${name}/weight`, [rows, columns]],
      [`${name}/bias`, [rows]],
    ] as const;
  const norm = (name: string) =>
    [
      [`${name}/gamma`, [STATE]],
      [`${name}/beta`, [STATE]],
    ] as const;
  const feedForward = (name: string) => [
    ...norm(`${name}/ffn/layer_norm`),
    ...linear(`${name}/ffn/linear_0`, 4 * STATE, STATE),
    ...linear(`${name}/ffn/linear_1`, STATE, 4 * STATE),
  ];
  const selfAttention = (name: string) => [
    ...norm(`${name}/self_attention/layer_norm`),
    ...linear(`${name}/self_attention/linear_0`, 3 * STATE, STATE),
    ...linear(`${name}/self_attention/linear_1`, STATE, STATE),
  ];
  const crossAttention = (name: string) => [
    ...norm(`${name}/attention/layer_norm`),
    ...linear(`${name}/attention/linear_0`, STATE, STATE),
    ...linear(`${name}/attention/linear_1`, 2 * STATE, STATE),
    ...linear(`${name}/attention/linear_2`, STATE, STATE),
  ];
  return [
    ['encoder/position_encodings/encodings', [AUDIO_CONTEXT, STATE]],
    ['encoder/conv1/weight', [STATE, MELS, 3]],
    ['encoder/conv1/bias', [STATE]],
    ['encoder/conv2/weight', [STATE, STATE, 3]],
    ['encoder/conv2/bias', [STATE]],
    ...feedForward('encoder/layer_0'),
    ...selfAttention('encoder/layer_0'),
    ...norm('encoder/layer_norm'),
    ['decoder/embeddings/weight', [TEXT.vocabulary, STATE]],
    ['decoder/position_encodings/encodings', [TEXT.context, STATE]],
    ...feedForward('decoder/layer_0'),
    ...selfAttention('decoder/layer_0'),
    ...crossAttention('decoder/layer_0'),
    ...norm('decoder/layer_norm'),
  ];
}

function countedHalves(count: number, start: number): Uint8Array {
  const halves = new Uint16Array(count);
  const scratch = new DataView(new ArrayBuffer(4));
  for (let i = 0; i < count; i++) halves[i] = floatToHalf(((start * 37 + i) % 1009) / 64, scratch);
  return new Uint8Array(halves.buffer);
}

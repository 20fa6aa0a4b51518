/**
 * Owns what a whisper.cpp model file consists of: its eleven figures, and the tensors they call for, in the order of
 * OpenAI's checkpoint. Shared by the writer and the check; never touches a file.
 */

/** The figures at the head of the file, in file order. */
export interface WhisperFigures {
  readonly vocabulary: number;
  readonly audioContext: number;
  readonly audioState: number;
  readonly audioHeads: number;
  readonly audioLayers: number;
  readonly textContext: number;
  readonly textState: number;
  readonly textHeads: number;
  readonly textLayers: number;
  readonly mels: number;
  /** Weight type of the file: 1 f16, 2007 q8_0, 2009 q5_1 (quantization version 2 times 1000, plus the type). */
  readonly fileType: number;
}

export const FIGURE_NAMES = [
  'vocabulary',
  'audioContext',
  'audioState',
  'audioHeads',
  'audioLayers',
  'textContext',
  'textState',
  'textHeads',
  'textLayers',
  'mels',
  'fileType',
] as const satisfies readonly (keyof WhisperFigures)[];

export interface TensorShape {
  readonly name: string;
  /** Fastest dimension first, as in the file. */
  readonly shape: readonly number[];
  /** Matrices and convolutions may be half or quantized; positions, biases and norms stay 32-bit. */
  readonly large: boolean;
}

/** Every tensor that a model of these figures has. */
export function listTensors(figures: WhisperFigures): TensorShape[] {
  const { audioState: audio, textState: text, mels } = figures;
  const small = (name: string, ...shape: number[]): TensorShape => ({ name, shape, large: false });
  const large = (name: string, ...shape: number[]): TensorShape => ({ name, shape, large: true });
  const norm = (name: string, state: number) => [small(`${name}.weight`, state), small(`${name}.bias`, state)];
  const attention = (name: string, state: number) => [
    ...norm(`${name}_ln`, state),
    large(`${name}.query.weight`, state, state),
    small(`${name}.query.bias`, state),
    large(`${name}.key.weight`, state, state),
    large(`${name}.value.weight`, state, state),
    small(`${name}.value.bias`, state),
    large(`${name}.out.weight`, state, state),
    small(`${name}.out.bias`, state),
  ];
  const block = (name: string, state: number, cross: boolean) => [
    ...norm(`${name}.mlp_ln`, state),
    large(`${name}.mlp.0.weight`, state, 4 * state),
    small(`${name}.mlp.0.bias`, 4 * state),
    large(`${name}.mlp.2.weight`, 4 * state, state),
    small(`${name}.mlp.2.bias`, state),
    ...attention(`${name}.attn`, state),
    ...(cross ? attention(`${name}.cross_attn`, state) : []),
  ];
  const blocks = (side: string, layers: number, state: number, cross: boolean) =>
    Array.from({ length: layers }, (_, i) => block(`${side}.blocks.${i}`, state, cross)).flat();
  return [
    small('decoder.positional_embedding', text, figures.textContext),
    small('encoder.positional_embedding', audio, figures.audioContext),
    large('decoder.token_embedding.weight', text, figures.vocabulary),
    ...blocks('decoder', figures.textLayers, text, true),
    ...norm('decoder.ln', text),
    large('encoder.conv1.weight', 3, mels, audio),
    small('encoder.conv1.bias', 1, audio),
    large('encoder.conv2.weight', 3, audio, audio),
    small('encoder.conv2.bias', 1, audio),
    ...blocks('encoder', figures.audioLayers, audio, false),
    ...norm('encoder.ln_post', audio),
  ];
}

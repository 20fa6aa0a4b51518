/**
 * Owns reading a CTranslate2 Whisper model (model.bin, format 6, halves) and its tensors under whisper.cpp's names.
 * Works on bytes in memory; never downloads.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import type { WhisperFigures } from './whisper-shape.ts';

interface Variable {
  readonly shape: readonly number[];
  readonly type: number;
  readonly bytes: Uint8Array;
}

export interface Ct2Model {
  /** All figures but the file type. */
  readonly figures: Omit<WhisperFigures, 'fileType'>;
  /** The halves of a tensor by its whisper.cpp name, as little-endian bytes; undefined if the model has none such. */
  halves(name: string): Uint8Array | undefined;
}

const HALF = 4;

/** Reads model.bin. Fails with model-damaged. */
export function readCt2Model(bytes: Uint8Array): Result<Ct2Model> {
  let variables: Map<string, Variable>;
  try {
    variables = readVariables(bytes);
  } catch (error) {
    if (error instanceof RangeError) return failed('model-damaged', 'the package\u2019s model.bin is cut short');
    throw error;
  }
  const shape = (name: string, axis: number): number => variables.get(name)?.shape[axis] ?? 0;
  const heads = (side: string): number => variables.get(`${side}/num_heads`)?.bytes[0] ?? 0;
  const layers = (side: string): number => {
    let count = 0;
    while (variables.has(`${side}/layer_${count}/ffn/linear_0/weight`)) count++;
    return count;
  };
  const figures = {
    vocabulary: shape('decoder/embeddings/weight', 0),
    audioContext: shape('encoder/position_encodings/encodings', 0),
    audioState: shape('encoder/position_encodings/encodings', 1),
    audioHeads: heads('encoder'),
    audioLayers: layers('encoder'),
    textContext: shape('decoder/position_encodings/encodings', 0),
    textState: shape('decoder/embeddings/weight', 1),
    textHeads: heads('decoder'),
    textLayers: layers('decoder'),
    mels: shape('encoder/conv1/weight', 1),
  };
  if (Object.values(figures).some((figure) => figure === 0))
    return failed('model-damaged', 'the package\u2019s model.bin is no Whisper model');
  return ok({ figures, halves: (name) => findHalves(variables, name) });
}

function readVariables(bytes: Uint8Array): Map<string, Variable> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const skip = (count: number): number => {
    at += count;
    return at - count;
  };
  const u8 = () => view.getUint8(skip(1));
  const u16 = () => view.getUint16(skip(2), true);
  const u32 = () => view.getUint32(skip(4), true);
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('cut short');
    return bytes.subarray(skip(length), at);
  };
  // A text's length counts its closing NUL.
  const text = () => new TextDecoder().decode(take(u16()).subarray(0, -1));
  const variables = new Map<string, Variable>();
  if (u32() !== 6 || text() !== 'WhisperSpec') return variables;
  u32();
  for (let count = u32(); count > 0; count--) {
    const name = text();
    const shape = Array.from({ length: u8() }, u32);
    const type = u8();
    variables.set(name, { shape, type, bytes: take(u32()) });
  }
  for (let count = u32(); count > 0; count--) {
    const alias = text();
    const variable = variables.get(text());
    if (variable) variables.set(alias, variable);
  }
  return variables;
}

const NORM: Readonly<Record<string, string>> = { weight: 'gamma', bias: 'beta' };

/**
 * CTranslate2 fuses query, key and value (self-attention), or key and value (cross): these are slices of a variable.
 */
function findHalves(variables: ReadonlyMap<string, Variable>, name: string): Uint8Array | undefined {
  const source = locate(name);
  const variable = source && variables.get(source.variable);
  if (!variable || variable.type !== HALF) return undefined;
  const size = variable.bytes.length / source.parts;
  return variable.bytes.subarray(size * source.part, size * (source.part + 1));
}

interface Slice {
  readonly variable: string;
  readonly part: number;
  readonly parts: number;
}

function locate(name: string): Slice | undefined {
  const whole = (variable: string): Slice => ({ variable, part: 0, parts: 1 });
  const [side = '', ...rest] = name.split('.');
  if (rest[0] === 'positional_embedding') return whole(`${side}/position_encodings/encodings`);
  if (rest[0] === 'token_embedding') return whole('decoder/embeddings/weight');
  if (rest[0] === 'ln' || rest[0] === 'ln_post') return whole(`${side}/layer_norm/${NORM[rest[1] ?? '']}`);
  if (rest[0] === 'conv1' || rest[0] === 'conv2') return whole(`${side}/${rest[0]}/${rest[1]}`);
  const [blocks, layer, part = '', last = '', tail = ''] = rest;
  if (blocks !== 'blocks') return undefined;
  const at = `${side}/layer_${layer}`;
  if (part === 'mlp_ln') return whole(`${at}/ffn/layer_norm/${NORM[last]}`);
  if (part === 'mlp') return whole(`${at}/ffn/linear_${last === '0' ? 0 : 1}/${tail}`);
  const cross = part.startsWith('cross_attn');
  const attention = `${at}/${cross ? 'attention' : 'self_attention'}`;
  if (part.endsWith('_ln')) return whole(`${attention}/layer_norm/${NORM[last]}`);
  if (last === 'out') return whole(`${attention}/linear_${cross ? 2 : 1}/${tail}`);
  const which = ['query', 'key', 'value'].indexOf(last);
  if (which < 0) return undefined;
  if (!cross) return { variable: `${attention}/linear_0/${tail}`, part: which, parts: 3 };
  if (which === 0) return whole(`${attention}/linear_0/${tail}`);
  return { variable: `${attention}/linear_1/${tail}`, part: which - 1, parts: 2 };
}

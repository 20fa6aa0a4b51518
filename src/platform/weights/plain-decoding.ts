/**
 * Owns making a model decode without timestamps, for a binding that always asks for them: the token <|0.00|>, which it
 * starts with, is given the meaning of <|notimestamps|>. From there on the decoder is as if told so. Works in memory.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import { bufferSource, readLayout, TENSOR_TYPES } from './ggml-layout.ts';
import { copyBytes } from './ggml-writer.ts';

const EMBEDDING = 'decoder.token_embedding.weight';
/** English-only models have one token less before these; multilingual ones may have more languages. */
const ENGLISH_VOCABULARY = 51_864;
const ENGLISH_NO_TIMESTAMPS = 50_362;

/** The model with the row of <|notimestamps|> copied over that of <|0.00|>. Fails with model-damaged. */
export function decodePlainly(model: Uint8Array): Result<Uint8Array> {
  const layout = readLayout(bufferSource(model));
  if (!layout.ok) return layout;
  const { figures, tensors } = layout.value;
  const embedding = tensors.find((tensor) => tensor.name === EMBEDDING);
  const block = embedding && TENSOR_TYPES[embedding.type];
  if (!embedding || !block || figures.textState % block[0] !== 0) return failed('model-damaged', `${EMBEDDING} is odd`);
  const row = (figures.textState / block[0]) * block[1];
  const noTimestamps = ENGLISH_NO_TIMESTAMPS + figures.vocabulary - ENGLISH_VOCABULARY;
  const made = copyBytes(model);
  const from = embedding.dataAt + noTimestamps * row;
  made.copyWithin(from + row, from, from + row);
  return ok(made);
}

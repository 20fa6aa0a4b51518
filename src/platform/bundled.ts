/** Owns putting translate together from what ships: reader, lexicon and gate. Never decides anything. */
import { ok, type Result } from '../core/errors.ts';
import { parseGate } from '../core/gate/gate-model.ts';
import { parseLexicon } from '../core/lexicon/lexicon.ts';
import { createTranslator, type Parts, type Translate } from '../core/pipeline.ts';
import { loadReader } from '../core/reader/reader.ts';
import { readBundledModel } from './resources.ts';

/** The files of resources/models that translate is made of. */
export const BUNDLED = { reader: 'reader.bin', lexicon: 'lexicon.txt', gate: 'gate.json' } as const;

/** Reader, lexicon and gate; `file-missing` or `model-damaged` where the installation is incomplete. */
export function loadParts(): Result<Parts> {
  const lexicon = load(BUNDLED.lexicon, parseLexicon);
  if (!lexicon.ok) return lexicon;
  const reader = load(BUNDLED.reader, (bytes) => loadReader(bytes, lexicon.value));
  if (!reader.ok) return reader;
  const gate = load(BUNDLED.gate, (bytes) => parseGate(new TextDecoder().decode(bytes)));
  if (!gate.ok) return gate;
  return ok({ reader: reader.value, lexicon: lexicon.value, gate: gate.value });
}

/** Ready to translate; fails as loadParts does. */
export function composeTranslate(): Result<Translate> {
  const parts = loadParts();
  return parts.ok ? ok(createTranslator(parts.value)) : parts;
}

function load<T>(name: string, parse: (bytes: Uint8Array) => Result<T>): Result<T> {
  const bytes = readBundledModel(name);
  return bytes.ok ? parse(bytes.value) : bytes;
}

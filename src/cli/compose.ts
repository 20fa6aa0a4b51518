/** Owns putting translate together from what ships: reader, lexicon and gate. Never decides anything. */
import { ok, type Result } from '../core/errors.ts';
import { parseLexicon } from '../core/lexicon/lexicon.ts';
import { createTranslator, type Translate } from '../core/pipeline.ts';
import { loadReader } from '../core/reader/reader.ts';
import { readBundledModel } from '../platform/resources.ts';

/** The files of resources/models that translate is made of. */
export const BUNDLED = { reader: 'reader.bin', lexicon: 'lexicon.txt', gate: 'gate.json' } as const;

/** Ready to translate; `file-missing` or `model-damaged` where the installation is incomplete. */
export function composeTranslate(): Result<Translate> {
  const lexiconBytes = readBundledModel(BUNDLED.lexicon);
  if (!lexiconBytes.ok) return lexiconBytes;
  const lexicon = parseLexicon(lexiconBytes.value);
  if (!lexicon.ok) return lexicon;
  const readerBytes = readBundledModel(BUNDLED.reader);
  if (!readerBytes.ok) return readerBytes;
  const reader = loadReader(readerBytes.value, lexicon.value);
  return reader.ok ? ok(createTranslator({ reader: reader.value, lexicon: lexicon.value })) : reader;
}

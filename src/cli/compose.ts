/** Owns putting translate together from what ships: reader, lexicon and gate. Never decides anything. */
import type { Result } from '../core/errors.ts';
import { ok } from '../core/errors.ts';
import { createTranslator, type Translate } from '../core/pipeline.ts';

/** Ready to translate; `file-missing` where the installation is incomplete. */
export function composeTranslate(): Result<Translate> {
  return ok(createTranslator());
}

/** The files of resources/models that translate is made of. */
export const BUNDLED = { reader: 'reader.bin', lexicon: 'lexicon.txt', gate: 'gate.json' } as const;

/**
 * Owns what is said where words were heard but no command: why, and what they might be all the same. Never decides
 * that.
 */
import type { Translation } from '../core/pipeline.ts';
import { MAX_UNITS } from '../core/reader/reader.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Io, writeLine } from './io.ts';
import { visible } from './terminal/style.ts';

/** Says that words were heard, but no command in them, and what they might be all the same. */
export async function complainOfNone(io: Io, translation: Translation): Promise<ExitCode> {
  const { paint } = io.err;
  await writeLine(io.err, `${paint('yellow', 'saydash:')} ${visible(explainNone(translation))}`);
  for (const { command } of translation.verdict.alternatives.slice(0, 3)) {
    await writeLine(io.err, `${paint('dim', 'perhaps')} ${visible(command)}`);
  }
  return EXIT.failed;
}

/** Why there is no command, as one sentence. */
function explainNone({ lexed, verdict }: Translation): string {
  const { length } = lexed.units;
  if (length > MAX_UNITS) return `${length} words are too many for one command: at most ${MAX_UNITS} are read.`;
  return verdict.why || 'No command was heard.';
}

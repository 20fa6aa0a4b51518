/** Owns `saydash translate WORDS`: one utterance. The command goes to standard output, all else to standard error. */
import { EMPTY_SCENE } from '../../core/scene.ts';
import { composeTranslate } from '../../platform/bundled.ts';
import { describeAnswer, wholeAnswerAsData } from '../answer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { complainOfNone } from '../no-command.ts';
import { readAllText } from '../read-text.ts';

/** Exit code 1 where no command was heard. */
export async function translateWords(io: Io, words: readonly string[], flags: { json?: true }): Promise<ExitCode> {
  const given = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (given && io.inputIsTerminal) await writeLine(io.err, io.err.paint('dim', 'Type what was said, then Ctrl-D.'));
  const heard = given ? await readAllText(io.input) : { ok: true as const, value: words.join(' ') };
  const translate = composeTranslate();
  const started = performance.now();
  const answer = !heard.ok ? heard : !translate.ok ? translate : translate.value(heard.value, EMPTY_SCENE);
  const ms = performance.now() - started;
  if (!answer.ok) {
    if (flags.json) await writeJson(io.out, { error: problemAsData(answer.problem) });
    return complain(io, answer.problem);
  }
  const { command } = answer.value.verdict.draft;
  if (flags.json) await writeJson(io.out, wholeAnswerAsData(answer.value, ms));
  else if (command) await writeLine(io.out, command);
  if (!command) return complainOfNone(io, answer.value);
  if (!flags.json) for (const line of describeAnswer(answer.value, ms, io.err.paint)) await writeLine(io.err, line);
  return EXIT.ok;
}

/**
 * Owns `saydash listen`: the default microphone until Return, then the command. Keeps no recording that could be heard.
 */
import type { Problem } from '../../core/errors.ts';
import { seconds } from '../../core/speech/clip.ts';
import { describeAnswer } from '../answer.ts';
import { withEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { saveFromBreakdown } from '../keep-recording.ts';
import { openKeyboard } from '../keyboard.ts';
import { complainOfNone } from '../no-command.ts';
import { recordUntilReturn } from '../record.ts';
import { visible } from '../terminal/style.ts';
import { hearingAsData } from './hear.ts';

export async function listenOnce(io: Io, flags: { json?: true; model?: string }): Promise<ExitCode> {
  const keyboard = openKeyboard(io.input);
  const refuse = async (problem: Problem) => {
    if (flags.json) await writeJson(io.out, { file: '-', error: problemAsData(problem) });
    return complain(io, problem);
  };
  return withEar(io, async (ear) => {
    const model = await ear.prepareModel(flags.model);
    if (!model.ok) return refuse(model.problem);
    const clip = await recordUntilReturn(io, keyboard, 'Speak. Return ends it, Ctrl-C forgets it.');
    if (!clip.ok) return refuse(clip.problem);
    await writeLine(io.err, io.err.paint('dim', `${seconds(clip.value).toFixed(1)} s recorded`));
    const hearing = await ear.hear(clip.value, model.value, io.signal);
    if (!hearing.ok) {
      await saveFromBreakdown(io, clip.value, hearing.problem);
      return refuse(hearing.problem);
    }
    const { heard, translation, ms } = hearing.value;
    if (flags.json) await writeJson(io.out, hearingAsData('-', hearing.value));
    else await writeLine(io.err, `${io.err.paint('dim', 'heard')} ${visible(heard)}`);
    const { command } = translation.verdict.draft;
    if (!command) return await complainOfNone(io, translation);
    if (flags.json) return EXIT.ok;
    await writeLine(io.out, command);
    for (const line of describeAnswer(translation, ms.hearing + ms.reading, io.err.paint))
      await writeLine(io.err, line);
    return EXIT.ok;
  }).finally(() => keyboard.close());
}

/** Owns `saydash hear`: recordings in, a command each out. One that cannot be heard never stops the rest. */
import type { Result } from '../../core/errors.ts';
import { type Recording, readAudio, readAudioFile } from '../../platform/audio-file.ts';
import { answerAsData, describeAnswer, roundMs } from '../answer.ts';
import { type Ear, type Hearing, withEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { complainOfNone } from '../no-command.ts';
import { visible } from '../terminal/style.ts';

export interface HearFlags {
  readonly json?: true;
  readonly model?: string;
  readonly compare?: readonly string[];
}

/** Exit code 1 where at least one file gave no command. */
export async function hearFiles(io: Io, files: readonly string[], flags: HearFlags): Promise<ExitCode> {
  return withEar(io, async (ear) => {
    const models: readonly (string | undefined)[] = flags.compare ?? [flags.model];
    let code: ExitCode = EXIT.ok;
    for (const file of files) {
      const recording = file === '-' ? await readInput(io) : await readAudioFile(file);
      for (const named of models) {
        if (io.signal.aborted) return EXIT.interrupted;
        const model = await ear.chooseModel(named);
        const hearing = await hearRecording(ear, recording, model, io.signal);
        const done = await report(io, { file, model: model.ok ? model.value : '', hearing, flags });
        if (done !== EXIT.ok) code = done;
      }
    }
    return code;
  });
}

async function readInput(io: Io): Promise<Result<Recording>> {
  if (io.inputIsTerminal) await writeLine(io.err, io.err.paint('dim', 'Waiting for a recording on standard input.'));
  return readAudio(io.input, 'standard input');
}

async function hearRecording(
  ear: Ear,
  recording: Result<Recording>,
  model: Result<string>,
  signal: AbortSignal,
): Promise<Result<Hearing>> {
  if (!recording.ok) return recording;
  return model.ok ? ear.hear(recording.value, model.value, signal) : model;
}

interface Report {
  readonly file: string;
  readonly model: string;
  readonly hearing: Result<Hearing>;
  readonly flags: HearFlags;
}

/**
 * {"file","heard","command","route","confidence","sure","why","ms","msFirst"}: what `hear --json` and `demo --json`
 * write. `why` says what speaks against being sure; `msFirst` is the first of two hearings, which the app shows at
 * once, null where there was but one.
 */
export function hearingAsData(file: string, { heard, translation, ms }: Hearing) {
  const { command, route, confidence, sure, alternatives, risks } = answerAsData(translation, ms.reading);
  const times = { ms: roundMs(ms.hearing + ms.reading), msFirst: ms.first === null ? null : roundMs(ms.first) };
  const { why } = translation.verdict;
  return { file, heard, command, route, confidence, sure, why, ...times, alternatives, risks };
}

async function report(io: Io, { file, model, hearing, flags }: Report): Promise<ExitCode> {
  const compared = flags.compare ? { model } : {};
  if (flags.json) {
    const data = hearing.ok ? hearingAsData(file, hearing.value) : { file, error: problemAsData(hearing.problem) };
    await writeJson(io.out, { ...data, ...compared });
    return 'command' in data && data.command ? EXIT.ok : EXIT.failed;
  }
  const { paint } = io.err;
  await writeLine(io.err, paint('bold', visible(flags.compare ? `${file} · ${model}` : file)));
  if (!hearing.ok) return complain(io, hearing.problem);
  const { heard, translation, ms } = hearing.value;
  await writeLine(io.err, `${paint('dim', 'heard')} ${visible(heard)}`);
  const { command } = translation.verdict.draft;
  if (!command) return complainOfNone(io, translation);
  await writeLine(io.out, command);
  for (const line of describeAnswer(translation, ms.hearing + ms.reading, paint)) await writeLine(io.err, line);
  return EXIT.ok;
}

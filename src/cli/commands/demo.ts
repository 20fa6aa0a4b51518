/** Owns `saydash demo`: every recording of samples/, heard and read offline, as a table. Never hides a wrong one. */
import type { Problem } from '../../core/errors.ts';
import { seconds } from '../../core/speech/clip.ts';
import { readAudioFile } from '../../platform/audio-file.ts';
import { showTable } from '../demo-table.ts';
import { type Ear, withEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { readSamples, type Sample } from '../samples.ts';
import { byVoice, isAsMeant, type Played, sumUp } from '../scoring/played.ts';
import { showProgress } from '../terminal/progress.ts';
import { hearingAsData } from './hear.ts';

/** Exit code 1 where a recording could not be heard at all; a wrong command is shown, not a failure. */
export async function runDemo(
  io: Io,
  list: string | undefined,
  flags: { json?: true; model?: string },
): Promise<ExitCode> {
  const samples = await readSamples(list);
  if (!samples.ok) return complain(io, samples.problem);
  return withEar(io, async (ear) => {
    const model = await ear.chooseModel(flags.model);
    if (!model.ok) return await complain(io, model.problem);
    const title = `Hearing ${samples.value.length} recordings with ${model.value}, offline.`;
    if (!flags.json) await writeLine(io.out, `${io.out.paint('bold', title)}\n`);
    const played = await playAll(io, ear, samples.value, model.value);
    if (io.signal.aborted) return EXIT.interrupted;
    const [first] = played;
    if (first && !first.hearing.ok && isAboutTheEar(first.hearing.problem))
      return await complain(io, first.hearing.problem);
    if (flags.json) {
      for (const one of played) await writeJson(io.out, playedAsData(one));
      await writeJson(io.out, { all: sumUp('all', played), byVoice: byVoice(played) });
    } else await showTable(io, played, list !== undefined);
    return played.every(({ hearing }) => hearing.ok) ? EXIT.ok : EXIT.failed;
  });
}

/** At the first recording: then none can be heard, and one message is enough. */
const isAboutTheEar = ({ code }: Problem): boolean => /^(?:no-model|model-|wrong-base|engine-)/.test(code);

async function playAll(io: Io, ear: Ear, samples: readonly Sample[], model: string): Promise<Played[]> {
  const progress = showProgress(io.err, 'demo');
  const played: Played[] = [];
  for (const sample of samples) {
    if (io.signal.aborted) break;
    progress.update(played.length, samples.length, sample.file);
    const audio = await readAudioFile(sample.path);
    const hearing = audio.ok ? await ear.hear(audio.value, model, io.signal) : audio;
    played.push({ sample, hearing, length: audio.ok ? seconds(audio.value) : 0 });
    if (played.length === 1 && !hearing.ok && isAboutTheEar(hearing.problem)) break;
  }
  progress.end();
  return played;
}

function playedAsData(played: Played) {
  const { sample, hearing } = played;
  const facts = { voice: sample.voice, said: sample.said, meant: sample.command, asMeant: isAsMeant(played) };
  return hearing.ok
    ? { ...hearingAsData(sample.file, hearing.value), ...facts }
    : { file: sample.file, error: problemAsData(hearing.problem), ...facts };
}

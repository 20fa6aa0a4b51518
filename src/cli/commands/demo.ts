/** Owns `saydash demo`: every recording of samples/, heard and read offline, as a table. Never hides a wrong one. */
import type { Result } from '../../core/errors.ts';
import { seconds } from '../../core/speech/clip.ts';
import { readAudioFile } from '../../platform/audio-file.ts';
import { type Ear, type Hearing, openEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { readSamples, type Sample } from '../samples.ts';
import { collapseBlanks, median } from '../scoring/score.ts';
import { showProgress } from '../terminal/progress.ts';
import { clip, visible } from '../terminal/style.ts';
import { type Cell, layOutTable } from '../terminal/table.ts';
import { hearingAsData } from './hear.ts';

interface Played {
  readonly sample: Sample;
  readonly hearing: Result<Hearing>;
  /** Length of the recording, seconds. */
  readonly length: number;
}

/** Exit code 1 where a recording could not be heard at all; a wrong command is shown, not a failure. */
export async function runDemo(io: Io, flags: { json?: true; model?: string }): Promise<ExitCode> {
  const samples = readSamples();
  if (!samples.ok) return complain(io, samples.problem);
  const opened = openEar();
  if (!opened.ok) return complain(io, opened.problem);
  const ear = opened.value;
  try {
    const model = await ear.chooseModel(flags.model);
    if (!model.ok) return await complain(io, model.problem);
    const loaded = flags.json ? undefined : `Hearing ${samples.value.length} recordings with ${model.value}, offline.`;
    if (loaded) await writeLine(io.out, `${io.out.paint('bold', loaded)}\n`);
    const played = await playAll(io, ear, samples.value, model.value);
    if (io.signal.aborted) return EXIT.interrupted;
    if (flags.json) for (const one of played) await writeJson(io.out, playedAsData(one));
    else await showTable(io, played);
    return played.every(({ hearing }) => hearing.ok) ? EXIT.ok : EXIT.failed;
  } finally {
    await ear.close();
  }
}

async function playAll(io: Io, ear: Ear, samples: readonly Sample[], model: string): Promise<Played[]> {
  const progress = showProgress(io.err, 'demo');
  const played: Played[] = [];
  for (const sample of samples) {
    if (io.signal.aborted) break;
    progress.update(played.length, samples.length, sample.file);
    const audio = await readAudioFile(sample.path);
    const hearing = audio.ok ? await ear.hear(audio.value, model, io.signal) : audio;
    played.push({ sample, hearing, length: audio.ok ? seconds(audio.value) : 0 });
  }
  progress.end();
  return played;
}

const isAsMeant = ({ sample, hearing }: Played): boolean =>
  hearing.ok && collapseBlanks(hearing.value.translation.verdict.draft.command) === collapseBlanks(sample.command);

function playedAsData(played: Played) {
  const { sample, hearing } = played;
  const facts = { voice: sample.voice, said: sample.said, meant: sample.command, asMeant: isAsMeant(played) };
  return hearing.ok
    ? { ...hearingAsData(sample.file, hearing.value), ...facts }
    : { file: sample.file, error: problemAsData(hearing.problem), ...facts };
}

async function showTable(io: Io, played: readonly Played[]): Promise<void> {
  const { paint } = io.out;
  const columns = [
    { title: '' },
    { title: 'recording' },
    { title: 'voice' },
    { title: 'heard' },
    { title: 'command' },
    { title: 'route' },
    { title: 'conf.', align: 'right' as const },
    { title: 'time', align: 'right' as const },
  ];
  for (const line of layOutTable(columns, played.map(rowOf), paint)) await writeLine(io.out, line);
  const right = played.filter(isAsMeant).length;
  const sure = played.filter(({ hearing }) => hearing.ok && hearing.value.translation.verdict.sure);
  const wrongButSure = sure.filter((one) => !isAsMeant(one)).length;
  const times = played.flatMap(({ hearing }) =>
    hearing.ok ? [hearing.value.ms.hearing + hearing.value.ms.reading] : [],
  );
  const speech = played.reduce((sum, { length }) => sum + length, 0);
  await writeLine(io.out);
  await writeLine(
    io.out,
    `${paint('bold', `${right} of ${played.length} as meant`)}, ${sure.length} sure, ${wrongButSure} wrong but sure; ` +
      `${speech.toFixed(0)} s of speech, ${(median(times) / 1000).toFixed(2)} s each at the median.`,
  );
  const wrong = played.filter((one) => !isAsMeant(one));
  if (wrong.length > 0) await writeLine(io.out, paint('dim', '\nNot as meant (≠ above), with what was meant:'));
  for (const { sample } of wrong) await writeLine(io.out, `  ${visible(sample.file)}: ${visible(sample.command)}`);
}

function rowOf(played: Played): Cell[] {
  const { sample, hearing } = played;
  const name = clip(visible(sample.file.replace(/\.wav$/, '')), 30);
  const voice = clip(visible(sample.voice), 16);
  if (!hearing.ok) {
    return [{ text: '!', tone: 'red' }, name, voice, { text: hearing.problem.code, tone: 'red' }];
  }
  const { heard, translation, ms } = hearing.value;
  const { verdict } = translation;
  const meant = isAsMeant(played);
  return [
    meant ? { text: '✓', tone: 'green' } : { text: '≠', tone: 'yellow' },
    { text: name, tone: 'dim' },
    voice,
    clip(visible(heard), 44),
    { text: clip(visible(verdict.draft.command), 40), tone: 'bold' },
    verdict.route,
    { text: `${Math.floor(verdict.confidence * 100)}%`, tone: verdict.sure ? 'green' : 'yellow' },
    `${((ms.hearing + ms.reading) / 1000).toFixed(2)} s`,
  ];
}

/** Owns `saydash demo`: every recording of samples/, heard and read offline, as a table. Never hides a wrong one. */
import type { Problem, Result } from '../../core/errors.ts';
import { seconds } from '../../core/speech/clip.ts';
import { readAudioFile } from '../../platform/audio-file.ts';
import { type Ear, type Hearing, withEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson, writeLine } from '../io.ts';
import { readSamples, type Sample } from '../samples.ts';
import { collapseBlanks, markAnswer, median } from '../scoring/score.ts';
import { compareWords } from '../scoring/word-errors.ts';
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
export async function runDemo(
  io: Io,
  list: string | undefined,
  flags: { json?: true; model?: string },
): Promise<ExitCode> {
  const samples = readSamples(list);
  if (!samples.ok) return complain(io, samples.problem);
  return withEar(io, async (ear) => {
    const model = await ear.chooseModel(flags.model);
    if (!model.ok) return await complain(io, model.problem);
    const loaded = flags.json ? undefined : `Hearing ${samples.value.length} recordings with ${model.value}, offline.`;
    if (loaded) await writeLine(io.out, `${io.out.paint('bold', loaded)}\n`);
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

/** Then no recording can be heard, and one message is enough. */
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
    if (!hearing.ok && isAboutTheEar(hearing.problem)) break;
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

async function showTable(io: Io, played: readonly Played[], withVoices: boolean): Promise<void> {
  const { paint } = io.out;
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: '' },
    { title: 'recording', spare: 5 },
    { title: 'voice', spare: 4 },
    { title: 'heard', least: 20, spare: 1 },
    { title: 'command', least: 20 },
    { title: 'route', spare: 3 },
    right('conf.'),
    { ...right('time'), spare: 2 },
  ];
  for (const line of layOutTable(columns, played.map(rowOf), io.out)) await writeLine(io.out, line);
  const all = sumUp('all', played);
  await writeLine(io.out);
  await writeLine(
    io.out,
    `${paint('bold', `${all.asMeant} of ${all.recordings} as meant`)}, ${all.sure} sure (=), ${all.wrongButSure} wrong but sure; ` +
      `word error rate ${percent(all.wordErrorRate)}; ${all.speech.toFixed(0)} s of speech, ` +
      `${(all.msMedian / 1000).toFixed(2)} s each at the median.`,
  );
  const wrong = played.filter((one) => !isAsMeant(one));
  if (wrong.length > 0) await writeLine(io.out, paint('dim', '\nNot as meant (≠ above), with what was meant:'));
  for (const { sample } of wrong) await writeLine(io.out, `  ${visible(sample.file)}: ${visible(sample.command)}`);
  if (!withVoices) return;
  const rows = byVoice(played).map((one) => [
    visible(one.voice),
    String(one.recordings),
    `${one.asMeant}`,
    percent(one.effective / one.recordings),
    percent(one.wordErrorRate),
  ]);
  await writeLine(io.out);
  const figures = [{ title: 'voice', least: 12 }, ...['recordings', 'as meant', 'effective', 'word errors'].map(right)];
  for (const line of layOutTable(figures, rows, io.out)) await writeLine(io.out, line);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

interface Summary {
  readonly voice: string;
  readonly recordings: number;
  readonly asMeant: number;
  readonly effective: number;
  readonly sure: number;
  readonly wrongButSure: number;
  /** Edits over words that were said, as the recogniser printed them without punctuation. */
  readonly wordErrorRate: number;
  /** Seconds. */
  readonly speech: number;
  readonly msMedian: number;
}

function sumUp(voice: string, played: readonly Played[]): Summary {
  const heard = played.flatMap(({ sample, hearing }) => (hearing.ok ? [{ sample, hearing: hearing.value }] : []));
  const marks = heard.map(({ sample, hearing: { translation, ms } }) => {
    const { draft, sure } = translation.verdict;
    return markAnswer({ command: draft.command, alternatives: [], sure, ms: ms.hearing + ms.reading }, sample.command);
  });
  const errors = played.map(({ sample, hearing }) => compareWords(sample.said, hearing.ok ? hearing.value.heard : ''));
  const words = errors.reduce((sum, one) => sum + one.words, 0);
  return {
    voice,
    recordings: played.length,
    asMeant: played.filter(isAsMeant).length,
    effective: marks.filter(({ effective }) => effective).length,
    sure: marks.filter(({ sure }) => sure).length,
    wrongButSure: marks.filter(({ wrongButSure }) => wrongButSure).length,
    wordErrorRate: words ? errors.reduce((sum, one) => sum + one.edits, 0) / words : 0,
    speech: played.reduce((sum, { length }) => sum + length, 0),
    msMedian: median(marks.map(({ ms }) => ms)),
  };
}

const byVoice = (played: readonly Played[]): Summary[] =>
  [...new Set(played.map(({ sample }) => sample.voice))].sort().map((voice) =>
    sumUp(
      voice,
      played.filter(({ sample }) => sample.voice === voice),
    ),
  );

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
    {
      text: `${verdict.sure ? '=' : '≈'} ${Math.floor(verdict.confidence * 100)}%`,
      tone: verdict.sure ? 'green' : 'yellow',
    },
    `${((ms.hearing + ms.reading) / 1000).toFixed(2)} s`,
  ];
}

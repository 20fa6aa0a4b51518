/** Owns how played recordings are shown to a person: a line each, the sum, what was not as meant, the voices. */
import { type Io, writeLine } from './io.ts';
import { byVoice, isAsMeant, type Played, sumUp } from './scoring/played.ts';
import { clip, percent, visible } from './terminal/style.ts';
import { type Cell, layOutTable } from './terminal/table.ts';

export async function showTable(io: Io, played: readonly Played[], withVoices: boolean): Promise<void> {
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
  const asMeant = paint('bold', `${all.asMeant} of ${all.recordings} as meant`);
  await writeLine(
    io.out,
    `${asMeant}, ${all.sure} sure (=), ${all.wrongButSure} wrong but sure; ` +
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

/**
 * Owns `saydash bench`: all figures of one run, each beside its baseline. The ratios are what compares between
 * machines.
 */

import { composeTranslate } from '../../platform/bundled.ts';
import type { Figure } from '../bench/figure.ts';
import { timeReaders, timeStart } from '../bench/readers.ts';
import { timeWhisper } from '../bench/whisper.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, writeJson, writeLine } from '../io.ts';
import { layOutTable } from '../terminal/table.ts';

const ROUNDS = 9;
const WHISPER_ROUNDS = 1;

/** Exit code 1 where a part could not be measured; the other figures are shown all the same. */
export async function runBench(io: Io, flags: { json?: true; rounds?: number }): Promise<ExitCode> {
  const translate = composeTranslate();
  if (!translate.ok) return complain(io, translate.problem);
  const script = process.argv[1] ?? '';
  const { signal } = io;
  // It takes minutes: on standard error stands what is under way.
  const tell = (what: string) => writeLine(io.err, io.err.paint('dim', `timing ${what}`));
  await tell('the readers');
  const figures = await timeReaders(translate.value, flags.rounds ?? ROUNDS, signal);
  if (!signal.aborted) await tell('the start of the program');
  figures.push(...(await timeStart(flags.rounds ?? ROUNDS, script, signal)));
  if (signal.aborted) return EXIT.interrupted;
  const whisper = await timeWhisper(flags.rounds ?? WHISPER_ROUNDS, signal, tell);
  if (signal.aborted) return EXIT.interrupted;
  if (whisper.ok) figures.push(...whisper.value);
  if (flags.json)
    await writeJson(io.out, { node: process.version, machine: `${process.platform} ${process.arch}`, figures });
  else for (const line of layOut(io, figures)) await writeLine(io.out, line);
  return whisper.ok ? EXIT.ok : complain(io, whisper.problem);
}

function layOut(io: Io, figures: readonly Figure[]): string[] {
  const right = (title: string) => ({ title, align: 'right' as const });
  const rows = figures.map(({ what, value, unit, ratio, baseline }) => [
    what,
    `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`,
    ratio === undefined ? { text: '1', tone: 'dim' as const } : { text: ratio.toFixed(2), tone: 'bold' as const },
    { text: baseline ? `of ${baseline}` : '', tone: 'dim' as const },
  ]);
  const columns = [{ title: 'what', least: 24 }, right('median'), right('ratio'), { title: '', least: 20, spare: 1 }];
  return layOutTable(columns, rows, io.out);
}

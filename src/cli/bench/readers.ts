/** Owns timing the way from words to a verdict, against parsing JSON, in this process; and the start of the program. */
import { spawnSync } from 'node:child_process';
import { lex } from '../../core/lexer/lexer.ts';
import type { Translate } from '../../core/pipeline.ts';
import { EMPTY_SCENE } from '../../core/scene.ts';
import { EXERCISES } from '../practice-commands.ts';
import { median } from '../scoring/score.ts';
import { compareTo, type Figure, timeRuns } from './figure.ts';

const BATCH = 20;

/** What every machine can do: parse 20 kB of JSON. */
const BASELINE = JSON.stringify(Array.from({ length: 400 }, (_, id) => ({ id, heard: 'git push dash u origin main' })));

/** Said with blanks: the processor's share. */
const cleanly = (command: string): string =>
  command.replaceAll(' ', ' space ').replaceAll('-', ' dash ').replaceAll('/', ' slash ').replaceAll('.', ' dot ');

const LONG = Array.from({ length: 10 }, () => 'git push dash u origin main').join(' ');

export async function timeReaders(translate: Translate, rounds: number, signal: AbortSignal): Promise<Figure[]> {
  const json: Figure = {
    what: 'JSON.parse of 20 kB',
    value: 1000 * (await timeRuns(() => JSON.parse(BASELINE), rounds, BATCH, signal)),
    unit: 'µs',
  };
  const said = EXERCISES.map((exercise) => exercise.said);
  const clean = EXERCISES.slice(0, 10).map((exercise) => cleanly(exercise.command));
  const each = async (texts: readonly string[], run: (text: string) => unknown) => {
    const times: number[] = [];
    for (const text of texts) times.push(await timeRuns(() => run(text), rounds, BATCH, signal));
    return 1000 * median(times);
  };
  const read = (text: string) => translate(text, EMPTY_SCENE);
  return [
    json,
    compareTo(json, 'lexer, one utterance', await each(said, lex)),
    compareTo(json, 'processor: blanks said', await each(clean, read)),
    compareTo(json, 'reader: run-on speech', await each(said, read)),
    compareTo(json, 'reader: 60 words', await each([LONG], read)),
  ];
}

/** The whole program from start to answer, against an empty Node. */
export async function timeStart(rounds: number, script: string, signal: AbortSignal): Promise<Figure[]> {
  const start = (args: readonly string[]) =>
    timeRuns(() => spawnSync(process.execPath, [...args], { stdio: 'ignore' }), rounds, 1, signal);
  const empty: Figure = { what: 'node, empty program', value: await start(['-e', '0']), unit: 'ms' };
  return [
    empty,
    compareTo(empty, 'saydash translate, start to answer', await start([script, 'translate', 'git status'])),
  ];
}

/** Owns `saydash eval`: scores recorded utterances against what was meant. Never changes a file. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Translate } from '../../core/pipeline.ts';
import { EMPTY_SCENE } from '../../core/scene.ts';
import { composeTranslate } from '../../platform/bundled.ts';
import { readProblem } from '../../platform/file-problem.ts';
import { roundMs } from '../answer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, writeJson, writeLine } from '../io.ts';
import { readLines } from '../read-lines.ts';
import { type Mark, markAnswer, type Tally, tally } from '../scoring/score.ts';
import { showProgress } from '../terminal/progress.ts';
import { clip, percent, visible } from '../terminal/style.ts';
import { type Cell, layOutTable } from '../terminal/table.ts';

/** One recorded utterance. `style` groups the figures; `command` is empty where no command was said. */
export interface Case {
  readonly heard: string;
  readonly command: string;
  readonly style: string;
}

export interface EvalFlags {
  readonly json?: true;
  readonly lower?: true;
  readonly failures?: true;
}

/** Parses one line; `bad-input` names the line, since a half-read file would give wrong figures. */
export function parseCase(line: string, number: number, usualStyle = ''): Result<Case> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failed('bad-input', `line ${number} is not JSON`);
  }
  const row = typeof value === 'object' && value !== null ? value : {};
  const heard = 'heard' in row ? row.heard : undefined;
  const command = 'command' in row ? row.command : undefined;
  const style = 'style' in row && typeof row.style === 'string' ? row.style : usualStyle;
  return typeof heard === 'string' && typeof command === 'string'
    ? ok({ heard, command, style })
    : failed('bad-input', `line ${number} is not {"heard","command"}`);
}

/** All cases of a stream of lines; blank lines are passed over. */
export async function readCases(chunks: AsyncIterable<Uint8Array>, usualStyle = ''): Promise<Result<Case[]>> {
  const cases: Case[] = [];
  let number = 0;
  for await (const line of readLines(chunks)) {
    number++;
    if (!line.ok) return line;
    if (line.value.trim() === '') continue;
    const parsed = parseCase(line.value, number, usualStyle);
    if (!parsed.ok) return parsed;
    cases.push(parsed.value);
  }
  return ok(cases);
}

/** Exit code 1 where a file cannot be read; poor figures are no failure. */
export async function evaluateFiles(io: Io, files: readonly string[], flags: EvalFlags): Promise<ExitCode> {
  const cases: Case[] = [];
  for (const file of files) {
    const read = await readCaseFile(io, file);
    if (!read.ok) return complain(io, read.problem);
    if (read.value.length === 0)
      return complain(io, { code: 'bad-input', detail: `${sourceName(file)} holds no line` });
    cases.push(...read.value);
  }
  const translate = composeTranslate();
  if (!translate.ok) return complain(io, translate.problem);
  const marks = await markCases(io, translate.value, cases, flags);
  if (io.signal.aborted) return EXIT.interrupted;
  await report(io, files, marks, flags);
  return EXIT.ok;
}

async function readCaseFile(io: Io, file: string): Promise<Result<Case[]>> {
  try {
    const read = await readCases(file === '-' ? io.input : createReadStream(file), basename(file, '.jsonl'));
    return read.ok ? read : failed(read.problem.code, `${sourceName(file)}, ${read.problem.detail}`);
  } catch (error) {
    return readProblem(error, file);
  }
}

const sourceName = (file: string): string => (file === '-' ? 'standard input' : file);

type StyledMark = Mark & { readonly style: string; readonly route: string };

async function markCases(
  io: Io,
  translate: Translate,
  cases: readonly Case[],
  flags: EvalFlags,
): Promise<StyledMark[]> {
  const progress = showProgress(io.err, 'eval');
  const marks: StyledMark[] = [];
  for (const { heard: said, command, style } of cases) {
    // Lets Ctrl-C in: everything else here is one synchronous run.
    if (marks.length % 100 === 99) await new Promise(setImmediate);
    if (io.signal.aborted) break;
    const heard = flags.lower ? said.toLowerCase() : said;
    const started = performance.now();
    const answer = translate(heard, EMPTY_SCENE);
    const ms = performance.now() - started;
    const verdict = answer.ok ? answer.value.verdict : undefined;
    const written = {
      command: verdict?.draft.command ?? '',
      alternatives: verdict?.alternatives.map((draft) => draft.command) ?? [],
      sure: verdict?.sure ?? false,
      ms,
    };
    const mark = markAnswer(written, command);
    marks.push({ ...mark, style, route: verdict?.route ?? 'refused' });
    progress.update(marks.length, cases.length);
    if (flags.failures && !mark.exact) {
      const { command: wrote, sure, alternatives } = written;
      await writeJson(io.out, { heard, meant: command, wrote, sure, amongFive: mark.amongFive, style, alternatives });
    }
  }
  progress.end();
  return marks;
}

const asData = (figures: Tally) => ({
  ...figures,
  msMedian: roundMs(figures.msMedian),
  msP99: roundMs(figures.msP99),
});

type Named = readonly [name: string, figures: Tally];

function groupBy(marks: readonly StyledMark[], nameOf: (mark: StyledMark) => string): Named[] {
  const names = [...new Set(marks.map(nameOf))].sort();
  return names.map((name) => [name, tally(marks.filter((mark) => nameOf(mark) === name))]);
}

const nameData = (groups: readonly Named[]) =>
  Object.fromEntries(groups.map(([name, figures]) => [name, asData(figures)]));

async function report(io: Io, files: readonly string[], marks: readonly StyledMark[], flags: EvalFlags): Promise<void> {
  const byStyle = groupBy(marks, ({ style }) => style || '(none)');
  const byRoute = groupBy(marks, ({ route }) => route);
  const all = tally(marks);
  if (flags.json) {
    return writeJson(io.out, { files, all: asData(all), byStyle: nameData(byStyle), byRoute: nameData(byRoute) });
  }
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: '', least: 12 },
    { ...right('count'), spare: 1 },
    right('exact'),
    { ...right('effective'), spare: 2 },
    { ...right('among 5'), spare: 3 },
    right('sure'),
    right('wrong but sure'),
    { ...right('ms'), spare: 4 },
    { ...right('ms p99'), spare: 5 },
  ];
  const rows = [
    ...(byStyle.length > 1 ? byStyle.map(([name, figures]) => rowOf(name, figures)) : []),
    ...byRoute.map(([name, figures]) => rowOf(`by ${name}`, figures)),
    rowOf('all', all),
  ];
  for (const line of layOutTable(columns, rows, io.out)) await writeLine(io.out, line);
}

const rowOf = (name: string, figures: Tally): Cell[] => [
  clip(visible(name), 24),
  String(figures.count),
  percent(figures.exact),
  percent(figures.effective),
  percent(figures.amongFive),
  percent(figures.sure),
  { text: String(figures.wrongButSure), tone: figures.wrongButSure ? 'red' : 'green' },
  figures.msMedian.toFixed(2),
  figures.msP99.toFixed(2),
];

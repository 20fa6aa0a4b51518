/**
 * Owns the promise on recorded dictations: the share that is right in each file never falls below the committed floor,
 * and no more are wrong but sure than the committed allowance. `npm run record` rewrites both after a change for the
 * better. Of sealed cases nothing but totals is shown.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { collapseBlanks } from '../src/cli/scoring/score.ts';
import { EMPTY_SCENE } from '../src/core/scene.ts';
import { composeTranslate } from '../src/platform/bundled.ts';

interface Case {
  readonly heard: string;
  readonly command: string;
  /** Where the right answer is a doubt: what would do it. */
  readonly meant?: string;
}

interface Score {
  readonly cases: number;
  readonly right: number;
  readonly wrongButSure: number;
}

const folder = fileURLToPath(new URL('./recorded/', import.meta.url));
const floorsFile = `${folder}floors.json`;
const floors: Record<string, Score> = JSON.parse(readFileSync(floorsFile, 'utf8'));
const recording = Boolean(process.env.RECORD);

const files = ['open', 'sealed'].flatMap((half) =>
  readdirSync(folder + half)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => `${half}/${name.replace('.jsonl', '')}`),
);

const readCases = (file: string): Case[] =>
  readFileSync(`${folder}${file}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

const translate = composeTranslate();

/** What tests/recorded/README.md calls right for each style. */
function judge(file: string, { heard, command }: Case): { right: boolean; wrongButSure: boolean; wrote: string } {
  const answer = translate.ok ? translate.value(heard, EMPTY_SCENE) : translate;
  if (!answer.ok) return { right: false, wrongButSure: false, wrote: answer.problem.code };
  const { verdict } = answer.value;
  const wrote = collapseBlanks(verdict.draft.command);
  const exact = wrote === collapseBlanks(command);
  const wrongButSure = verdict.sure && !exact;
  const doubtIsRight = /\/(?:described|middle-zone)$/.test(file);
  return { right: exact || (doubtIsRight && !verdict.sure), wrongButSure, wrote };
}

describe('recorded dictations', () => {
  const scores: Record<string, Score> = {};

  test.each(files)('%s', (file) => {
    const cases = readCases(file);
    expect(cases.length).toBeGreaterThan(0);
    const judged = cases.map((one) => ({ ...one, ...judge(file, one) }));
    const right = judged.filter((one) => one.right).length;
    const sureAndWrong = judged.filter((one) => one.wrongButSure);
    scores[file] = { cases: cases.length, right, wrongButSure: sureAndWrong.length };
    if (recording) return;
    const floor = floors[file];
    expect(floor, 'a file without a floor: npm run record').toBeDefined();
    const shown = file.startsWith('open/') ? judged.filter((one) => !one.right || one.wrongButSure) : [];
    const detail = shown
      .map(({ heard, wrote, command }) => `${heard}\n  wrote ${wrote}\n  meant ${command}`)
      .join('\n');
    expect(right / cases.length, detail).toBeGreaterThanOrEqual(floor ? floor.right / floor.cases : 1);
    expect(sureAndWrong.length, detail).toBeLessThanOrEqual(floor?.wrongButSure ?? 0);
  });

  afterAll(() => {
    if (recording) writeFileSync(floorsFile, `${JSON.stringify(scores, null, 2)}\n`);
    const rows = Object.entries(scores).map(([file, { cases, right, wrongButSure }]) => {
      const percent = `${((100 * right) / cases).toFixed(1)}%`.padStart(6);
      return `${file.padEnd(22)} ${String(right).padStart(4)} of ${String(cases).padStart(3)} ${percent}   ${wrongButSure} wrong but sure`;
    });
    console.log(rows.join('\n'));
  });
});

/** Every recorded command has exactly the recorded risks, worst first; and whatever is found obeys the rules for words. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { findRisks } from '../../../src/core/review/risks.ts';

interface Case {
  readonly command: string;
  readonly risks: readonly { readonly level: string; readonly code: string }[];
  readonly safer?: string;
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url));
const cases = read('../../recorded/risks.jsonl')
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);
const parsed = parseLexicon(read('../../../resources/models/lexicon.txt'));
if (!parsed.ok) throw new Error(parsed.problem.detail);
const lexicon = parsed.value;

describe('recorded commands', () => {
  test.each(cases)('$command', ({ command, risks, safer }) => {
    const found = findRisks(command, lexicon);
    expect(found.map(({ level, code }) => ({ level, code }))).toEqual(risks);
    if (safer !== undefined) expect(found.find((risk) => risk.safer !== undefined)?.safer).toBe(safer);
    for (const risk of found) {
      expect(risk.message.length).toBeLessThanOrEqual(60);
      expect(risk.message).toMatch(/^[A-Z].*\.$/);
      expect(risk.from).toBeGreaterThanOrEqual(0);
      expect(risk.to).toBeGreaterThanOrEqual(risk.from);
      expect(risk.to).toBeLessThanOrEqual(command.length);
      if (risk.safer !== undefined) expect(risk.safer).not.toBe(command);
    }
  });
});

test('every case is recorded once', () => {
  expect(new Set(cases.map(({ command }) => command)).size).toBe(cases.length);
});

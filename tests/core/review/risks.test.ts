/**
 * Every recorded command has exactly the recorded risks, worst first; and whatever is found obeys the rules for words.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { RISK_RULES } from '../../../src/core/review/risk-rules.ts';
import { findRisks } from '../../../src/core/review/risks.ts';

interface Case {
  readonly command: string;
  readonly risks: readonly { readonly level: string; readonly code: string }[];
  /** The characters that cause the first risk. */
  readonly at?: string;
  /** The first safer form that is offered. */
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
  test.each(cases)('$command', ({ command, risks, at, safer }) => {
    const found = findRisks(command, lexicon);
    expect(found.map(({ level, code }) => ({ level, code }))).toEqual(risks);
    if (at !== undefined) expect(command.slice(found[0]?.from, found[0]?.to)).toBe(at);
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

describe('any text', () => {
  const parts = cases.flatMap(({ command }) => command.split(' '));
  const odd = [
    '$(',
    '`',
    '"',
    "'",
    '((',
    '{',
    '}',
    '<<<',
    '|',
    '\\',
    '\u0000',
    '\u{1f600}',
    '\ud800',
    '${',
    ';;',
    '&',
    '\n',
    '>',
    'sudo',
    'rm',
  ];
  /** A small fixed generator: the same texts on every run. */
  function* texts(count: number): Generator<string> {
    let state = 12345;
    const next = (limit: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % limit;
    };
    for (let i = 0; i < count; i++) {
      const length = 1 + next(14);
      const words = Array.from(
        { length },
        () => (next(4) === 0 ? odd[next(odd.length)] : parts[next(parts.length)]) ?? '',
      );
      yield words.join(next(5) === 0 ? '' : ' ');
    }
  }

  test('is judged without failing, with causes inside it and safer forms that are different', () => {
    for (const text of texts(3000)) {
      for (const risk of findRisks(text, lexicon)) {
        const fine =
          risk.from >= 0 &&
          risk.from <= risk.to &&
          risk.to <= text.length &&
          risk.message.length <= 60 &&
          risk.safer !== text;
        expect(fine ? '' : `${JSON.stringify(text)} ${JSON.stringify(risk)}`).toBe('');
      }
    }
  });

  test.each([
    ['deep substitutions', '$('.repeat(5000)],
    ['deep parentheses', '('.repeat(5000)],
    ['scripts in scripts', 'bash -c '.repeat(2000)],
    ['many words', 'rm -rf / tmp '.repeat(2000)],
    ['one long word', 'a'.repeat(100_000)],
    ['too long', 'ls '.repeat(100_000)],
    ['braces', '{a,'.repeat(3000)],
    ['braces of rm', `rm -rf ${'{a,b}'.repeat(200)}`],
    ['wrappers', 'sudo '.repeat(3000)],
    ['nothing', ''],
  ])('%s ends', (_, text) => {
    expect(Array.isArray(findRisks(text, lexicon))).toBe(true);
  });
});

test('every rule of risk-rules.ts has a recorded command', () => {
  const recorded = new Set(cases.flatMap(({ risks }) => risks.map(({ code }) => code)));
  expect(RISK_RULES.map(({ code }) => code).filter((code) => !recorded.has(code))).toEqual([]);
});

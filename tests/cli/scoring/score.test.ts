import { describe, expect, test } from 'vitest';
import { type Answer, markAnswer, percentile, tally } from '../../../src/cli/scoring/score.ts';
import { compareWords } from '../../../src/cli/scoring/word-errors.ts';

const answer = (command: string, more: Partial<Answer> = {}): Answer => ({
  command,
  alternatives: [],
  sure: false,
  ms: 1,
  ...more,
});

describe('a mark', () => {
  test('blanks are collapsed before comparing', () => {
    expect(markAnswer(answer('ls   -la '), 'ls -la').exact).toBe(true);
  });
  test('case counts', () => {
    expect(markAnswer(answer('ls -R'), 'ls -r').exact).toBe(false);
  });
  test('only the first four alternatives stand among five', () => {
    const others = ['a', 'b', 'c', 'ls', 'pwd'];
    expect(markAnswer(answer('x', { alternatives: others }), 'ls').amongFive).toBe(true);
    expect(markAnswer(answer('x', { alternatives: others }), 'pwd').amongFive).toBe(false);
  });
  test('wrong but sure needs both', () => {
    expect(markAnswer(answer('ls -a', { sure: true }), 'ls -l').wrongButSure).toBe(true);
    expect(markAnswer(answer('ls -a', { sure: false }), 'ls -l').wrongButSure).toBe(false);
    expect(markAnswer(answer('ls -a', { sure: true }), 'ls -a').wrongButSure).toBe(false);
  });
  test('effective from a ratio of 0.9', () => {
    expect(markAnswer(answer('git push -u origin main'), 'git push -u origin  maim').effective).toBe(true);
    expect(markAnswer(answer('git pull'), 'git push').effective).toBe(false);
  });
});

describe('a tally', () => {
  test('of nothing is zeros', () => {
    expect(tally([])).toMatchObject({ count: 0, exact: 0, msP99: 0 });
  });
  test('of two', () => {
    const marks = [
      markAnswer(answer('a', { sure: true, ms: 1 }), 'a'),
      markAnswer(answer('b', { sure: true, ms: 9 }), 'c'),
    ];
    expect(tally(marks)).toMatchObject({ count: 2, exact: 0.5, sure: 1, wrongButSure: 1, msMedian: 1, msP99: 9 });
  });
  test('percentiles take the value that stands there', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([50, 99, 100]);
  });
});

describe('word errors', () => {
  test.each([
    ['', '', 0],
    ['a b c', 'a b c', 0],
    ['a b c', 'a c', 1],
    ['a b c', 'a x c d', 2],
    ['', 'a b', 2],
  ])('%s | %s', (from, to, edits) => {
    expect(compareWords(from, to).edits).toBe(edits);
  });
  test('punctuation and capitals that a recogniser adds are no errors', () => {
    expect(compareWords('git push dash u', 'Git push, dash U.')).toEqual({ edits: 0, words: 4 });
  });
});

/**
 * Owns the promises of what is worked out before anything is drawn: tokens, marks, differences, choices, undo, chunks.
 */
import { describe, expect, test } from 'vitest';
import { CHUNK, createChunker, levelOf } from '../../src/renderer/capture/chunker.ts';
import { explainFailure } from '../../src/renderer/capture/open-failure.ts';
import { barHeight } from '../../src/renderer/look/loudness.ts';
import { findChoices, isList, showsReadings } from '../../src/renderer/preview/choices.ts';
import { findDifference, nameDifference } from '../../src/renderer/preview/difference.ts';
import { beginHistory, record, redo, undo } from '../../src/renderer/preview/edit-history.ts';
import { findUnsaid, pointedMarks, reviewMarks, wordMark } from '../../src/renderer/preview/marks.ts';
import { spell } from '../../src/renderer/preview/spoken-table.ts';
import { chooseTypeSize, countLines, layOut } from '../../src/renderer/preview/tokens.ts';
import { type PreviewName, previewView } from './views/preview-views.ts';

function reviewOf(name: PreviewName) {
  const { view } = previewView(name);
  if (view.kind !== 'review') throw new Error(`${name} is no review`);
  return view.review;
}

describe('tokens', () => {
  test.each(['git push  -u', ' leading', 'trailing ', '', 'a', 'find . -name "*.ts"'])(
    '%j loses no character',
    (command) => {
      const pieces = layOut(command, [{ from: 1, to: 4, kind: 'high' }], 10);
      expect(pieces.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe(command);
    },
  );
  test('a mark cuts tokens into runs, and no more than its characters are marked', () => {
    const marked = layOut('rm -rf / tmp', [{ from: 7, to: 9, kind: 'critical' }], 40)
      .flatMap(({ runs }) => runs)
      .filter(({ kinds }) => kinds.length > 0);
    expect(marked.map(({ text }) => text)).toEqual(['/', ' ']);
  });
  test.each<[command: string, columns: number, lines: number]>([
    ['git status', 20, 1],
    ['one two three', 8, 2],
    ['a '.repeat(10), 6, 5],
    ['x'.repeat(30), 10, 4],
  ])('%j takes at %i columns %i lines', (command, columns, lines) => {
    expect(countLines(command, columns)).toBe(lines);
  });
  test('over two lines the type is smaller', () => {
    expect(chooseTypeSize('git push', 560, 1)).toEqual({ long: false, columns: 46 });
    expect(chooseTypeSize(reviewOf('long').command, 560, 1).long).toBe(true);
  });
});

test.each<[first: string, other: string, marked: string, named: string]>([
  ['rm -rf / tmp', 'rm -rf /tmp', '/tmp', 'without the blank'],
  ['rm -rf /tmp', 'rm -rf / tmp', ' ', 'with a blank'],
  ['git checkout -b fix-login', 'git checkout -b fix_login', '_', 'underscore'],
  ['git checkout -b fix-login', 'git checkout -b fix login', ' ', 'two words'],
  ['git checkout -b x', 'git checkout -B x', 'B', 'capital B'],
  ['ls -A', 'ls -a', 'a', 'small a'],
  ['git push --force', 'git push --force-with-lease', '-with-lease', ''],
  ['aa', 'aaa', 'a', ''],
  ['same', 'same', '', ''],
])('%j and %j differ in %j', (first, other, marked, named) => {
  const { from, to } = findDifference(first, other);
  expect(first === other ? '' : other.slice(from, to)).toBe(marked);
  expect(nameDifference(first, other)).toBe(named);
});

describe('choices', () => {
  const keys = (name: PreviewName) => findChoices(reviewOf(name)).map(({ key, reading }) => [key, reading]);
  test('in a list each reading has its own number, wherever the choice is', () => {
    expect(keys('unsure')).toEqual(keys('unsure-second'));
    expect(keys('unsure')).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 2],
      ['4', 3],
    ]);
  });
  test('the safer form is on 1', () => {
    expect(keys('critical')).toEqual([['1', 'safer']]);
    expect(keys('high')).toEqual([['1', 'safer']]);
  });
  test('the safer form, then other readings, without the command itself', () => {
    const review = { ...reviewOf('high'), readings: ['git push --force origin main', 'git pull'], sure: false };
    expect(findChoices(review).map(({ key, command }) => [key, command])).toEqual([
      ['1', 'git push --force-with-lease origin main'],
      ['2', 'git pull'],
    ]);
    expect(isList(review)).toBe(false);
  });
  test('sure: the readings are not shown', () => {
    expect(showsReadings(reviewOf('clean'))).toBe(false);
    expect(isList(reviewOf('unsure'))).toBe(true);
  });
});

describe('marks', () => {
  test('a stray blank is drawn', () => {
    expect(reviewMarks(reviewOf('critical'))).toContainEqual({ from: 8, to: 9, kind: 'blank' });
  });
  test('what nobody said, without the blanks around it', () => {
    const { command, alignment } = reviewOf('described');
    if (!alignment) throw new Error('no alignment');
    expect(findUnsaid(command, alignment).map(({ from, to }) => command.slice(from, to))).toEqual([
      '.',
      '-name',
      "'*.",
      "'",
      '-mtime',
      '-7',
    ]);
  });
  test('a word shows its characters, and characters show their words', () => {
    const { command, alignment } = reviewOf('points-at-word');
    if (!alignment) throw new Error('no alignment');
    const lit = pointedMarks(alignment, { on: 'word', at: 7 });
    expect(lit.map(({ from, to }) => command.slice(from, to))).toEqual(['py']);
    const last = alignment.spans.length - 1;
    const words = alignment.words.flatMap(({ text }, at) =>
      wordMark(alignment, { on: 'span', at: last }, at) === 'aligned' ? [text] : [],
    );
    expect(words).toEqual(['dash', 'seven']);
  });
  test('a risk that points behind the command is left out', () => {
    const review = { ...reviewOf('high'), command: 'git' };
    expect(reviewMarks({ ...review, alignment: null })).toEqual([]);
  });
});

test('a command is read out with its signs', () => {
  expect(spell('git push -u origin/main_2')).toBe('git push dash u origin slash main underscore 2');
});

test('undo and redo go through what was typed, and typing forgets what was undone', () => {
  const at = (text: string) => ({ text, from: text.length, to: text.length });
  let history = beginHistory(at('a'));
  for (const text of ['ab', 'abc']) history = record(history, at(text));
  history = undo(history);
  expect(history.present.text).toBe('ab');
  expect(redo(history).present.text).toBe('abc');
  history = record(history, at('abx'));
  expect(redo(history).present.text).toBe('abx');
  expect(undo(undo(undo(history))).present.text).toBe('a');
});

describe('chunks', () => {
  test.each([[128], [1], [1000], [640]])('%i samples at a time: all of them, in order, at most 100 ms each', (step) => {
    const all = Float32Array.from({ length: 3000 }, (_, at) => at / 3000);
    const chunker = createChunker();
    const chunks = [];
    for (let from = 0; from < all.length; from += step) chunks.push(...chunker.push(all.subarray(from, from + step)));
    const last = chunker.flush();
    if (last) chunks.push(last);
    expect(chunks.flatMap(({ samples }) => [...samples])).toEqual([...all]);
    expect(Math.max(...chunks.map(({ samples }) => samples.length))).toBeLessThanOrEqual(1600);
    expect(chunks[0]?.samples.length).toBe(CHUNK);
    expect(chunker.flush()).toBeUndefined();
  });
  test('the level is the root mean square', () => {
    expect(levelOf(Float32Array.from([0.5, -0.5, 0.5, -0.5]))).toBeCloseTo(0.5);
    expect(levelOf(new Float32Array())).toBe(0);
  });
  test('bars: silence is the lowest, speech is high, Reduce Motion has four steps', () => {
    expect(barHeight(0, false)).toBe(0.1);
    expect(barHeight(0.25, false)).toBeCloseTo(1);
    expect([0, 0.01, 0.05, 0.25].map((level) => barHeight(level, true))).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['Something', 'other'],
])('%s: %s', (name, why) => {
  expect(explainFailure(new DOMException('x', name)).why).toBe(why);
});

import { describe, expect, test } from 'vitest';
import { showProgress } from '../../src/cli/terminal/progress.ts';
import { clip, paintFor, visible } from '../../src/cli/terminal/style.ts';
import { layOutTable } from '../../src/cli/terminal/table.ts';

const plain = (_tone: string, text: string) => text;

describe('colour', () => {
  test.each([
    ['a terminal', { isTTY: true }, { TERM: 'xterm' }, true],
    ['a pipe', { isTTY: false }, { TERM: 'xterm' }, false],
    ['NO_COLOR', { isTTY: true }, { TERM: 'xterm', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', { isTTY: true }, { TERM: 'xterm', NO_COLOR: '' }, true],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, false],
  ])('%s', (_name, stream, env, coloured) => {
    expect(paintFor(stream, env)('red', 'x') !== 'x').toBe(coloured);
  });
});

test.each([
  ['git push', 'git push'],
  ['a\tb\nc', 'a b c'],
  ['\x1b[31mred', '\ufffd[31mred'],
  ['safe\u202etxt.exe', 'safe\ufffdtxt.exe'],
  ['é 💥', 'é 💥'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  ['git push', 8, 'git push'],
  ['git push', 5, 'git …'],
  ['💥💥💥', 2, '💥…'],
])('%s in %i characters', (text, width, cut) => {
  expect(clip(text, width)).toBe(cut);
});

test('a table is as wide as what stands in it', () => {
  const lines = layOutTable(
    [{ title: 'model' }, { title: 'size', align: 'right' }],
    [
      ['tiny', '9'],
      [{ text: 'large', tone: 'bold' }, '1000'],
    ],
    { isTTY: false, columns: 5, paint: plain },
  );
  expect(lines).toEqual(['model  size', 'tiny      9', 'large  1000']);
});

describe('a table in a narrow terminal', () => {
  const columns = [
    { title: 'model' },
    { title: 'licence', spare: 1 },
    { title: 'size', align: 'right' as const, spare: 2 },
    { title: 'what it is', least: 8 },
  ];
  const rows = [['tiny', 'MIT', '44 MB', 'the one that expects commands']];
  test.each<[number, string[]]>([
    [80, ['model  licence   size  what it is', 'tiny   MIT      44 MB  the one that expects commands']],
    [40, ['model  licence   size  what it is', 'tiny   MIT      44 MB  the one that exp…']],
    [30, ['model  licence  what it is', 'tiny   MIT      the one that …']],
    [20, ['model  what it is', 'tiny   the one that…']],
    [3, ['model  what it…', 'tiny   the one…']],
  ])('of %i characters', (width, lines) => {
    expect(layOutTable(columns, rows, { isTTY: true, columns: width, paint: plain })).toEqual(lines);
  });
});

describe('progress', () => {
  const record = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, stream: { isTTY, columns: 40, write: (text: string) => written.push(text) } };
  };
  test('draws over one line, once a percent', () => {
    const { written, stream } = record(true);
    const progress = showProgress(stream, 'pull');
    for (const done of [0, 1, 1, 50]) progress.update(done, 100, 'note');
    progress.end();
    expect(written).toHaveLength(4);
    for (const text of written) expect(text.startsWith('\r\x1b[2K')).toBe(true);
    expect(written[2]).toContain(' 50%');
  });
  test('writes nothing where nobody looks', () => {
    const { written, stream } = record(false);
    const progress = showProgress(stream, 'pull');
    progress.update(1, 2);
    progress.end();
    expect(written).toEqual([]);
  });
  test.each(['pull', 'pull tiny.en-commands', 'a title that is longer than'])(
    'the figure survives behind %j',
    (title) => {
      const { written, stream } = record(true);
      showProgress(stream, title).update(1, 2, 'a note that has no room');
      expect(written[0]).toContain(' 50%');
      expect([...(written[0] ?? '').replace('\r\x1b[2K', '')].length).toBeLessThan(40);
    },
  );
  test('knows no total of nothing', () => {
    const { written, stream } = record(true);
    showProgress(stream, 'pull').update(0, 0);
    expect(written[0]).toContain('  0%');
  });
});

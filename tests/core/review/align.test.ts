/** The alignment says for each heard word what it wrote, and for each character who said it. */
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/draft.ts';
import type { Lexed } from '../../../src/core/lexer/unit.ts';
import { alignWords, spanAt } from '../../../src/core/review/align.ts';
import { repaired, said } from '../draft-pieces.ts';

function heard(text: string): Lexed {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  return { heard: text, words, units: [], separators: false, undoneBefore: 0 };
}

const push = heard('okay git space push dash dash force please');
const pushed: Draft = {
  command: 'git push --force',
  pieces: [said(9, 11, 4, 6), said(0, 3, 1, 2), said(4, 8, 3, 4), said(11, 16, 6, 7)],
  dropped: [0, 7],
};

describe('alignWords', () => {
  test('gives every word its fate and its characters', () => {
    const { words } = alignWords(pushed, push);
    expect(words.map(({ fate }) => fate)).toEqual([
      'dropped',
      'written',
      'silent',
      'written',
      'written',
      'written',
      'written',
      'dropped',
    ]);
    expect(words.map(({ ranges }) => ranges.map(({ from, to }) => pushed.command.slice(from, to)).join('|'))).toEqual([
      '',
      'git',
      '',
      'push',
      '--',
      '--',
      'force',
      '',
    ]);
  });

  test('orders spans from left to right', () => {
    expect(alignWords(pushed, push).spans.map(({ from, to }) => pushed.command.slice(from, to))).toEqual([
      'git',
      'push',
      '--',
      'force',
    ]);
  });

  test('marks repairs and joins neighbours', () => {
    const draft: Draft = {
      command: 'cat /etc',
      pieces: [said(0, 3, 0, 1), said(4, 5, 1, 2), repaired(5, 7, 2, 3), repaired(7, 8, 2, 3)],
      dropped: [],
    };
    const { words, spans } = alignWords(draft, heard('cat slash etsy'));
    expect(words[2]).toEqual({ text: 'etsy', fate: 'repaired', ranges: [{ from: 5, to: 8 }] });
    expect(spans.filter((span) => span.repaired)).toHaveLength(2);
  });

  test('gives a word that wrote in two places both', () => {
    const draft: Draft = { command: 'x y x', pieces: [said(0, 1, 0, 1), said(4, 5, 0, 1)], dropped: [] };
    expect(alignWords(draft, heard('x')).words[0]?.ranges).toEqual([
      { from: 0, to: 1 },
      { from: 4, to: 5 },
    ]);
  });

  test('leaves out pieces that point outside', () => {
    const pieces = [said(-1, 2, 0, 1), said(0, 99, 0, 1), said(1, 1, 0, 1), said(0, 2, 0, 9), said(0, 2, 1, 1)];
    expect(alignWords({ command: 'ls', pieces, dropped: [] }, heard('ls')).spans).toEqual([]);
  });

  test('has nothing for nothing', () => {
    expect(alignWords({ command: '', pieces: [], dropped: [] }, heard(''))).toEqual({ words: [], spans: [] });
  });
});

describe('spanAt', () => {
  const alignment = alignWords(pushed, push);
  test.each([
    [0, 'git'],
    [2, 'git'],
    [3, undefined],
    [9, '--'],
    [15, 'force'],
    [16, undefined],
  ])('character %i', (character, text) => {
    const span = spanAt(alignment, character);
    expect(span && pushed.command.slice(span.from, span.to)).toBe(text);
  });
});

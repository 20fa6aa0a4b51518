import { expect, test } from 'vitest';
import { countErasures } from '../../../src/core/insertion/erasable.ts';

test.each([
  ['git status', 10],
  ['  ls -la | grep "x"', 19],
  ['ls caf\u00e9 \u2192 \u65e5\u672c', 12],
  ['echo \u{1f642}', 6],
])('%s is taken back by %s', (text, count) => {
  expect(countErasures(text)).toBe(count);
});

test.each([
  ['nothing', ''],
  ['an accent of its own', 'cafe\u0301'],
  ['a joined picture', '\u{1f468}\u200d\u{1f469}'],
  ['a colour of skin', '\u{1f44d}\u{1f3fd}'],
  ['a flag', '\u{1f1e9}\u{1f1ea}'],
  ['a syllable in parts', '\u1112\u1161\u11ab'],
  ['a tab', 'a\tb'],
])('of %s nobody can tell', (_name, text) => {
  expect(countErasures(text)).toBeNull();
});

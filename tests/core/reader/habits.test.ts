// A blank beside a sign is written as it was before in the same utterance.
import { expect, test } from 'vitest';
import { habitAt, learnHabit, NO_HABITS } from '../../../src/core/reader/habits.ts';
import { hashText } from '../../../src/core/reader/hash.ts';

const [PIPE, OPEN, CLOSE, QUOTE, WORD] = ['|', '{', '}', '"', 'print'].map(hashText) as [
  number,
  number,
  number,
  number,
  number,
];

test('nothing is known at first', () => {
  expect(habitAt(NO_HABITS, WORD, PIPE)).toBe(0);
});

test('a pipe remembers the blanks on both sides', () => {
  const before = learnHabit(NO_HABITS, WORD, PIPE, true, false);
  const both = learnHabit(before, PIPE, WORD, false, false);
  expect(habitAt(both, WORD, PIPE)).toBe(2);
  expect(habitAt(both, PIPE, WORD)).toBe(4);
});

test('a bracket closes as it was opened', () => {
  const opened = learnHabit(NO_HABITS, OPEN, WORD, true, true);
  expect(habitAt(opened, WORD, CLOSE)).toBe(32);
  expect(habitAt(learnHabit(NO_HABITS, OPEN, WORD, false, true), WORD, CLOSE)).toBe(16);
});

test('a blank after a closing quote says nothing about opening ones', () => {
  expect(learnHabit(NO_HABITS, QUOTE, WORD, true, false)).toBe(NO_HABITS);
  expect(habitAt(learnHabit(NO_HABITS, QUOTE, WORD, true, true), WORD, QUOTE)).toBe(32);
});

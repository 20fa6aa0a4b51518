import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import type { Lexed } from '../../../src/core/lexer/unit.ts';
import { TRAPS, VOCABULARY } from './traps.ts';

const anything = fc.string({ unit: 'binary', maxLength: 200 });
const spoken = fc
  .array(fc.constantFrom(...new Set([...TRAPS, ...VOCABULARY].flatMap(({ heard }) => heard.split(/\s+/)))), {
    maxLength: 40,
  })
  .map((words) => words.join(' '));
/** Blanks, controls, and characters that are not seen or that turn the writing. */
const NEVER = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function expectWhole(lexed: Lexed): void {
  for (const word of lexed.words) expect(lexed.heard.slice(word.from, word.to)).toBe(word.text);
  let last = 0;
  for (const [at, unit] of lexed.units.entries()) {
    expect(unit.text).not.toBe('');
    expect(unit.text).not.toMatch(NEVER);
    expect(unit.first).toBeGreaterThanOrEqual(Math.max(0, last - 1));
    expect(unit.last).toBeGreaterThan(unit.first);
    expect(unit.last).toBeLessThanOrEqual(lexed.words.length);
    last = unit.last;
    for (const other of unit.alternatives) {
      expect(at + other.span).toBeLessThanOrEqual(lexed.units.length);
      expect(other.text.replaceAll(' ', '')).not.toMatch(NEVER);
    }
  }
  expect(lexed.undoneBefore).toBeLessThanOrEqual(lexed.units.length);
}

describe('any text', () => {
  test('has units that hold together', () => {
    fc.assert(
      fc.property(anything, (heard) => expectWhole(lex(heard))),
      { numRuns: 500 },
    );
  });
  test('made of spoken forms has units that hold together', () => {
    fc.assert(
      fc.property(spoken, (heard) => expectWhole(lex(heard))),
      { numRuns: 500 },
    );
  });
  test('gives the same units every time', () => {
    fc.assert(
      fc.property(fc.oneof(anything, spoken), (heard) => {
        expect(lex(heard)).toEqual(lex(heard));
      }),
    );
  });
});

describe('megabytes', () => {
  const million = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  test.each([
    ['one word', 'a', 1],
    ['one number', '7', 1],
    ['casing directives', 'camel ', 166_666],
    ['capitals that reach on', 'all caps a underscore b ', 125_001],
    ['scale words', 'two hundred and ', 125_000],
    ['controls', '\u0001\u202e', 0],
  ])('%s', (_, text, atLeast) => {
    expect(lex(million(text)).units.length).toBeGreaterThanOrEqual(atLeast);
  });
});

import { describe, expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { MISHEARD, TRAPS, VOCABULARY } from './traps.ts';

const texts = (heard: string) => lex(heard).units.map((unit) => unit.text);

describe('recorded traps', () => {
  test.each(TRAPS.filter(({ units }) => units))('$trap: $heard', ({ heard, units, offers, undone }) => {
    const lexed = lex(heard);
    expect(lexed.units.map((unit) => unit.text)).toEqual(units);
    if (undone !== undefined) expect(lexed.undoneBefore).toBe(undone);
    for (const [at, wanted] of Object.entries(offers ?? {})) {
      expect(lexed.units[Number(at)]?.alternatives.map(({ text }) => text)).toEqual(
        expect.arrayContaining([...wanted]),
      );
    }
  });
});

describe('vocabulary', () => {
  test.each(VOCABULARY)('$heard writes $written', ({ heard, written }) => {
    expect(texts(heard).join('')).toBe(written);
    expect(texts(`foo ${heard} bar`).slice(1, -1).join('')).toBe(written);
    expect(texts(heard.toUpperCase()).join('')).toBe(written);
  });
});

describe('mis-hearings', () => {
  test.each(MISHEARD)('$heard may mean $meant', ({ heard, meant }) => {
    const { units } = lex(heard);
    const offered = units.flatMap((unit) => unit.alternatives.filter(({ why }) => why === 'repair'));
    expect([units.map(({ text }) => text).join(''), ...offered.map(({ text }) => text)]).toContain(meant);
  });
});

describe('what a unit says of itself', () => {
  test('a said blank separates, a printed one does not', () => {
    const units = lex('git space push main').units;
    expect(units.map(({ separated }) => separated)).toEqual([false, true, false]);
    expect(lex('git push main').separators).toBe(false);
    expect(lex('git space push').separators).toBe(true);
  });
  test('parts of one printed word are glued', () => {
    expect(lex('a file.txt').units.map(({ glued }) => glued)).toEqual([false, false, true, true]);
  });
  test('punctuation at the end of a word is weak, a full stop by itself is not', () => {
    expect(lex('find . done, now.').units.filter(({ weak }) => weak)).toHaveLength(2);
  });
  test('the span of a unit holds every word of its directive', () => {
    const [unit] = lex('screaming snake case max size').units;
    expect(unit).toMatchObject({ first: 0, last: 5, fixedCase: true, said: 'screaming snake case max size' });
  });
  test('a repair may span several units', () => {
    const [unit] = lex('tech tech').units;
    expect(unit?.alternatives).toContainEqual({ span: 2, text: '--', why: 'repair', likely: true });
  });
  test('a literal offers nothing else', () => {
    expect(lex('literal user').units).toMatchObject([{ text: 'user', literal: true, alternatives: [] }]);
  });
});

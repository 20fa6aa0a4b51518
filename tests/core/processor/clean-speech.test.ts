/**
 * Clean speech by the published rules: whatever the processor takes is exact, and it takes nearly all.
 * SAYDASH_COMMANDS=FILE (one command a line) adds a corpus to the commands that stand here.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { processUnits } from '../../../src/core/processor/processor.ts';
import { TRAPS } from '../lexer/traps.ts';
import { speakClean } from './speak-clean.ts';

const readCommands = (file: URL | string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /^[\x20-\x7e]+$/.test(line));

const corpus = process.env.SAYDASH_COMMANDS;
const COMMANDS = [...readCommands(new URL('./commands.txt', import.meta.url)), ...(corpus ? readCommands(corpus) : [])];

describe('clean speech', () => {
  test('is written exactly wherever it is taken, and at least 97% of it is', () => {
    const wrong: string[] = [];
    let taken = 0;
    for (const command of COMMANDS) {
      const answer = processUnits(lex(speakClean(command)));
      if (answer.kind === 'unsure') continue;
      taken += 1;
      if (answer.draft.command !== command) wrong.push(`${command} became ${answer.draft.command}`);
    }
    expect(wrong).toEqual([]);
    expect(taken / COMMANDS.length).toBeGreaterThanOrEqual(0.97);
  });

  test('of any printable tokens is exact wherever it is taken', () => {
    const token = fc.stringMatching(/^[!-~]{1,12}$/);
    fc.assert(
      fc.property(fc.array(token, { minLength: 2, maxLength: 5 }), (tokens) => {
        const command = tokens.join(' ');
        const answer = processUnits(lex(speakClean(command)));
        if (answer.kind === 'exact') expect(answer.draft.command).toBe(command);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any speech', () => {
  const words = [...new Set(TRAPS.flatMap(({ heard }) => heard.split(/\s+/)))];
  test('that is taken has a piece for every character, in order, from words in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, 'space', 'space', 'space'), { maxLength: 30 }), (heard) => {
        const lexed = lex(heard.join(' '));
        const answer = processUnits(lexed);
        if (answer.kind === 'unsure') {
          expect(answer.word).toBeLessThan(Math.max(1, lexed.words.length));
          return;
        }
        let at = 0;
        let word = 0;
        for (const piece of answer.draft.pieces) {
          expect(piece.from).toBe(at);
          expect(piece.to).toBeGreaterThan(piece.from);
          expect(piece.first).toBeGreaterThanOrEqual(word - 1);
          at = piece.to;
          word = piece.last;
        }
        expect(at).toBe(answer.draft.command.length);
        expect(word).toBeLessThanOrEqual(lexed.words.length);
        expect(answer.draft.command).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
      }),
      { numRuns: 1000 },
    );
  });
});

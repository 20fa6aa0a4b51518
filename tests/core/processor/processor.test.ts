import { describe, expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { processUnits } from '../../../src/core/processor/processor.ts';
import { TRAPS } from '../lexer/traps.ts';

describe('recorded traps', () => {
  test.each(TRAPS.filter(({ command }) => command !== undefined))('$trap: $heard', ({ heard, command }) => {
    const answer = processUnits(lex(heard));
    expect(answer.kind === 'exact' ? answer.draft.command : answer.why).toBe(command);
  });
  test.each(TRAPS.filter(({ unsure }) => unsure !== undefined))('$trap, unsure: $heard', ({ heard, unsure }) => {
    const lexed = lex(heard);
    const answer = processUnits(lexed);
    if (answer.kind === 'exact') expect.fail(`wrote ${answer.draft.command}`);
    expect(lexed.words[answer.word]?.text ?? '').toBe(unsure);
    expect(answer.why).toMatch(/^\S.*[.?]$/);
  });
});

describe('where the characters come from', () => {
  test('every character has the words it was said with', () => {
    const answer = processUnits(lex('git space commit space dash capital s'));
    if (answer.kind !== 'exact') expect.fail(answer.why);
    const { command, pieces } = answer.draft;
    expect(pieces.map(({ from, to, first, last }) => [command.slice(from, to), first, last])).toEqual([
      ['git', 0, 1],
      [' ', 1, 2],
      ['commit', 2, 3],
      [' ', 3, 4],
      ['-', 4, 5],
      ['S', 5, 7],
    ]);
  });
  test('what was undone is dropped', () => {
    const answer = processUnits(lex('rm space x scratch that ls space dash l.'));
    if (answer.kind !== 'exact') expect.fail(answer.why);
    expect(answer.draft.command).toBe('ls -l');
    expect(answer.draft.dropped).toEqual([0, 1, 2, 3, 4]);
  });
});

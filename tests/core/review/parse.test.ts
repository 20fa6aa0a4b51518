/** Where a command breaks, in words. */
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/core/review/parse.ts';

const BROKEN: readonly (readonly [command: string, unfinished: boolean, at: string, words: RegExp])[] = [
  ['echo "hi', true, '"', /double quote/],
  ["echo 'hi", true, "'", /single quote/],
  ['echo `ls', true, '`', /backtick/],
  ['echo $(ls', true, '$', /\$\(/],
  ['cat <(ls', true, '<', /<\(/],
  ['echo ${x', true, '$', /\$\{/],
  ['(ls', true, 's', /parenthesis/],
  ['{ ls', true, 's', /brace/],
  ['ls |', true, '|', /follows/],
  ['ls && ', true, ' ', /follows/],
  ['ls ||', true, '|', /follows/],
  ['if true; then ls', true, 's', /block/],
  ['for f in a; do ls', true, 's', /block/],
  ['ls \\', true, '\\', /backslash/],
  ['ls )', false, ')', /may/],
  ['echo "$(ls"', true, '"', /double quote|\$\(/],
];

const WHOLE = [
  'ls',
  'a | b && c || d; e &',
  '{ ls; }',
  '(ls)',
  'echo "a\'b" \'c"d\'',
  'echo \\\\',
  'x=1',
  '',
  'case a in b) c;; esac',
  ':(){ :|:& };:',
];

describe('parseCommand', () => {
  test.each(BROKEN)('%s', (command, unfinished, at, words) => {
    const [first] = parseCommand(command).breaks;
    expect(first?.unfinished).toBe(unfinished);
    expect(first?.message).toMatch(words);
    expect(first?.message.length).toBeLessThanOrEqual(60);
    expect(command.slice(first?.from, first?.to)).toBe(at);
  });

  test.each(WHOLE)('%s is whole', (command) => {
    expect(parseCommand(command).breaks).toEqual([]);
  });

  test('keeps what could be read', () => {
    expect(parseCommand('ls -la | grep "x').script.commands).toHaveLength(1);
  });
});

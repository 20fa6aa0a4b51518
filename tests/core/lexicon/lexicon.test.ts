/** The committed lexicon parses, refuses damage and knows the everyday facts of facts.txt. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Lexicon, parseLexicon } from '../../../src/core/lexicon/lexicon.ts';

const bytes = readFileSync(new URL('../../../resources/models/lexicon.txt', import.meta.url));
const facts = readFileSync(new URL('facts.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function load(): Lexicon {
  const result = parseLexicon(bytes);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

/** From prose (0) to commands (6), 3 is neutral. */
const step = (bias: number) => Math.floor((bias - 1) / 3);

function holds(lexicon: Lexicon, fact: string): boolean {
  const [kind = '', ...words] = fact.split(' ');
  const last = words.at(-1) ?? '';
  const path = words.slice(0, -1);
  const flag = () => lexicon.flag(path[0] ?? '', path.slice(1).join(' '), last);
  switch (kind) {
    case 'command':
      return lexicon.isCommand(last) && lexicon.commandCommonness(last) > 0;
    case 'unknown':
      return !lexicon.isCommand(last) && lexicon.commandCommonness(last) === 0;
    case 'sub':
      return lexicon.subcommand(path, last);
    case 'not-sub':
      return !lexicon.subcommand(path, last);
    case 'switch':
    case 'value':
      return flag() === kind;
    case 'no-flag':
      return flag() === 'unknown';
    case 'path':
      return lexicon.isPathWord(last);
    case 'extension':
      return lexicon.isExtension(last);
    case 'leans-command':
      return step(lexicon.wordBias(last)) > 3;
    case 'leans-prose':
      return lexicon.wordBias(last) > 0 && step(lexicon.wordBias(last)) < 3;
    default:
      throw new Error(`no such kind of fact: ${kind}`);
  }
}

describe('the committed lexicon', () => {
  const lexicon = load();
  test.each(facts)('%s', (fact) => {
    expect(holds(lexicon, fact)).toBe(true);
  });

  test('lists its names: every command, words by how much they belong to commands, long flags of a command and below', () => {
    const names = lexicon.commandNames();
    expect(names.length).toBeGreaterThan(3000);
    expect(names.every((name) => lexicon.isCommand(name))).toBe(true);
    const words = lexicon.words(19);
    expect(words.length).toBeGreaterThan(0);
    expect(words.every((word) => lexicon.wordBias(word) >= 19)).toBe(true);
    expect(lexicon.flags('docker')).toEqual(expect.arrayContaining(['detach']));
    expect(lexicon.flags('no-such-command')).toEqual([]);
  });

  test('is small enough to ship', () => {
    expect(bytes.length).toBeLessThan(700_000);
  });

  test('takes words in any case', () => {
    expect(lexicon.wordBias('Grep')).toBe(lexicon.wordBias('grep'));
    expect(lexicon.wordBias('qqqqzz')).toBe(0);
  });
});

describe('a damaged lexicon', () => {
  const damaged: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['cut short', bytes.subarray(0, 300_000)],
    ['cut by one byte', bytes.subarray(0, -1)],
    ['another version', Buffer.from('saydash-lexicon 2\n@end\n')],
    ['a bad section', Buffer.from('saydash-lexicon 1\n@nonsense 1 a\n@end\n')],
    ['a bad command line', Buffer.from('saydash-lexicon 1\n@commands\nls\n@end\n')],
    ['rubbish', Uint8Array.from({ length: 999 }, (_, i) => (i * 37) % 256)],
  ];
  test.each(damaged)('%s', (_, content) => {
    const result = parseLexicon(content);
    expect(result.ok ? 'ok' : result.problem.code).toBe('part-damaged');
  });
});

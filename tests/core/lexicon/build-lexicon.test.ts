/** The lexicon's maker: the same small input gives the same text, byte for byte, and the text says what went in. */
import { describe, expect, test } from 'vitest';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { buildLexicon } from '../../../training/lexicon/build-lexicon.ts';
import { bump, collapse, countCommand, emptyCounts, isTraining, wordsOf } from '../../../training/lexicon/corpus.ts';
import { parseEveryday } from '../../../training/lexicon/everyday.ts';
import { treeOfSpec } from '../../../training/lexicon/fig-specs.ts';

const SPEC = {
  name: 'frob',
  options: [
    { name: ['-o', '--out'], args: { name: 'file' } },
    { name: '-q' },
    { name: '--color', args: { isOptional: true } },
  ],
  subcommands: [{ name: ['add', 'a'], options: [{ name: '-n' }] }, { name: 'list' }],
};
const EVERYDAY = '# note\n@everyday ls\nls +la =w --all\nfrob\n stow --deep=\n';
const COMMANDS = [
  'ls -l /etc/hosts',
  'sudo nosuch --why x y',
  'sudo nosuch --why x y z',
  'cat notes.txt | grep -v foo',
];

function build(commands: readonly string[]): string {
  const counts = emptyCounts();
  for (const command of commands) countCommand(command, counts);
  const prose = new Map<string, number>();
  for (const word of ['the', 'the', 'the', 'ls']) for (const found of wordsOf(word)) bump(prose, found);
  return buildLexicon({
    specs: new Map([['frob', treeOfSpec(SPEC)]]),
    everyday: parseEveryday(EVERYDAY),
    counts,
    prose,
  });
}

describe('buildLexicon', () => {
  test('is the same for the same input in any order', () => {
    expect(build([...COMMANDS].reverse())).toBe(build(COMMANDS));
  });

  test('keeps what specs, everyday.txt and the corpora say', () => {
    expect(build(COMMANDS).slice(build(COMMANDS).indexOf('@commands'))).toBe(
      '@commands\nfrob 2 +q =o --color --out=\n a,add +n\n list\n stow --deep=\nls 3 +al =w --all\nnosuch 1 --why=\nsudo 1\n@end\n',
    );
  });

  test('can be read again', () => {
    const result = parseLexicon(Buffer.from(build(COMMANDS)));
    if (!result.ok) throw new Error(result.problem.detail);
    expect(result.value.flag('frob', 'add', '-n')).toBe('switch');
    expect(result.value.flag('frob', 'a', '-o')).toBe('value');
    expect(result.value.subcommand(['frob'], 'stow')).toBe(true);
    expect(result.value.wordBias('the')).toBe(3);
  });
});

describe('the split', () => {
  test('is the published rule', () => {
    expect(['ls', 'git push', 'ps aux', 'pwd', 'ls a'].map(isTraining)).toEqual(SPLIT);
  });

  test('collapses blanks and a prompt', () => {
    expect(collapse('$ ls   -l ')).toBe('ls -l');
  });
});

const SPLIT = [true, true, false, true, false];

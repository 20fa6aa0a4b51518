// Names that sound like what was heard: how near two words are, and which are offered where.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { LexiconIndex } from '../../../src/core/reader/lexicon-index.ts';
import { FURTHEST, skeletonOf, soundDistance, soundsOf } from '../../../src/core/reader/sounds.ts';

const LEXICON = parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt')));
if (!LEXICON.ok) throw new Error(LEXICON.problem.code);
const { alike } = new LexiconIndex(LEXICON.value);
const offered = (heard: string, at: number) => alike.at(lex(heard).units, at).map(({ text }) => text);
const distance = (a: string, b: string) => soundDistance(soundsOf(a), soundsOf(b), FURTHEST);

describe('how near two words sound', () => {
  test('spellings of one sound are no distance', () => {
    expect(distance('fotos', 'photos')).toBe(0);
    expect(distance('kwerty', 'qwerty')).toBe(0);
    expect(skeletonOf(soundsOf('nginx'))).toBe(skeletonOf(soundsOf('enginx')));
  });

  test.each([
    ['parta', 'parted', 'docker'],
    ['sisarch', 'sesearch', 'systemctl'],
    ['tcproplay', 'tcpreplay', 'tcpdump'],
  ])('%s is nearer to %s than to %s', (heard, meant, other) => {
    expect(distance(heard, meant)).toBeLessThanOrEqual(FURTHEST);
    expect(distance(heard, meant)).toBe(distance(meant, heard));
    expect(distance(heard, other)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what is offered', () => {
  test.each([
    ['exfatlable dash h', 0, 'exfatlabel'],
    ['sudo partet dash dash list', 1, 'parted'],
    ['git stush', 1, 'stash'],
    ['npm instell', 1, 'install'],
    ['docker run dash dash detech', 3, 'detach'],
    ['ls pipe xergs', 2, 'xargs'],
  ])('%s, unit %i: %s', (heard, at, meant) => {
    expect(offered(heard, at)).toContain(meant);
  });

  test.each([
    ['git stash', 1, 'a subcommand as it stands'],
    ['ls slash tmp', 0, 'a command'],
    ['cat literal stush', 1, 'said as a literal'],
    ['all caps stush', 0, 'its case was said'],
    ['x y z', 1, 'a letter'],
    ['chmod seven', 1, 'a number'],
    ['cd please', 1, 'a word of speech'],
  ])('%s, unit %i: nothing, it is %s', (heard, at) => {
    expect(offered(heard, at)).toEqual([]);
  });

  test('few, the nearest first, none twice, and the same each time', () => {
    const names = offered('git stush', 1);
    expect(names.length).toBeLessThanOrEqual(2);
    expect(new Set(names).size).toBe(names.length);
    expect(offered('git stush', 1)).toEqual(names);
    expect([...names].sort((a, b) => distance('stush', a) - distance('stush', b))).toEqual(names);
  });

  test('flags and subcommands of one command are not offered for another', () => {
    expect(offered('docker run dash dash detech', 3)).toContain('detach');
    expect(offered('ls dash dash detech', 2)).not.toContain('detach');
  });
});

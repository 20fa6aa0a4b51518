// Words that a recogniser wrote and no list knows where they stand: a doubt; words that are known there: none.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { doubtHeard } from '../../../src/core/gate/heard-doubts.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';

const lexicon = parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt')));
if (!lexicon.ok) throw new Error(lexicon.problem.code);
const doubt = (command: string) => doubtHeard(command.split(' '), lexicon.value);

describe('doubted', () => {
  test.each([
    ['git package', 'package'],
    ['sudo git package', 'package'],
    ['docker swarm ci', 'docker swarm'],
    ['git commit --ammend', '--ammend'],
    ['mv .txt out.txt', '.txt'],
    ['ssh-copy-id me@', 'me@'],
    ['react-native *', 'start'],
  ])('%s: %s', (command, named) => {
    expect(doubt(command)).toContain(named);
  });
});

describe('not doubted', () => {
  test.each([
    'git status',
    'git push origin main',
    'docker run --rm -it ubuntu bash',
    'docker exec web --detech',
    'npm run build',
    'ls *.txt',
    'cat .env',
    'find . -name x.txt',
    'ssh me@host',
    'rm *',
    'cargo --version',
  ])('%s', (command) => {
    expect(doubt(command)).toBeNull();
  });
});

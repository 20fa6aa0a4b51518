// Commands that a recogniser printed as they are typed, and prints that must be left to the reader.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { readWritten } from '../../../src/core/processor/written.ts';

const parsed = parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt')));
if (!parsed.ok) throw new Error(parsed.problem.code);
const LEXICON = parsed.value;

test.each([
  ['ls -la /etc', 'ls -la /etc'],
  ['Git push -u origin main.', 'git push -u origin main'],
  ['LS -la.', 'ls -la'],
  ['Docker build -t myapp:1.0 .', 'docker build -t myapp:1.0 .'],
  ['rsync -avz foo:src/bar /data/tmp', 'rsync -avz foo:src/bar /data/tmp'],
  [`top -p "$(pgrep -d ',' java)"`, `top -p "$(pgrep -d ',' java)"`],
  ['Find . -exec rm {} +.', 'find . -exec rm {} +'],
  ['cd ..', 'cd ..'],
])('%s', (heard, command) => {
  const draft = readWritten(lex(heard), LEXICON);
  expect(draft?.command).toBe(command);
  const pieces = draft?.pieces ?? [];
  expect(pieces.map(({ from, to }) => command.slice(from, to)).join('')).toBe(command.replaceAll(' ', ''));
});

test.each([
  'git push dash u origin main', // a symbol was said by name
  'git space push -u', // a blank was said
  'Make sure the /etc/hosts file is right.', // talk
  'Find .-name *.txt', // the recogniser lost a blank
  'Git, reset --hard', // punctuation inside
  'Pip Install --upgrade Torch.', // capitals of a title
  'the /etc file', // no command
  'wfuzz --sc 200,301,302', // thousands, or a list
])('%s is left to the reader', (heard) => {
  expect(readWritten(lex(heard), LEXICON)).toBeNull();
});

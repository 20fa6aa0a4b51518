// What may be right and still must be looked at: each line is a thing said, what is written, and whether it may be
// sure.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseGate } from '../../../src/core/gate/gate-model.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { createTranslator } from '../../../src/core/pipeline.ts';
import { loadReader } from '../../../src/core/reader/reader.ts';
import { EMPTY_SCENE } from '../../../src/core/scene.ts';

const bytes = (name: string) => new Uint8Array(readFileSync(`resources/models/${name}`));

function translator() {
  const lexicon = parseLexicon(bytes('lexicon.txt'));
  const gate = parseGate(readFileSync('resources/models/gate.json', 'utf8'));
  if (!lexicon.ok || !gate.ok) throw new Error('what ships is damaged');
  const reader = loadReader(bytes('reader.bin'), lexicon.value);
  if (!reader.ok) throw new Error(reader.problem.code);
  return createTranslator({ reader: reader.value, lexicon: lexicon.value, gate: gate.value });
}

const translate = translator();

function verdictOn(heard: string, fromSound = false) {
  const answer = translate(heard, EMPTY_SCENE, fromSound);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.verdict;
}

const NEVER_SURE: readonly (readonly [heard: string, why: RegExp])[] = [
  ['git space poll space origin space main', /may be "git pull"/],
  ['docker space pool space redis', /may be "docker pull"/],
  ['find space dot space dash naim space quote x quote', /-naim/],
  ['rm dash rf slash usr local', /Deletes/],
  ['git pull and git push', /left out/],
  ['c b tilde slash projects slash webpack', /may be "cd"/],
  ['cd slash war slash log', /may be "\/var"/],
  ['ssh space route at ten dot zero dot zero dot one', /sounds like|mis-hearing/],
  ['python dash m venv dot venv', /blank may be missing|more than one way/],
  ['docker space ps space dash i', /No list knows -i/],
  ['hello world', /may be talk/],
  ['time pass', /may be talk/],
  ['yes', /may be talk/],
  ['git push force', /may be the flag --force/],
  ['python manage.py run server', /a more usual one/],
  ['sudo git push force', /may be the flag --force/],
  ['sudo -u bob git push force', /may be the flag --force|may be talk/],
  ['time git push force', /may be the flag --force|may be talk/],
  ['nice space dash n space 5 space git space poll', /may be "git pull"/],
  ['git checkout main branch', /may be talk/],
  ["why can't i open docs slash index dot md", /instead of one|left out|No command/],
  ['wfuzz --sc 200,301,302', /commas/],
];

test.each(NEVER_SURE)('%s is not sure', (heard, why) => {
  const verdict = verdictOn(heard);
  expect(verdict.sure).toBe(false);
  expect(verdict.why).toMatch(why);
});

test.each([
  'git space push space dash u space origin space main',
  'git push dash u origin main',
  'sudo systemctl restart nginx',
  'git push origin main',
  'git push origin main',
  'npm run build',
  'Git push -u origin main.',
  'ls -la /etc',
])('%s is sure', (heard) => {
  expect(verdictOn(heard)).toMatchObject({ sure: true, why: '' });
});

test('a word that no list knows is taken as said in a text, and doubted where a recogniser wrote it', () => {
  const heard = 'cd space zorblax';
  expect(verdictOn(heard)).toMatchObject({ draft: { command: 'cd zorblax' }, sure: true });
  expect(verdictOn(heard, true)).toMatchObject({ draft: { command: 'cd zorblax' }, sure: false });
});

test.each([
  ['ps aux pipe grep hyphen', 'ps aux | grep -', false],
  ['cd space dash', 'cd -', true],
  ['ip address o', 'ip address o', false],
  ['ip a', 'ip a', true],
])('a sign alone where "%s" was heard', (heard, command, sure) => {
  expect(verdictOn(heard, true)).toMatchObject({ draft: { command }, sure });
});

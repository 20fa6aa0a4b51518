// Tokens that a misheard word leaves behind, and tokens that look like them and are right.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doubtShape } from '../../../src/core/gate/shape-doubts.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';

const lexicon = parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt')));
const doubt = (command: string) => (lexicon.ok ? doubtShape(command.split(' '), lexicon.value) : 'no lexicon');

test.each([
  ['curl https:slosh/example.com', /an address/],
  ['export PORT=30hero0', /a number/],
  ['export PORT=tree000', /a number/],
  ['ssh root@10.hero.0.1', /a number/],
  ['chown ashR root /opt/app', /a flag/],
  ['find . -name "*.log"base-delete', /a flag after a blank/],
  ['go test ./..dog', /dots/],
  ['go test .lash...', /dots/],
  ['python3 base main.py', /the word "space"/],
  ['npm 1 build', /a name misheard/],
  ['git fetch desk-all --prune', /the flag --all/],
  ['find -fprint 0', /one flag/],
  ['npm install --save dev jest', /a flag, save-dev/],
  ['sudo npm install --save dev jest', /a flag, save-dev/],
  ['docker compose up --force recreate', /a flag, force-recreate/],
  ['git push --force with lease', /a flag, force-with-lease/],
  ['terraform apply -auto approve', /a flag, auto-approve/],
  ['git push git push --tags', /twice/],
  ['kubectl port-forward svc/apache28080:5297', /a name and a number/],
])('%s is doubted', (command, why) => {
  expect(doubt(command)).toMatch(why);
});

test.each([
  'curl https://example.com',
  'go test ./...',
  'cd ../src',
  'git diff main..develop',
  'find . -mmin +10 -name "*.mp3"',
  'sleep 10min',
  'python3 main.py',
  'git checkout -b fix-all',
  'ssh root@10.0.0.1',
  'docker run -p 8080:80 web1',
  'kill 1234',
  'find . -maxdepth 2 -print0',
  'docker run -p 8080:80 web2',
  'md5sum cache256',
  'echo echo hello',
  'git log git git',
  'git log --max-count 5',
  'npm install --save-dev jest',
  'npm install --save express',
  'docker run --name web nginx',
  'git log --author maria',
  'find / -fstype nfs -print',
  'find . -fprint file',
  'tail --lines 20 app.log',
])('%s is not', (command) => {
  expect(doubt(command)).toBeNull();
});

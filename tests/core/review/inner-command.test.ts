import { expect, test } from 'vitest';
import { PREFIX_COMMANDS } from '../../../src/core/lexer/prefix-commands.ts';
import { findCommand } from '../../../src/core/review/inner-command.ts';
import { WRAPPERS } from '../../../src/core/review/wrappers.ts';

/** Command line -> what runs in the end; null where nothing does. */
const CASES: readonly (readonly [line: string, runs: string | null])[] = [
  ['ls -la', 'ls'],
  ['sudo ls', 'ls'],
  ['sudo -u bob ls', 'ls'],
  ['sudo --user=bob -E ls', 'ls'],
  ['sudo --user bob ls', 'ls'],
  ['sudo PORT=80 node app.js', 'node'],
  ['PORT=80 node app.js', 'node'],
  ['nice -n 5 make', 'make'],
  ['env -i ls', 'ls'],
  ['env -u PATH A=1 ls', 'ls'],
  ['sudo -H nice -n 5 env A=1 make all', 'make'],
  ['time -p git status', 'git'],
  ['watch -n 2 docker ps', 'docker'],
  ['xargs -n 1 rm', 'rm'],
  ['timeout 5 make', 'timeout'],
  // Whole without another command.
  ['env', 'env'],
  ['env | sort', 'env'],
  ['xargs -n 1 < names', 'xargs'],
  // Cut short.
  ['sudo', null],
  ['sudo -u bob', null],
  ['sudo -u bob | ls', null],
  ['nice -n', null],
  ['A=1', null],
  ['', null],
];

test.each(CASES)('%s runs %s', (line, runs) => {
  const tokens = line.split(' ').filter((token) => token !== '');
  expect(tokens[findCommand(tokens)] ?? null).toBe(runs);
});

test('the flags of every everyday prefix are known', () => {
  for (const name of PREFIX_COMMANDS) expect(Object.keys(WRAPPERS)).toContain(name);
});

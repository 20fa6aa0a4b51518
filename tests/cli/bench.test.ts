import { expect, test } from 'vitest';
import { outcomeOf, startCli } from './run-cli.ts';

test('Ctrl-C ends a benchmark in the middle, without a table', async () => {
  const child = startCli(['bench', '--rounds', '1000']);
  child.stderr.on('data', () => child.kill('SIGINT'));
  const { code, out, err } = await outcomeOf(child);
  expect([code, out, err]).toEqual([130, '', 'timing the readers\n']);
});

/** What a person is told who uses the command line wrongly: what happened, and one thing to do. */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydash complaints '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const good = join(folder, 'good.jsonl');
const broken = join(folder, 'broken.jsonl');
writeFileSync(good, '{"heard":"ls","command":"ls"}\n');
writeFileSync(broken, '{"heard":"ls","command":"ls"}\nbroken\n');

describe('a command line that is not understood', () => {
  test.each([
    [['frobnicate'], 'Try `saydash --help`'],
    [['translat', 'ls'], 'Did you mean translate?'],
    [['translate', '--nope'], 'Try `saydash translate --help`'],
    [['translate', 'git', 'push', '-u', 'origin'], 'What was said goes in quotes'],
    [['translate', '--jsonl', 'ls'], '--jsonl reads standard input'],
    [['translate', '--jsonl', '--json'], 'cannot be used with'],
    [['hear', '--model', 'tiny.en', '--compare', 'tiny.en,base.en', 'a.wav'], 'cannot be used with'],
    [['eval'], 'Try `saydash eval --help`'],
    [['models', 'pull', '--nope'], 'Try `saydash models pull --help`'],
    [['models', 'frob'], 'Try `saydash models --help`'],
  ])('%j', async (args, says) => {
    const { code, out, err } = await runCli(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });
});

describe('a file to score that is none', () => {
  test.each([
    ['a folder', [folder], 'cannot be read. Check that it is a file'],
    ['the second of two', [good, broken], 'broken.jsonl, line 2 is not JSON'],
    ['empty input', ['-'], 'standard input holds no line'],
    ['a line that never ends', ['/dev/zero'], 'line 1 is over'],
  ])('%s', async (_, files, says) => {
    const { code, err } = await runCli(['eval', ...files]);
    expect(code).toBe(1);
    expect(err).toContain(says);
  });
});

test.runIf(process.platform === 'linux')('output that cannot be written is said', async () => {
  const bin = join(import.meta.dirname, '../../bin/saydash.mjs');
  const child = spawn(process.execPath, [bin, 'translate', 'ls'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(1);
  expect(err).toContain('could not be written: the disk is full');
});

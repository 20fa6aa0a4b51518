import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

describe('translate', () => {
  test('the command alone goes to standard output', async () => {
    const { code, out, err } = await runCli(['translate', 'git space push space dash u space origin space main']);
    expect([code, out]).toEqual([0, 'git push -u origin main\n']);
    expect(err).toMatch(/processor/);
  });
  test('several arguments are one utterance', async () => {
    expect(await runCli(['translate', 'ls', 'space', 'dash', 'la'])).toMatchObject({ code: 0, out: 'ls -la\n' });
  });
  test.each([[['-']], [[]]])('words from standard input: %j', async (args) => {
    const outcome = await runCli(['translate', ...args], { input: 'ls space dash la\n' });
    expect(outcome).toMatchObject({ code: 0, out: 'ls -la\n' });
  });
  test('--json is one line with everything', async () => {
    const { code, out } = await runCli(['translate', '--json', 'rm space dash rf space slash']);
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(out.trim()).not.toContain('\n');
    expect(answer).toMatchObject({ heard: 'rm space dash rf space slash', command: 'rm -rf /', route: 'processor' });
    expect(answer.confidence).toBeGreaterThanOrEqual(0);
    expect(answer.confidence).toBeLessThanOrEqual(1);
    expect(answer.risks.map((risk: { level: string }) => risk.level)).toContain('critical');
  });
  test('risks are said to a person too', async () => {
    expect((await runCli(['translate', 'rm space dash rf space slash'])).err).toMatch(/critical/);
  });
  test('a reason is said once, also where a risk is the reason', async () => {
    const { err } = await runCli(['translate', 'rm space dash rf space slash']);
    expect(err.match(/Deletes every file/g)).toHaveLength(1);
  });
  test('no colour where nobody looks at a terminal', async () => {
    const { out, err } = await runCli(['translate', 'ls space dash la']);
    expect(out + err).not.toContain('\x1b');
  });
});

describe('bad input to translate', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /No command/],
    ['blanks', ' \n\t\n', /No command/],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]), /not (?:UTF-8 )?text|binary/],
    ['a NUL', 'ls\0la', /binary/],
    ['too many words', 'ls '.repeat(2001), /2,001 words/],
    ['megabytes of one word', 'a'.repeat(3_000_000), /3,000,000 characters/],
    ['more words than one command has', 'git push '.repeat(200), /400 words are too many for one command/],
    ['more megabytes than are read', 'ab '.repeat(4_000_000), /8 MiB/],
  ])('%s', async (_name, input, says) => {
    const { code, out, err } = await runCli(['translate'], { input });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\bat .*\.js:\d+/);
  });
  test('as data the failure has its code', async () => {
    const { code, out } = await runCli(['translate', '--json'], { input: 'ls '.repeat(2001) });
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'text-too-long']);
  });
  test.each([
    'unclosed "quote',
    'echo space quote unclosed',
    '\x1b[31mred\x1b[0m',
    '\u202egnp\u202c',
    '💥 💥',
    'é'.repeat(500),
    '`'.repeat(300),
  ])('odd text is answered in peace: %j', async (words) => {
    const { code, out, err } = await runCli(['translate', words]);
    expect([0, 1]).toContain(code);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not come out.
    expect(out.slice(0, -1) + err.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\u202a-\u202e]/);
  });
});

const COMMANDS: readonly (readonly string[])[] = [
  ...['translate', 'hear', 'listen', 'demo', 'practice', 'eval', 'bench', 'models', 'doctor'].map((name) => [name]),
  ...['list', 'pull', 'verify', 'import', 'rm'].map((verb) => ['models', verb]),
];

describe('usage', () => {
  test.each([
    [['--help'], 0, /Exit codes/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['translate', '--help'], 0, /Examples/],
    [['hear', '--help'], 0, /Examples/],
    [['models', '--help'], 0, /pull/],
    [['help', 'eval'], 0, /wrong but sure/],
    ...COMMANDS.map((args): [string[], number, RegExp] => [[...args, '--help'], 0, /Examples:\n {2}\$ saydash/]),
  ])('%j', async (args, code, says) => {
    const outcome = await runCli(args);
    expect(outcome.code).toBe(code);
    expect(outcome.out).toMatch(says);
    for (const line of outcome.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
  test.each([
    [[]],
    [['nonsense']],
    [['translate', '--nonsense']],
    [['hear']],
    [['bench', '--rounds', '0']],
    [['hear', '--compare', 'tiny.en,', 'a.wav']],
  ])('not understood: %j', async (args) => {
    const { code, out, err } = await runCli(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
});

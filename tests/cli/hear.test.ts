import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeWav } from '../../src/platform/wav-file.ts';
import { findReadyModel } from './ready-model.ts';
import { parseLines, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydash hear '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const sample = fileURLToPath(new URL('../../samples/git-push-origin-main.wav', import.meta.url));
const silence = () => encodeWav({ samples: new Float32Array(16_000) });

interface Line {
  readonly file: string;
  readonly heard?: string;
  readonly command?: string;
  readonly error?: { readonly code: string };
}

describe('what cannot be heard says so, one line a file', () => {
  test.each<[string, () => string, string]>([
    ['a file that is not there', () => join(folder, 'nowhere.wav'), 'file-missing'],
    ['a text', () => fileOf('text.wav', 'not sound\n'), 'not-audio'],
    ['nothing at all', () => fileOf('empty.wav', ''), 'not-audio'],
    ['a program', () => process.execPath, 'not-audio'],
    ['half a header', () => fileOf('half.wav', silence().subarray(0, 30)), 'not-audio'],
  ])('%s', async (_name, path, expected) => {
    const { code, out, err } = await runCli(['hear', '--json', path()]);
    const [line] = parseLines<Line>(out);
    expect([code, line?.error?.code]).toEqual([1, expected]);
    expect(err).not.toMatch(/\bat .*\.js:\d+/);
  });
  test('to a person it says what to do', async () => {
    const { code, out, err } = await runCli(['hear', join(folder, 'nowhere.wav')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/does not exist/);
  });
  test('text on standard input', async () => {
    const { code, out } = await runCli(['hear', '--json', '-'], { input: 'ls dash la' });
    expect([code, parseLines<Line>(out)[0]?.error?.code]).toEqual([1, 'not-audio']);
  });
  test('a model that nobody knows', async () => {
    const { code, out } = await runCli(['hear', '--json', '--model', 'nonsense', sample]);
    expect([code, parseLines<Line>(out)[0]?.error?.code]).toEqual([1, 'model-unknown']);
  });
  test('a model that is not on this machine', async () => {
    const { code, err } = await runCli(['hear', sample], { env: { SAYDASH_CACHE: join(folder, 'no cache') } });
    expect(code).toBe(1);
    expect(err).toMatch(/saydash models pull/);
  });
});

const model = await findReadyModel();
const hear = (...files: string[]) => runCli(['hear', '--json', '--model', model ?? '', ...files]);

// Seconds where nothing else runs, minutes where a training does.
describe.skipIf(model === undefined)('with real weights', { timeout: 600_000 }, () => {
  test('a recording becomes its command', async () => {
    const { out } = await hear(sample);
    const [line] = parseLines<Line>(out);
    expect(line).toMatchObject({ file: sample, command: 'git push origin main' });
    expect(Object.keys(line ?? {})).toEqual(
      expect.arrayContaining(['file', 'heard', 'command', 'route', 'confidence', 'sure', 'ms']),
    );
  });
  test('a bad file between two good ones stops neither', async () => {
    const { code, out } = await hear(sample, join(folder, 'nowhere.wav'), sample);
    const lines = parseLines<Line>(out);
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error?.code)).toEqual([undefined, 'file-missing', undefined]);
  });
  test('half a recording is heard, never as sure, and it is said', async () => {
    const whole = readFileSync(sample);
    const { code, out } = await hear(fileOf('cut.wav', whole.subarray(0, whole.length * 0.6)));
    const [line] = parseLines<{ command: string; sure: boolean; why: string }>(out);
    expect(code).toBe(0);
    expect(line).toMatchObject({ command: expect.stringMatching(/^git push/), sure: false });
    expect(line?.why).not.toBe('');
  });
  test('silence gives no command', async () => {
    const { code, out } = await hear(fileOf('silence.wav', silence()));
    const [line] = parseLines<Line>(out);
    expect([code, line?.error?.code ?? line?.command]).toEqual([1, 'nothing-heard']);
  });
});

describe('doctor', () => {
  test('a line a part, and what to do about a cache that cannot be written', async () => {
    const inTheWay = fileOf('cache', 'a file, not a folder');
    const { code, out } = await runCli(['doctor'], { env: { SAYDASH_CACHE: inTheWay } });
    expect(code).toBe(1);
    expect(out).toMatch(/^no {2}cache .*SAYDASH_CACHE/m);
    expect(out).toMatch(/^ok {2}node/m);
  });
  test.runIf(process.platform === 'linux')('says so also where Node would make folders for ever', async () => {
    const { code, out } = await runCli(['doctor'], { env: { SAYDASH_CACHE: '/proc/saydash' } });
    expect(code).toBe(1);
    expect(out).toMatch(/^no {2}cache .*cannot be written/m);
  });
  // Root may write anywhere.
  test.runIf(process.getuid?.() !== 0)('a cache that can only be read is no fault of hearing', async () => {
    const cache = join(folder, 'cache to be read');
    mkdirSync(cache, { mode: 0o555 });
    const { out } = await runCli(['doctor'], { env: { SAYDASH_CACHE: cache } });
    expect(out).toMatch(/^ - {2}cache .*cannot be written.*Models that are there work/m);
  });
  test('a model that is rubbish is found out', async () => {
    const { out: listed } = await runCli(['models', 'list', '--json']);
    const [first] = parseLines<{ path: string; bytes: number }>(listed).filter((row) => 'path' in row);
    const cache = join(folder, 'rubbish cache');
    mkdirSync(join(cache, 'models'), { recursive: true });
    const name = (first?.path ?? '').split('/').at(-1) ?? '';
    writeFileSync(join(cache, 'models', name), 'rubbish');
    const { code, out } = await runCli(['doctor', '--json'], { env: { SAYDASH_CACHE: cache } });
    expect(code).toBe(1);
    expect(out).toMatch(/"state":"broken"/);
  });
  test('as data, a line a part', async () => {
    const { out } = await runCli(['doctor', '--json']);
    const parts = parseLines<{ part: string; state: string; says: string }>(out);
    expect(parts.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['node', 'reader', 'lexicon', 'speech engine']),
    );
    expect(parts.every(({ says }) => says !== '')).toBe(true);
  });
});

describe('models', () => {
  test('list shows what may be had', async () => {
    const { code, out } = await runCli(['models', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(/tiny\.en/);
  });
  test.each([
    ['pull', 'nonsense', /no model named nonsense/],
    ['rm', 'nonsense', /no model named nonsense/],
    ['verify', 'nonsense', /no model named nonsense/],
    ['import', '/nowhere/model.bin', /does not exist/],
  ])('%s %s', async (verb, name, says) => {
    const { code, err } = await runCli(['models', verb, name], { env: { SAYDASH_CACHE: join(folder, 'other') } });
    expect(code).toBe(1);
    expect(err).toMatch(says);
  });
});

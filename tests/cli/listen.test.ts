import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readAudioFile } from '../../src/platform/audio-file.ts';
import { findReadyModel } from './ready-model.ts';
import { outcomeOf, parseLines, runCli, startCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydash listen '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PATH with an `arecord` on it that plays a sample and then waits, as a microphone in a silent room does. */
function withMicrophone(): string {
  const tools = join(folder, 'tools');
  const raw = join(folder, 'sound.raw');
  const wav = readFileSync(fileURLToPath(new URL('../../samples/git-push-origin-main.wav', import.meta.url)));
  writeFileSync(raw, wav.subarray(44));
  mkdirSync(tools, { recursive: true });
  const recorder = join(tools, 'arecord');
  writeFileSync(recorder, `#!/bin/sh\n/bin/cat "${raw}"\nexec /bin/sleep 60\n`);
  chmodSync(recorder, 0o755);
  return tools;
}

/** Kills the engine processes among a process's children. */
function killEngines(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  for (const child of children) {
    try {
      if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('engine-child'))
        process.kill(Number(child), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

const model = await findReadyModel();

test('without a recorder it says what to install', async () => {
  const { code, out, err } = await runCli(['listen'], { env: { PATH: join(folder, 'nothing here') }, input: '\n' });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/alsa-utils/);
});

test('as data a failure is a line, too', async () => {
  const env = { PATH: join(folder, 'nothing here'), SAYDASH_CACHE: join(folder, 'no cache') };
  const { code, out } = await runCli(['listen', '--json'], { env });
  expect([code, parseLines(out)]).toMatchObject([1, [{ file: '-', error: { code: 'no-model' } }]]);
});

test('without a model nobody is asked to speak', async () => {
  const env = { PATH: withMicrophone(), SAYDASH_CACHE: join(folder, 'no cache') };
  const { code, err } = await runCli(['listen'], { env, input: '\n' });
  expect(code).toBe(1);
  expect(err).toMatch(/saydash models pull/);
  expect(err).not.toContain('●');
});

// Seconds where nothing else runs, minutes where a training does.
describe.skipIf(model === undefined)('with a microphone and real weights', { timeout: 600_000 }, () => {
  /** Presses Return each time the recorder is ready. */
  const runPressingReturn = async (args: readonly string[]) => {
    const child = startCli([...args, '--model', model ?? ''], { env: { PATH: withMicrophone() } });
    child.stderr.on('data', (text: Buffer) => {
      if (String(text).includes('●')) setTimeout(() => child.stdin.write('\n'), 300);
    });
    return outcomeOf(child);
  };

  test('listen hears until Return and writes the command', async () => {
    const { code, out, err } = await runPressingReturn(['listen', '--json']);
    expect([code, err]).toEqual([0, expect.stringMatching(/Return ends it/)]);
    expect(parseLines(out)).toEqual([expect.objectContaining({ file: '-', command: 'git push origin main' })]);
  });

  test('practice says how well it went and keeps recordings only where told', async () => {
    const kept = join(folder, 'kept');
    const { code, out } = await runPressingReturn(['practice', '--count', '2', '--keep', kept]);
    expect(code).toBe(0);
    expect(out).toMatch(/0 of 2 commands right/);
    expect(out).toMatch(/word error rate \d/);
    expect(readdirSync(kept)).toHaveLength(2);
    for (const name of readdirSync(kept)) expect(statSync(join(kept, name)).mode & 0o077).toBe(0);
  });

  test.runIf(process.platform === 'linux')(
    'a recording that the engine broke at is kept, and it is said where',
    async () => {
      const child = startCli(['listen', '--model', model ?? ''], { env: { PATH: withMicrophone(), TMPDIR: folder } });
      let killing: NodeJS.Timeout | undefined;
      child.stderr.on('data', (text: Buffer) => {
        if (String(text).includes('●')) child.stdin.write('\n');
        // Whatever engine there is from now on is killed, so that the one that hears is among them.
        if (String(text).includes('recorded')) killing ??= setInterval(() => killEngines(child.pid ?? 0), 5);
      });
      const { code, out, err } = await outcomeOf(child).finally(() => clearInterval(killing));
      expect([code, out]).toEqual([1, '']);
      const [, kept = ''] = /^Kept: (.+)\. Hear it again/m.exec(err) ?? [];
      expect(await readAudioFile(kept)).toMatchObject({ ok: true });
      expect(statSync(kept).mode & 0o077).toBe(0);
    },
  );

  test('Ctrl-C forgets the recording', async () => {
    const child = startCli(['listen', '--model', model ?? ''], { env: { PATH: withMicrophone() } });
    child.stderr.on('data', (text: Buffer) => {
      if (String(text).includes('●')) child.kill('SIGINT');
    });
    expect(await outcomeOf(child)).toMatchObject({ code: 130, out: '' });
  });

  test('demo hears a list of recordings and sums up by voice', async () => {
    const sample = fileURLToPath(new URL('../../samples/git-push-origin-main.wav', import.meta.url));
    const list = join(folder, 'list.jsonl');
    const row = { file: sample, voice: 'one', said: 'git push origin main', command: 'git push origin main' };
    writeFileSync(
      list,
      [row, { ...row, voice: 'two', command: 'git pull' }].map((one) => JSON.stringify(one)).join('\n'),
    );
    const { code, out } = await runCli(['demo', '--json', '--model', model ?? '', list]);
    const lines = parseLines<Record<string, unknown>>(out);
    expect(code).toBe(0);
    expect(lines.slice(0, 2)).toMatchObject([{ asMeant: true }, { asMeant: false }]);
    expect(lines[2]).toMatchObject({
      all: { recordings: 2, asMeant: 1 },
      byVoice: [
        { voice: 'one', asMeant: 1 },
        { voice: 'two', asMeant: 0 },
      ],
    });
  });
});

test.each([
  ['nowhere.jsonl', undefined, /does not exist/],
  ['.', undefined, /cannot be read/],
  ['empty.jsonl', '\n', /empty\.jsonl holds no line/],
  ['broken.jsonl', '{"file":"a.wav"}\n{', /broken\.jsonl, line 2 is not JSON/],
  ['nameless.jsonl', '{"voice":"joe"}', /line 1 names no "file"/],
  ['/dev/zero', undefined, /line 1 is over/],
])('demo of %s', async (list, lines, says) => {
  if (lines !== undefined) writeFileSync(join(folder, list), lines);
  const { code, err } = await runCli(['demo', resolve(folder, list)]);
  expect(code).toBe(1);
  expect(err).toMatch(says);
});

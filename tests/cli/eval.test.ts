import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydash eval '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, rows: readonly (object | string)[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

describe('eval', () => {
  const rows = [
    { heard: 'ls space dash la', command: 'ls  -la', style: 'clean' },
    { heard: 'git space status', command: 'git push', style: 'clean' },
    { heard: 'we talk about the weather today', command: '', style: 'prose' },
  ];

  test('figures as data, all and by style', async () => {
    const { code, out } = await runCli(['eval', '--json', fileOf('mixed.jsonl', rows)]);
    const { all, byStyle } = JSON.parse(out);
    expect(code).toBe(0);
    expect(all.count).toBe(3);
    expect(byStyle.clean).toMatchObject({ count: 2, exact: 0.5, effective: 0.5 });
    expect(byStyle.prose.count).toBe(1);
    expect(all.msP99).toBeGreaterThanOrEqual(all.msMedian);
  });
  test('a table for a person, with what matters most', async () => {
    const { code, out } = await runCli(['eval', fileOf('table.jsonl', rows)]);
    expect(code).toBe(0);
    expect(out).toMatch(/wrong but sure/);
    expect(out.trim().split('\n')).toHaveLength(6);
  });
  test('failures are lines of their own', async () => {
    const { out } = await runCli(['eval', '--failures', '--json', fileOf('failures.jsonl', rows.slice(0, 2))]);
    const [failure] = out.split('\n');
    expect(JSON.parse(failure ?? '')).toMatchObject({
      heard: 'git space status',
      meant: 'git push',
      wrote: 'git status',
    });
  });
  test('a file is the style of lines that have none', async () => {
    const { out } = await runCli(['eval', '--json', fileOf('own.jsonl', [{ heard: 'pwd', command: 'pwd' }])]);
    expect(Object.keys(JSON.parse(out).byStyle)).toEqual(['own']);
  });
  test('from standard input', async () => {
    const { code, out } = await runCli(['eval', '--json', '-'], { input: '{"heard":"pwd","command":"pwd"}\n' });
    expect([code, JSON.parse(out).all.count]).toEqual([0, 1]);
  });
  test.each<[string, readonly (object | string)[], RegExp]>([
    ['a line that is not JSON', [{ heard: 'a', command: 'a' }, '{'], /line 2/],
    ['a line without a command', [{ heard: 'a' }], /line 1/],
    ['nothing', [], /no line/],
  ])('%s stops it: half a file gives wrong figures', async (name, bad, says) => {
    const { code, out, err } = await runCli(['eval', fileOf(`${name}.jsonl`, bad)]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(says);
  });
  test('a file that is not there', async () => {
    expect(await runCli(['eval', join(folder, 'nowhere.jsonl')])).toMatchObject({ code: 1, out: '' });
  });
});

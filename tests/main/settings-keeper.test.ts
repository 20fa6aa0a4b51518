import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings/schema.ts';
import { keepSettings } from '../../src/main/settings-keeper.ts';
import { openSettingsFile } from '../../src/platform/settings-file.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saydash-settings-'));
  path = join(folder, 'inner', 'settings.json');
  mkdirSync(join(folder, 'inner'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => keepSettings(openSettingsFile(path, () => new Date('2026-11-23T12:00:00Z')));
const saved = () => JSON.parse(readFileSync(path, 'utf8'));
const names = () => readdirSync(join(folder, 'inner')).sort();

test('has the defaults where there is no file, and writes none by itself', async () => {
  const settings = open();
  await settings.settled();
  expect(settings.current()).toEqual(DEFAULT_SETTINGS);
  expect(settings.problem()).toBeNull();
  expect(names()).toEqual([]);
});

test('keeps a change for the next start, for its owner only, and tells who listens', async () => {
  const settings = open();
  const told: unknown[] = [];
  settings.onChange((now, before) => told.push([before.theme, now.theme]));
  expect(settings.change({ theme: 'dark', words: ['prod'] })).toEqual({ ok: true, value: null });
  await settings.settled();
  expect(told).toEqual([['system', 'dark']]);
  expect(open().current()).toMatchObject({ theme: 'dark', words: ['prod'] });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(names()).toEqual(['settings.json']);
});

test('writes the last of many quick changes', async () => {
  const settings = open();
  for (let inserts = 1; inserts <= 50; inserts++) settings.change({ inserts });
  await settings.settled();
  expect(saved().inserts).toBe(50);
});

test.each<[Record<string, unknown>, string]>([
  [{ theme: 'pink' }, 'bad-input'],
  [{ textSize: 7 }, 'bad-input'],
  [{ theme: 'dark', unloadMinutes: 3 }, 'bad-input'],
  [{ hotkey: 'A' }, 'hotkey-unusable'],
])('refuses %j as a whole', async (changes, code) => {
  const settings = open();
  expect(settings.change(changes)).toMatchObject({ ok: false, problem: { code } });
  expect(settings.current()).toEqual(DEFAULT_SETTINGS);
});

describe('a file of rubbish', () => {
  test.each([
    ['no JSON', '{"theme":'],
    ['no object', '[1, 2]'],
    ['a number', '7'],
    ['empty', ''],
  ])('%s: is put aside, not lost', async (_what, text) => {
    writeFileSync(path, text);
    const settings = open();
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problem()).toEqual({
      code: 'settings-damaged',
      detail: 'settings.damaged-2026-11-23T12-00-00-000Z.json',
    });
    expect(readFileSync(join(folder, 'inner', 'settings.damaged-2026-11-23T12-00-00-000Z.json'), 'utf8')).toBe(text);
    settings.change({ theme: 'dark' });
    await settings.settled();
    expect(settings.problem()).toBeNull();
    expect(saved().theme).toBe('dark');
  });

  test('in one field: costs that field alone, and what nobody knows stays', async () => {
    writeFileSync(path, JSON.stringify({ version: 1, theme: 'dark', textSize: 'huge', later: { a: 1 } }));
    const settings = open();
    expect(settings.current()).toMatchObject({ theme: 'dark', textSize: 1, later: { a: 1 } });
    await settings.settled();
    expect(settings.problem()?.code).toBe('settings-damaged');
    expect(saved()).toMatchObject({ theme: 'dark', textSize: 1, later: { a: 1 } });
    expect(names()).toHaveLength(2);
  });
});

describe('a place that cannot be written', () => {
  test('keeps the change until the end, says so, and says when it is over', async () => {
    rmSync(join(folder, 'inner'), { recursive: true });
    writeFileSync(join(folder, 'inner'), 'a file where a folder should be');
    const settings = open();
    let told = 0;
    settings.onChange(() => told++);
    settings.change({ theme: 'dark' });
    await settings.settled();
    expect(settings.current().theme).toBe('dark');
    expect(settings.problem()).toMatchObject({ code: 'settings-read-only', detail: expect.stringContaining(path) });
    expect(told).toBe(2);
    settings.save();
    await settings.settled();
    expect(settings.problem()).toMatchObject({ code: 'settings-read-only' });
    rmSync(join(folder, 'inner'));
    settings.save();
    await settings.settled();
    expect(settings.problem()).toBeNull();
    expect(saved().theme).toBe('dark');
    expect(told).toBe(3);
  });

  test('what could not be read is put aside before anything is written in its place', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'somebody’s');
    const settings = open();
    expect(settings.problem()).toMatchObject({ code: 'settings-read-only' });
    settings.change({ theme: 'dark' });
    await settings.settled();
    expect(settings.problem()).toBeNull();
    expect(saved().theme).toBe('dark');
    const aside = readdirSync(join(folder, 'inner')).find((name) => name.startsWith('settings.damaged-')) ?? '';
    expect(readFileSync(join(folder, 'inner', aside, 'inside'), 'utf8')).toBe('somebody’s');
  });
});

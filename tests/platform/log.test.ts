import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saydash-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-11-23T12:00:00Z');
const path = () => join(folder, 'logs', 'saydash.log');
const lines = (file = path()) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('writes one line an event, for its owner only', () => {
  const log = createLog({ path: path(), now });
  log.note('heard', { seconds: 1.5, sure: true, route: 'reader' });
  expect(lines()).toEqual([
    { at: '2026-11-23T12:00:00.000Z', event: 'heard', seconds: 1.5, sure: true, route: 'reader' },
  ]);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test('lets no fact take the place of the event', () => {
  const log = createLog({ path: path(), now });
  log.note('session', { event: 'start', to: 'recording' });
  expect(lines()[0]).toMatchObject({ event: 'session', to: 'recording' });
});

test('keeps no sentence: a fact is a code', () => {
  const log = createLog({ path: path(), now });
  log.note('heard', { text: 'rm -rf "$HOME" && echo done', code: 'engine-ended' });
  expect(lines()[0]).toMatchObject({ text: '(27 characters)', code: 'engine-ended' });
});

test('keeps where a bug was, not what its message quotes', () => {
  const log = createLog({ path: path(), now });
  log.bug(new TypeError('cannot read git push --force secret'));
  log.bug('git push --force secret');
  expect(readFileSync(path(), 'utf8')).not.toContain('secret');
  expect(lines()[0]).toMatchObject({
    event: 'bug',
    name: 'TypeError',
    stack: [expect.stringContaining('log.test.ts'), ...lines()[0].stack.slice(1)],
  });
});

test('puts a long file aside, and keeps two', () => {
  const log = createLog({ path: path(), now, maxBytes: 500 });
  for (let i = 0; i < 40; i++) log.note('event', { i });
  expect(statSync(path()).size).toBeLessThan(700);
  expect(lines().at(-1)).toMatchObject({ i: 39 });
  expect(lines(`${path()}.1`).length).toBeGreaterThan(1);
});

test('ends nothing where it cannot be written', () => {
  writeFileSync(join(folder, 'logs'), 'a file where a folder should be');
  expect(() => createLog({ path: path(), now }).note('event', {})).not.toThrow();
});

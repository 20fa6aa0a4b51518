import { describe, expect, test } from 'vitest';
import { calls, type WindowName } from '../../src/contract/calls.ts';
import { failed, ok } from '../../src/core/errors.ts';
import { type Caller, createGate, type Handlers } from '../../src/main/ipc.ts';

const PREVIEW: Caller = { contentsId: 1, url: 'file:///app/preview.html', top: true };
const SETTINGS: Caller = { contentsId: 2, url: 'file:///app/settings.html', top: true };
const STRANGER: Caller = { contentsId: 9, url: 'file:///app/preview.html', top: true };

function setUp(special: Partial<Handlers> = {}) {
  const done: unknown[] = [];
  const noted: unknown[] = [];
  const bugs: unknown[] = [];
  const does = (name: string) => (value: unknown) => {
    done.push([name, value]);
    return ok(null);
  };
  const every = Object.fromEntries(Object.keys(calls).map((name) => [name, does(name)]));
  const handlers: Handlers = { ...handlersFrom(every), ...special };
  const windows = new Map<number, WindowName>([
    [1, 'preview'],
    [2, 'settings'],
  ]);
  const gate = createGate({
    handlers,
    windowOf: ({ contentsId, top }) => (top ? windows.get(contentsId) : undefined),
    log: { note: (what, facts) => noted.push([what, facts]), bug: (error) => bugs.push(error) },
  });
  return { gate, done, noted, bugs };
}

/** Every call of the contract has one. */
function handlersFrom(every: Record<string, unknown>): Handlers;
function handlersFrom(every: object): object {
  return every;
}

test('carries out a call and answers its value', async () => {
  const { gate, done } = setUp();
  await expect(gate(PREVIEW, 'preview.pointer', { inside: true })).resolves.toEqual({ ok: true, value: null });
  expect(done).toEqual([['preview.pointer', { inside: true }]]);
});

test('answers an expected failure as a value with words', async () => {
  const { gate, bugs } = setUp({ 'settings.change': () => failed('hotkey-unusable', 'A') });
  const answer = await gate(SETTINGS, 'settings.change', { hotkey: 'A' });
  expect(answer).toMatchObject({ ok: false, says: expect.stringContaining('A'), hint: expect.any(String) });
  expect(bugs).toEqual([]);
});

describe('refuses, and does nothing', () => {
  const edit = { type: 'edit', session: 1, text: 'x' };
  test.each<[string, Caller, unknown, unknown]>([
    ['a name that nobody knows', PREVIEW, 'preview.nothing', undefined],
    ['a name of every object', PREVIEW, 'constructor', undefined],
    ['a name that is no text', PREVIEW, { name: 'preview.ready' }, undefined],
    ['a call of another window', PREVIEW, 'settings.change', { theme: 'dark' }],
    ['a stranger', STRANGER, 'preview.pointer', { inside: true }],
    ['a frame in the page', { ...PREVIEW, top: false }, 'preview.pointer', { inside: true }],
    ['a value of another shape', PREVIEW, 'preview.pointer', { inside: 'yes' }],
    ['a value with more in it', PREVIEW, 'preview.pointer', { inside: true, more: 1 }],
    ['no value where one is needed', PREVIEW, 'preview.pointer', undefined],
    ['an intent that is none', PREVIEW, 'preview.intend', { ...edit, type: 'run' }],
    ['a text without end', PREVIEW, 'preview.intend', { ...edit, text: 'x'.repeat(100_001) }],
    ['a session that is no number', PREVIEW, 'preview.intend', { ...edit, session: '1' }],
    ['sound that is longer than a second', PREVIEW, 'capture.chunk', { session: 1, samples: new Float32Array(16_001) }],
  ])('%s', async (_what, caller, name, value) => {
    const { gate, done, noted } = setUp();
    await expect(gate(caller, name, value)).rejects.toThrow('refused');
    expect(done).toEqual([]);
    expect(noted).toHaveLength(1);
    expect(JSON.stringify(noted)).not.toContain('xxx');
  });
});

test('catches a bug once, logs it, and tells the window no more than that', async () => {
  const { gate, bugs } = setUp({
    'preview.ready': () => {
      throw new Error('rm -rf / was dictated');
    },
  });
  await expect(gate(PREVIEW, 'preview.ready', undefined)).rejects.toThrow(/^bug$/);
  expect(bugs).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { formatChord } from '../../src/core/hotkey/chord.ts';
import type { GestureEvent } from '../../src/core/hotkey/gesture.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/schema.ts';
import { createHotkey } from '../../src/main/hotkey.ts';
import type { HookListener } from '../../src/platform/desktop/hook.ts';
import { handTimer } from './support.ts';

function setUp(hotkey = 'LeftCtrl+LeftShift+Space') {
  const emitted: (GestureEvent['type'] | 'away')[] = [];
  const chosen: string[] = [];
  const recorded: unknown[] = [];
  const hooked: unknown[] = [];
  const taken: unknown[] = [];
  const asked: string[] = [];
  const touching: string[] = [];
  const hooks: HookListener[] = [];
  const system = { letsHear: true };
  const timer = handTimer();
  let restarts = 0;
  let at = 1000;
  const keys = createHotkey({
    settings: () => ({ ...DEFAULT_SETTINGS, hotkey: chosen.at(-1) ?? hotkey }),
    startHook(listener) {
      hooks.push(listener);
      return { restart: () => restarts++, pid: () => 1, dispose: () => {} };
    },
    touch: { press: ({ key }) => touching.push(key), click: () => {}, deafen: () => touching.push('deaf') },
    mayHear: () => system.letsHear,
    timer,
    platform: 'linux',
    emit: ({ type }) => emitted.push(type),
    onChosen: (now) => chosen.push(now),
    async isTaken(chord) {
      asked.push(formatChord(chord));
      return chord.key === 'Space';
    },
    onProblem: (about, problem) => ({ choice: recorded, hook: hooked, taken })[about].push(problem?.code ?? null),
  });
  const press = (type: 'down' | 'up', ...names: string[]): void => {
    for (const key of names) {
      at += 100;
      hooks[0]?.key({ type, key, at });
    }
  };
  return {
    keys,
    emitted,
    chosen,
    recorded,
    hooked,
    taken,
    asked,
    hooks,
    press,
    system,
    timer,
    restarts: () => restarts,
  };
}

test('the chosen chord starts a recording; its words are those of this keyboard', () => {
  const { keys, emitted, press } = setUp();
  expect(keys.words()).toBe('Ctrl+Shift+Space');
  press('down', 'LeftCtrl', 'LeftShift', 'Space');
  expect(emitted).toEqual(['start']);
});

test('who goes away while the key is held has gone, and has not let the key go', () => {
  const { keys, emitted, press } = setUp();
  press('down', 'LeftCtrl', 'LeftShift', 'Space');
  keys.leave();
  expect(emitted.slice(0, 2)).toEqual(['start', 'away']);
  press('down', 'LeftCtrl', 'LeftShift', 'Space');
  expect(emitted.at(-1)).toBe('start');
});

test('a hotkey that is none has no words and does nothing', () => {
  const { keys, emitted, press } = setUp('');
  expect(keys.words()).toBe('');
  press('down', 'LeftCtrl', 'LeftShift', 'Space');
  expect(emitted).toEqual([]);
});

test('while a new one is chosen, the old one starts nothing and the next chord is taken', () => {
  const { keys, emitted, chosen, recorded, press } = setUp();
  keys.record(true);
  expect(keys.isRecording()).toBe(true);
  press('down', 'RightCtrl', 'F9');
  press('up', 'F9', 'RightCtrl');
  expect(chosen).toEqual(['RightCtrl+F9']);
  expect(keys.isRecording()).toBe(false);
  expect(recorded.at(-1)).toBeNull();
  expect(emitted).toEqual([]);
  expect(keys.words()).toBe('right Ctrl+F9');
});

test('a key that is needed for typing is refused, and the next one is waited for', () => {
  const { keys, chosen, recorded, press } = setUp();
  keys.record(true);
  press('down', 'A');
  press('up', 'A');
  expect(recorded.at(-1)).toBe('hotkey-unusable');
  expect(keys.isRecording()).toBe(true);
  press('down', 'F9');
  press('up', 'F9');
  expect(chosen).toEqual(['F9']);
});

test('Esc leaves it as it was', () => {
  const { keys, chosen, press } = setUp();
  keys.record(true);
  press('down', 'Escape');
  press('up', 'Escape');
  expect(keys.isRecording()).toBe(false);
  expect(chosen).toEqual([]);
});

test('a hook that ends while a new one is chosen does not choose what was half pressed', () => {
  const { keys, chosen, hooks, press } = setUp();
  keys.record(true);
  press('down', 'LeftCtrl');
  hooks[0]?.ended();
  press('up', 'LeftCtrl');
  expect(chosen).toEqual([]);
  expect(keys.isRecording()).toBe(true);
  press('down', 'F9');
  press('up', 'F9');
  expect(chosen).toEqual(['F9']);
});

test('a hook that ends for good ends the choice; choosing again starts it again', () => {
  const { keys, recorded, hooked, hooks, restarts } = setUp();
  keys.record(true);
  expect(restarts()).toBe(0);
  hooks[0]?.state({ code: 'hook-ended', detail: '' });
  expect(keys.isRecording()).toBe(false);
  expect([recorded.at(-1), hooked.at(-1)]).toEqual([null, 'hook-ended']);
  keys.record(true);
  expect(restarts()).toBe(1);
  hooks[0]?.state(null);
  expect(keys.isRecording()).toBe(true);
});

test('passes on whether keys come at all, and starts the hook again when told', () => {
  const { keys, hooked, hooks, restarts } = setUp();
  hooks[0]?.state({ code: 'hook-denied', detail: '' });
  hooks[0]?.state(null);
  expect(hooked).toEqual(['hook-denied', null]);
  keys.restartHook();
  expect(restarts()).toBe(1);
});

test.each([
  ['another program has it', 'LeftCtrl+LeftShift+Space', ['hotkey-taken'], ['LeftCtrl+LeftShift+Space']],
  ['nobody has it', 'F9', [null], ['F9']],
  ['none is chosen', '', [null], []],
])('looks whether the hotkey is free: %s', async (_name, hotkey, says, asks) => {
  const { keys, taken, asked } = setUp(hotkey);
  await keys.lookForTaken();
  expect(taken).toEqual(says);
  expect(asked).toEqual(asks);
});

test('once the system lets it hear keys it listens by itself, and looks no longer', () => {
  const { hooks, hooked, system, timer, restarts } = setUp();
  system.letsHear = false;
  hooks[0]?.state({ code: 'hook-denied', detail: '' });
  timer.ring();
  timer.ring();
  expect(restarts()).toBe(0);
  system.letsHear = true;
  timer.ring();
  timer.ring();
  expect(restarts()).toBe(1);
  hooks[0]?.state(null);
  expect(hooked).toEqual(['hook-denied', null]);
});

test.each([
  ['a hook that is refused although it is allowed', 'hook-denied', true],
  ['a hook that ended', 'hook-ended', false],
] as const)('%s is not started again and again', (_what, code, letsHear) => {
  const { hooks, system, timer, restarts } = setUp();
  system.letsHear = letsHear;
  hooks[0]?.state({ code, detail: '' });
  system.letsHear = true;
  for (let times = 0; times < 3; times++) timer.ring();
  expect(restarts()).toBe(0);
});

test('nobody looks any more after the end, nor once keys come', () => {
  const { keys, hooks, system, timer, restarts } = setUp();
  system.letsHear = false;
  hooks[0]?.state({ code: 'hook-denied', detail: '' });
  hooks[0]?.state(null);
  system.letsHear = true;
  timer.ring();
  system.letsHear = false;
  hooks[0]?.state({ code: 'hook-denied', detail: '' });
  keys.dispose();
  system.letsHear = true;
  timer.ring();
  expect(restarts()).toBe(0);
});

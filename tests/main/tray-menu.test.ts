import { describe, expect, test } from 'vitest';
import type { TrayView } from '../../src/core/session/view.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings/schema.ts';
import { type TrayFacts, type TrayItem, trayItems } from '../../src/main/tray/tray-menu.ts';

const IDLE: TrayView = { state: 'idle', message: null, restorable: null, takeable: null };
const HOOK = {
  code: 'hook-ended',
  says: 'The hotkey stopped working.',
  hint: 'Start it again.',
  action: 'restart-hook',
} as const;
const MODELS = [
  { name: 'tiny.en', title: 'Tiny', chosen: true },
  { name: 'base.en', title: 'Base', chosen: false },
];

const facts = (
  view: Partial<TrayView> = {},
  settings: Partial<Settings> = {},
  more: Partial<TrayFacts> = {},
): TrayFacts => ({
  view: { ...IDLE, ...view },
  problems: [],
  settings: { ...DEFAULT_SETTINGS, ...settings },
  hotkey: 'right ⌥',
  models: MODELS,
  memory: null,
  ...more,
});
const all = (items: readonly TrayItem[]): TrayItem[] => items.flatMap((item) => [item, ...all(item.items ?? [])]);
const find = (id: string, given: TrayFacts) => all(trayItems(given)).find((item) => item.id === id);

describe('the first line says the state with its reason', () => {
  test.each<[string, TrayFacts]>([
    ['Ready · hold right ⌥ and speak', facts()],
    ['Ready · tap right ⌥ and speak', facts({}, { mode: 'toggle' })],
    ['No hotkey is chosen', facts({}, {}, { hotkey: '' })],
    ['Listening', facts({ state: 'listening' })],
    ['Working', facts({ state: 'working' })],
    ['The hotkey stopped working.', facts({ state: 'blocked', message: HOOK })],
    ['The hotkey stopped working.', facts({ message: HOOK })],
  ])('%s', (label, given) => {
    expect(trayItems(given)[0]).toEqual({ id: 'state', label, action: null });
  });
});

test('what is to be done about it comes next, as an item', () => {
  expect(trayItems(facts({ state: 'blocked', message: HOOK }))[1]).toEqual({
    id: 'todo',
    label: 'Start it again.',
    action: { do: 'resolve', action: 'restart-hook' },
  });
  expect(find('todo', facts())).toBeUndefined();
});

test('all else that stands in the way has a line of its own, with what to do', () => {
  const unkept = {
    code: 'settings-read-only',
    says: 'The settings cannot be saved.',
    hint: 'Check the permissions of their folder.',
    action: null,
  } as const;
  const items = trayItems(facts({ message: HOOK }, {}, { problems: [HOOK, unkept] }));
  expect(items.filter(({ id }) => id.startsWith('problem-'))).toEqual([
    {
      id: 'problem-settings-read-only',
      label: 'The settings cannot be saved. Check the permissions of their folder.',
      action: { do: 'resolve', action: null },
    },
  ]);
  // While something else is shown, the gravest is one of them.
  const listening = trayItems(facts({ state: 'listening' }, {}, { problems: [HOOK, unkept] }));
  expect(listening.filter(({ id }) => id.startsWith('problem-'))).toHaveLength(2);
});

test('what was discarded can be had back while it is there', () => {
  expect(find('restore', facts({ restorable: 7 }))?.action).toEqual({ do: 'restore', session: 7 });
  expect(find('restore', facts())).toBeUndefined();
});

test('one of each choice is marked, and each changes that setting alone', () => {
  const given = facts({}, { mode: 'hold', unloadMinutes: 'never' });
  const chosen = all(trayItems(given)).filter((item) => item.chosen);
  expect(chosen.map(({ id }) => id)).toEqual(['mode.hold', 'model.tiny.en', 'unload.never']);
  expect(find('model.base.en', given)?.action).toEqual({ do: 'change', settings: { model: 'base.en' } });
  expect(find('unload.0', given)).toMatchObject({
    label: 'At once',
    action: { do: 'change', settings: { unloadMinutes: 0 } },
  });
  expect(find('unload.60', given)?.label).toBe('After 1 hour');
});

test('the memory can be had back while any is taken', () => {
  expect(find('unload-now', facts({}, {}, { memory: 159_400_000 }))).toEqual({
    id: 'unload-now',
    label: 'Unload now: 159 MB in memory',
    action: { do: 'unload' },
  });
  expect(find('unload-now', facts())?.action).toBeNull();
});

test('no two items have one id', () => {
  const ids = all(trayItems(facts({ state: 'blocked', message: HOOK, restorable: 1 }))).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

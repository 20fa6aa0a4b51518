import { expect, test } from 'vitest';
import { failed, ok } from '../../src/core/errors.ts';
import type { Action } from '../../src/core/session/command.ts';
import { createActions } from '../../src/main/actions.ts';
import type { TrayAction } from '../../src/main/tray/tray-menu.ts';

function setUp(systemHasPages = true) {
  const done: string[] = [];
  const does = (what: string) => () => void done.push(what);
  const actions = createActions({
    permissions: {
      mayRecord: async () => true,
      mayType: () => true,
      open: async (page) => {
        if (!systemHasPages) return failed('tool-missing');
        done.push(`system: ${page}`);
        return ok(null);
      },
    },
    showSettings: does('settings'),
    restartHook: does('hook'),
    reopenPages: does('pages'),
    getModel: async () => void done.push('model'),
    restore: (session) => done.push(`restore ${session}`),
    takeBack: (session) => done.push(`take back ${session}`),
    intend: (type) => done.push(`${type} in preview`),
    change: (settings) => done.push(`change ${JSON.stringify(settings)}`),
    saveSettings: does('save'),
    unload: async () => void done.push('unload'),
    quit: does('quit'),
  });
  return { actions, done };
}

test.each<[Action, string[]]>([
  ['open-microphone-settings', ['system: microphone']],
  ['open-keyboard-settings', ['system: accessibility']],
  ['open-settings', ['settings']],
  ['get-model', ['settings', 'model']],
  ['restart-hook', ['hook']],
  ['reopen-pages', ['pages']],
  ['open-typing-settings', ['system: accessibility']],
  ['save-settings', ['save']],
  ['retry', []],
  ['copy', []],
])('%s', async (action, wanted) => {
  const { actions, done } = setUp();
  await actions.act(action);
  expect(done).toEqual(wanted);
});

test('where the system has no page for it, ours is shown', async () => {
  const { actions, done } = setUp(false);
  await actions.act('open-microphone-settings');
  expect(done).toEqual(['settings']);
});

test('a window that is closed is left as with Esc', () => {
  const { actions, done } = setUp();
  actions.discard();
  expect(done).toEqual(['discard in preview']);
});

test.each<[TrayAction, string[]]>([
  [{ do: 'resolve', action: 'restart-hook' }, ['hook']],
  [{ do: 'resolve', action: 'retry' }, ['act in preview']],
  [{ do: 'resolve', action: null }, ['settings']],
  [{ do: 'restore', session: 3 }, ['restore 3']],
  [{ do: 'change', settings: { mode: 'hold' } }, ['change {"mode":"hold"}']],
  [{ do: 'unload' }, ['unload']],
  [{ do: 'settings' }, ['settings']],
  [{ do: 'quit' }, ['quit']],
])('tray: %j', async (action, wanted) => {
  const { actions, done } = setUp();
  await actions.actFromTray(action);
  expect(done).toEqual(wanted);
});

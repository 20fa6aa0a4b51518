import { expect, test } from 'vitest';
import type { CatalogEntryView, SettingsView } from '../../src/contract/views.ts';
import type { Problem } from '../../src/core/errors.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/schema.ts';
import { createPublisher } from '../../src/main/publisher.ts';
import type { TrayFacts } from '../../src/main/tray/tray-menu.ts';

const MODELS: readonly CatalogEntryView[] = ['tiny', 'base'].map((name) => ({
  name,
  title: `Whisper ${name}`,
  about: 'Somebody',
  bytes: 1,
  licence: 'MIT',
  wordErrors: null,
  state: { kind: name === 'tiny' ? 'there' : 'absent' },
  chosen: name === 'tiny',
}));

function setUp(problems: readonly Problem[] = []) {
  const sent: SettingsView[] = [];
  const trays: TrayFacts[] = [];
  const publisher = createPublisher({
    session: { tray: () => ({ state: 'idle', message: null, restorable: null, takeable: null }) },
    settings: { current: () => DEFAULT_SETTINGS },
    hotkey: { words: () => 'F9', isRecording: () => false },
    models: { views: () => MODELS },
    engine: { facts: () => ({ pid: 1, memory: 166e6, processor: 0, models: [] }) },
    obstacles: { all: () => problems },
    tray: { show: (facts) => void trays.push(facts) },
    send: (view) => void sent.push(view),
    version: '0.1.0',
  });
  return { publisher, sent, trays };
}

test('what is in memory is one of the models, by its name', () => {
  const { engine, models } = setUp().publisher.view();
  expect(engine).toEqual({ model: 'tiny', memory: 166e6 });
  expect(models.map(({ name }) => name)).toContain(engine?.model);
});

test('each problem comes with its reason, what to do, and which action that is', () => {
  const { publisher } = setUp([{ code: 'settings-read-only', detail: '/etc/x, EACCES' }]);
  expect(publisher.view().problems).toEqual([
    {
      code: 'settings-read-only',
      says: expect.stringContaining('/etc/x, EACCES'),
      hint: expect.stringMatching(/./),
      action: 'save-settings',
    },
  ]);
});

test('several changes at once are told once, and none after the end', async () => {
  const { publisher, sent, trays } = setUp();
  publisher.publish();
  publisher.setMicrophones([{ id: 'usb', label: 'USB' }]);
  await new Promise(setImmediate);
  expect(sent.map(({ microphones }) => microphones)).toEqual([[{ id: 'usb', label: 'USB' }]]);
  expect(trays.map(({ models }) => models.map(({ name }) => name))).toEqual([['tiny']]);
  publisher.publish();
  publisher.dispose();
  await new Promise(setImmediate);
  expect(sent).toHaveLength(1);
});

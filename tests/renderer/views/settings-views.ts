/** Owns recorded views of the settings window. Data; shows nothing. */
import { readFileSync } from 'node:fs';
import type { CatalogEntryView, SettingsView } from '../../../src/contract/views.ts';
import { findEntry, parseCatalog } from '../../../src/core/catalog/catalog.ts';
import { messageAbout } from '../../../src/core/session/messages.ts';

const MB = 1_000_000;

const catalog = parseCatalog(readFileSync(new URL('../../../resources/models/catalog.json', import.meta.url), 'utf8'));

/** As it ships: a figure here is a measured one. */
export function shipped(
  model: string,
): Pick<CatalogEntryView, 'name' | 'title' | 'about' | 'bytes' | 'licence' | 'wordErrors'> {
  const entry = catalog.ok ? findEntry(catalog.value, model) : catalog;
  if (!entry.ok) throw new Error(`${model} does not ship: ${entry.problem.detail}`);
  const { name, title, about, bytes, licence, scores } = entry.value;
  return { name, title, about, bytes, licence, wordErrors: scores[0] ? scores[0].value / 100 : null };
}

export const SETTINGS: SettingsView = {
  settings: {
    version: 1,
    hotkey: 'RightAlt',
    mode: 'auto',
    model: 'tiny.en-commands',
    unloadMinutes: 5,
    insert: 'paste',
    microphone: '',
    theme: 'system',
    textSize: 1,
    words: ['staging', 'api-gateway', 'db-replica-2'],
    inserts: 4,
  },
  models: [
    { ...shipped('tiny.en-commands'), state: { kind: 'there' }, chosen: true },
    { ...shipped('base.en'), state: { kind: 'there' }, chosen: false },
    { ...shipped('small.en'), state: { kind: 'loading', received: 165 * MB }, chosen: false },
    { ...shipped('large-v3-turbo'), state: { kind: 'absent' }, chosen: false },
    {
      ...shipped('tiny.en'),
      state: { kind: 'failed', says: 'The download stalled.', hint: 'It goes on where it stopped.' },
      chosen: false,
    },
  ],
  microphones: [
    { id: 'built-in', label: 'MacBook Pro Microphone' },
    { id: 'usb', label: 'USB Headset' },
  ],
  engine: { model: 'tiny.en-commands', memory: 166 * MB },
  hotkey: 'right ⌥',
  recordingHotkey: false,
  problems: [],
  version: '0.1.0',
};

export const WITH_PROBLEMS: SettingsView = {
  ...SETTINGS,
  engine: null,
  models: SETTINGS.models.filter(({ state }) => state.kind !== 'loading'),
  problems: [
    messageAbout({ code: 'hook-denied', detail: '' }),
    messageAbout({ code: 'settings-read-only', detail: '/home/me/.config/Saydash/settings.json, EACCES' }),
  ],
};

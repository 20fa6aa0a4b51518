/** Owns recorded views of the settings window. Data; shows nothing. */
import type { SettingsView } from '../../../src/contract/views.ts';

const MB = 1_000_000;

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
    {
      name: 'tiny.en-commands',
      title: 'Whisper tiny, tuned for commands',
      bytes: 78 * MB,
      licence: 'MIT',
      wordErrors: 0.082,
      state: { kind: 'there' },
      chosen: true,
    },
    {
      name: 'base.en',
      title: 'Whisper base',
      bytes: 148 * MB,
      licence: 'MIT',
      wordErrors: 0.174,
      state: { kind: 'there' },
      chosen: false,
    },
    {
      name: 'small.en',
      title: 'Whisper small',
      bytes: 488 * MB,
      licence: 'MIT',
      wordErrors: null,
      state: { kind: 'loading', received: 303 * MB },
      chosen: false,
    },
    {
      name: 'large-v3-turbo',
      title: 'Whisper large v3 turbo',
      bytes: 574 * MB,
      licence: 'MIT',
      wordErrors: null,
      state: { kind: 'absent' },
      chosen: false,
    },
    {
      name: 'tiny.en',
      title: 'Whisper tiny',
      bytes: 78 * MB,
      licence: 'MIT',
      wordErrors: 0.31,
      state: { kind: 'failed', says: 'The download stalled.', hint: 'It goes on where it stopped.' },
      chosen: false,
    },
  ],
  microphones: [
    { id: 'built-in', label: 'MacBook Pro Microphone' },
    { id: 'usb', label: 'USB Headset' },
  ],
  engine: { model: 'tiny.en-commands', memory: 210 * MB },
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
    {
      code: 'hook-denied',
      says: 'The system keeps the keyboard from Saydash.',
      hint: 'Allow it in the privacy settings.',
    },
    {
      code: 'settings-read-only',
      says: 'The settings cannot be saved.',
      hint: 'Check the permissions of their folder.',
    },
  ],
};

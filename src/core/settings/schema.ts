/** Owns the shape of the settings and their defaults. Never reads a file; keys that it does not know are kept. */
import { z } from 'zod';
import { parseChord } from '../hotkey/chord.ts';

export const SETTINGS_VERSION = 1;

/** Minutes without use after which the engine ends and gives its memory back. */
export const UNLOAD_CHOICES = ['never', 0, 2, 5, 10, 15, 60] as const;

export const settingsSchema = z.looseObject({
  version: z.literal(SETTINGS_VERSION),
  /** Written as the chord reads: 'RightAlt', 'LeftCtrl+LeftShift+Space'. Empty: none chosen. */
  hotkey: z
    .string()
    .max(80)
    .refine((text) => text === '' || parseChord(text).ok),
  /** auto: hold to talk, a short tap starts and stops. */
  mode: z.enum(['auto', 'hold', 'toggle']),
  /** Catalog name; empty for the one that the machine suits. */
  model: z.string().max(80),
  unloadMinutes: z.union([z.literal('never'), z.literal([0, 2, 5, 10, 15, 60])]),
  insert: z.enum(['paste', 'type', 'copy']),
  /** deviceId of the microphone; empty for the system's. */
  microphone: z.string().max(200),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.number().min(1).max(2),
  /** Words that the person uses: names, branches, hosts. */
  words: z.array(z.string().max(80)).max(500),
  /** How often a command was inserted; the key hints go after twenty. */
  inserts: z.number().int().min(0),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  hotkey: 'RightAlt',
  mode: 'auto',
  model: '',
  unloadMinutes: 5,
  insert: 'paste',
  microphone: '',
  theme: 'system',
  textSize: 1,
  words: [],
  inserts: 0,
};

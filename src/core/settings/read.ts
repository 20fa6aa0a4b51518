/**
 * Owns settings as they come from outside: whatever a file or a window gives becomes settings that hold together, or
 * says which field does not. Rubbish in one field costs that field alone; keys that nobody knows are kept. Touches no
 * file.
 */
import { failed, ok, type Result } from '../errors.ts';
import { type Fields, migrate } from './migrations.ts';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, type Settings, settingsSchema } from './schema.ts';

export interface SettingsRead {
  readonly settings: Settings;
  /**
   * Names of the fields that could not be taken over and have their defaults; 'version' where a newer app wrote them,
   * '' where it is no settings at all. Whoever owns the file puts it aside before it writes, then nothing is lost.
   */
  readonly damaged: readonly string[];
}

/** Settings out of anything, of any version. Never fails. */
export function readSettings(data: unknown): SettingsRead {
  if (!isFields(data)) return { settings: DEFAULT_SETTINGS, damaged: [''] };
  const fields = migrate(data);
  const whole = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...fields });
  if (whole.success) return { settings: whole.data, damaged: [] };
  const damaged = [...new Set(whole.error.issues.map(({ path }) => String(path[0] ?? '')))];
  const sound = Object.fromEntries(Object.entries(fields).filter(([name]) => !damaged.includes(name)));
  const mended = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...sound });
  return { settings: mended.success ? mended.data : DEFAULT_SETTINGS, damaged };
}

/** All the changes, or none of them. Fails with hotkey-unusable, or bad-input and the name of the field. */
export function changeSettings(settings: Settings, changes: Fields): Result<Settings> {
  const changed = settingsSchema.safeParse({ ...settings, ...changes, version: SETTINGS_VERSION });
  if (changed.success) return ok(changed.data);
  const field = String(changed.error.issues[0]?.path[0] ?? '');
  if (field === 'hotkey') return failed('hotkey-unusable', String(changes[field]).slice(0, 40));
  return failed('bad-input', field);
}

const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null && !Array.isArray(data);

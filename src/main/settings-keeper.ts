/**
 * Owns the settings as the app uses them: read once, changed here, written behind, told to whoever listens. What cannot be
 * read or kept is a problem that stays until it is mended, never a loss. Never knows what a setting does.
 */
import { failed, ok, type Problem, type Result } from '../core/errors.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../core/settings/schema.ts';
import type { SettingsFile } from '../platform/settings-file.ts';

export interface SettingsKeeper {
  current(): Settings;
  /** Takes over all the changes, or none of them. Fails with bad-input. */
  change(changes: Readonly<Record<string, unknown>>): Result<null>;
  /** What is wrong with the file now. */
  problem(): Problem | null;
  /** Told after each change, also of the problem. */
  onChange(listener: (now: Settings, before: Settings) => void): void;
  /** Resolves when all was written, or could not be. */
  settled(): Promise<void>;
}

/** `parse` brings any version up to date; it fails with settings-damaged. */
export function keepSettings(file: SettingsFile, parse: (data: unknown) => Result<Settings>): SettingsKeeper {
  const listeners: ((now: Settings, before: Settings) => void)[] = [];
  const read = readAll(file, parse);
  let { settings, problem } = read;
  let writing: Promise<void> = Promise.resolve();

  function tell(before: Settings): void {
    for (const listener of listeners) listener(settings, before);
  }

  async function write(): Promise<void> {
    const written = await file.write(settings);
    const now = written.ok ? null : written.problem;
    if (now?.code === problem?.code) return;
    problem = now;
    tell(settings);
  }

  return {
    current: () => settings,
    change(changes) {
      const changed = settingsSchema.safeParse({ ...settings, ...changes });
      if (!changed.success) return failed('bad-input', changed.error.issues[0]?.path.join('.') ?? '');
      const before = settings;
      settings = changed.data;
      writing = writing.then(write);
      tell(before);
      return ok(null);
    },
    problem: () => problem,
    onChange: (listener) => void listeners.push(listener),
    settled: () => writing,
  };
}

function readAll(
  file: SettingsFile,
  parse: (data: unknown) => Result<Settings>,
): { settings: Settings; problem: Problem | null } {
  const data = file.read();
  if (!data.ok) return { settings: DEFAULT_SETTINGS, problem: data.problem };
  if (data.value === undefined) return { settings: DEFAULT_SETTINGS, problem: null };
  const parsed = parse(data.value);
  if (parsed.ok) return { settings: parsed.value, problem: null };
  const aside = file.putAside();
  return {
    settings: DEFAULT_SETTINGS,
    problem: aside.ok ? { code: 'settings-damaged', detail: aside.value } : aside.problem,
  };
}

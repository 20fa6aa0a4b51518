/**
 * Owns the settings as the app uses them: read once, changed here, written behind, told to whoever listens. What cannot
 * be read or kept is a problem that stays until it is mended, never a loss. Never knows what a setting does.
 */
import { ok, type Problem, type Result } from '../core/errors.ts';
import { changeSettings, readSettings } from '../core/settings/read.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings/schema.ts';
import type { SettingsFile } from '../platform/settings-file.ts';

export interface SettingsKeeper {
  current(): Settings;
  /** Takes over all the changes, or none of them. Fails with bad-input, hotkey-unusable. */
  change(changes: Readonly<Record<string, unknown>>): Result<null>;
  /** Writes them once more, where they could not be read or kept. */
  save(): void;
  /** What is wrong with the file now. */
  problem(): Problem | null;
  /** Told after each change, also of the problem. */
  onChange(listener: (now: Settings, before: Settings) => void): void;
  /** Resolves when all was written, or could not be. */
  settled(): Promise<void>;
}

export function keepSettings(file: SettingsFile): SettingsKeeper {
  const listeners: ((now: Settings, before: Settings) => void)[] = [];
  const first = readFirst(file);
  let { settings, damage, unread } = first;
  let refusal: Problem | null = null;
  const problem = () => refusal ?? damage;
  let writing: Promise<void> = first.rewrite ? write() : Promise.resolve();

  function tell(before: Settings): void {
    for (const listener of listeners) listener(settings, before);
  }

  async function write(): Promise<void> {
    const free = unread ? makeWay(file) : ok(null);
    if (free.ok) unread = false;
    const written = free.ok ? await file.write(settings) : free;
    const before = problem();
    refusal = written.ok ? null : written.problem;
    // What was damaged is to be looked through, also after the rest of it was kept.
    if (written.ok && damage?.code === 'settings-read-only') damage = null;
    if (problem()?.code !== before?.code) tell(settings);
  }

  return {
    current: () => settings,
    change(changes) {
      const changed = changeSettings(settings, changes);
      if (!changed.ok) return changed;
      const before = settings;
      settings = changed.value;
      damage = null;
      writing = writing.then(write);
      tell(before);
      return ok(null);
    },
    save() {
      writing = writing.then(write);
    },
    problem,
    onChange: (listener) => void listeners.push(listener),
    settled: () => writing,
  };
}

interface FirstRead {
  readonly settings: Settings;
  /** What was lost to the settings, and where it is kept. */
  readonly damage: Problem | null;
  /** The file was put aside: what is sound of it is written anew. */
  readonly rewrite: boolean;
  /** There is something that could not be read: it is put aside before anything is written in its place. */
  readonly unread: boolean;
}

function readFirst(file: SettingsFile): FirstRead {
  const data = file.read();
  if (!data.ok)
    return {
      settings: DEFAULT_SETTINGS,
      damage: data.problem,
      rewrite: false,
      unread: data.problem.code === 'settings-read-only',
    };
  if (data.value === undefined) return { settings: DEFAULT_SETTINGS, damage: null, rewrite: false, unread: false };
  const { settings, damaged } = readSettings(data.value);
  if (damaged.length === 0) return { settings, damage: null, rewrite: false, unread: false };
  const aside = file.putAside();
  if (!aside.ok) return { settings, damage: aside.problem, rewrite: false, unread: true };
  return { settings, damage: { code: 'settings-damaged', detail: aside.value }, rewrite: true, unread: false };
}

/** What could not be read may be somebody's settings: it is renamed, unless it has gone. */
function makeWay(file: SettingsFile): Result<unknown> {
  const now = file.read();
  if (now.ok ? now.value === undefined : now.problem.code === 'settings-damaged') return ok(null);
  return file.putAside();
}

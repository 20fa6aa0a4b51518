/** Owns the whole view of the settings window, put together from the parts that know. Never changes one. */
import type { SettingsView } from '../contract/views.ts';
import { describe, type Problem } from '../core/errors.ts';
import type { Settings } from '../core/settings/schema.ts';
import type { EngineFacts } from '../platform/engine.ts';

export interface SettingsFacts {
  readonly settings: Settings;
  readonly models: SettingsView['models'];
  readonly microphones: SettingsView['microphones'];
  readonly engine: EngineFacts | undefined;
  readonly hotkey: string;
  readonly recordingHotkey: boolean;
  readonly problems: readonly Problem[];
  readonly version: string;
}

export function settingsView(facts: SettingsFacts): SettingsView {
  const { engine, models, problems, ...rest } = facts;
  const model = models.find(({ chosen }) => chosen)?.title ?? '';
  return {
    ...rest,
    models,
    engine: engine ? { model, memory: engine.memory } : null,
    problems: problems.map((problem) => {
      const { happened, todo } = describe(problem);
      return { code: problem.code, says: happened, hint: todo };
    }),
  };
}

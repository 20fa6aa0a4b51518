/** Owns the calls of the settings window: each goes to the part it is about. Never keeps a setting. */
import type { Cure } from '../../contract/calls.ts';
import type { SettingsView } from '../../contract/views.ts';
import { ok, type Result } from '../../core/errors.ts';
import type { Handlers } from '../ipc.ts';
import type { ModelShelf } from '../model-shelf.ts';
import type { SettingsKeeper } from '../settings-keeper.ts';

export interface SettingsHandlerOptions {
  readonly settings: SettingsKeeper;
  readonly models: ModelShelf;
  readonly act: (cure: Cure) => Promise<void>;
  readonly view: () => Promise<SettingsView>;
  readonly recordHotkey: (recording: boolean) => void;
  readonly unload: () => Promise<void>;
  /** Asks the person for a file; undefined where they chose none. */
  readonly quit: () => void;
  readonly chooseFile: () => Promise<string | undefined>;
}

type SettingsCall =
  | 'settings.ready'
  | 'settings.change'
  | 'settings.record-hotkey'
  | 'models.pull'
  | 'models.cancel'
  | 'models.import'
  | 'engine.unload'
  | 'settings.act'
  | 'app.quit';

export function settingsHandlers(options: SettingsHandlerOptions): Pick<Handlers, SettingsCall> {
  const { settings, models } = options;
  return {
    'settings.ready': async () => {
      await models.refresh();
      return ok(await options.view());
    },
    'settings.change': (changes) => settings.change(changes),
    'settings.record-hotkey': ({ recording }) => {
      options.recordHotkey(recording);
      return ok(null);
    },
    'models.pull': ({ name }) => models.pull(name),
    'models.cancel': ({ name }) => {
      models.cancel(name);
      return ok(null);
    },
    'models.import': async (): Promise<Result<SettingsView['models'][number] | null>> => {
      const path = await options.chooseFile();
      return path === undefined ? ok(null) : models.importFile(path);
    },
    'engine.unload': async () => {
      await options.unload();
      return ok(null);
    },
    'app.quit': () => {
      options.quit();
      return ok(null);
    },
    'settings.act': async (cure) => {
      await options.act(cure);
      return ok(null);
    },
  };
}

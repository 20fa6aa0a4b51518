/**
 * Owns telling tray and settings window what changed: whole views, put together from the parts that know, at most once
 * a turn however much has changed. Never changes a part.
 */
import type { SettingsView } from '../contract/views.ts';
import { describe } from '../core/errors.ts';
import { messageAbout } from '../core/session/messages.ts';
import type { Session } from '../core/session/run.ts';
import type { EngineWatch } from './engine-watch.ts';
import type { Hotkey } from './hotkey.ts';
import type { ModelShelf } from './model-shelf.ts';
import type { Obstacles } from './obstacles.ts';
import type { SettingsKeeper } from './settings-keeper.ts';
import type { AppTray } from './tray/tray.ts';
import type { TrayFacts } from './tray/tray-menu.ts';

export interface PublisherOptions {
  readonly session: Pick<Session, 'tray'>;
  readonly settings: Pick<SettingsKeeper, 'current'>;
  readonly hotkey: Pick<Hotkey, 'words' | 'isRecording'>;
  readonly models: Pick<ModelShelf, 'views'>;
  readonly engine: Pick<EngineWatch, 'facts'>;
  readonly obstacles: Pick<Obstacles, 'all'>;
  readonly tray: Pick<AppTray, 'show'>;
  /** To the settings window, if it is open. */
  readonly send: (view: SettingsView) => void;
  readonly version: string;
}

export interface Publisher {
  /** Something has changed. */
  publish(): void;
  /** The microphones that the capture window sees. */
  setMicrophones(devices: SettingsView['microphones']): void;
  view(): SettingsView;
  /** Tells nobody any more. */
  dispose(): void;
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { session, settings, hotkey, models, engine, obstacles, version } = options;
  let microphones: SettingsView['microphones'] = [];
  let due = false;
  let disposed = false;

  const trayFacts = (): TrayFacts => ({
    view: session.tray(),
    problems: obstacles.all().map(messageAbout),
    settings: settings.current(),
    hotkey: hotkey.words(),
    models: models.views().filter(({ state }) => state.kind === 'there'),
    memory: engine.facts()?.memory ?? null,
  });

  function view(): SettingsView {
    const shelf = models.views();
    const running = engine.facts();
    const model = shelf.find(({ chosen }) => chosen)?.name ?? '';
    return {
      settings: settings.current(),
      models: shelf,
      microphones,
      engine: running ? { model, memory: running.memory } : null,
      hotkey: hotkey.words(),
      recordingHotkey: hotkey.isRecording(),
      problems: obstacles.all().map((problem) => {
        return { ...messageAbout(problem), says: describe(problem).happened };
      }),
      version,
    };
  }

  function publish(): void {
    if (due || disposed) return;
    due = true;
    setImmediate(() => {
      due = false;
      if (disposed) return;
      options.tray.show(trayFacts());
      options.send(view());
    });
  }

  return {
    publish,
    view,
    setMicrophones(devices) {
      microphones = devices;
      publish();
    },
    dispose() {
      disposed = true;
    },
  };
}

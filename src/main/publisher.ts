/**
 * Owns telling tray and settings window what changed: whole views, at most once a turn however much has changed. Knows no
 * part of the app but through the facts it is given.
 */
import type { SettingsView } from '../contract/views.ts';
import { type SettingsFacts, settingsView } from './settings-view.ts';
import type { AppTray } from './tray/tray.ts';
import type { TrayFacts } from './tray/tray-menu.ts';

export interface PublisherOptions {
  readonly tray: Pick<AppTray, 'show'>;
  /** To the settings window, if it is open. */
  readonly send: (view: SettingsView) => void;
  readonly trayFacts: () => TrayFacts;
  readonly settingsFacts: () => SettingsFacts;
}

export interface Publisher {
  /** Something has changed. */
  publish(): void;
  view(): SettingsView;
  /** Tells nobody any more. */
  dispose(): void;
}

export function createPublisher(options: PublisherOptions): Publisher {
  let due = false;
  let disposed = false;
  const view = () => settingsView(options.settingsFacts());
  return {
    view,
    publish() {
      if (due || disposed) return;
      due = true;
      setImmediate(() => {
        due = false;
        if (disposed) return;
        options.tray.show(options.trayFacts());
        options.send(view());
      });
    },
    dispose() {
      disposed = true;
    },
  };
}

/** Owns which part of the app answers which calls of the windows. Answers none itself. */
import { app } from 'electron';
import type { Log } from '../../core/session/ports.ts';
import type { Session } from '../../core/session/run.ts';
import type { Actions } from '../actions.ts';
import type { AppEngine } from '../app-engine.ts';
import type { Hotkey } from '../hotkey.ts';
import type { Handlers } from '../ipc.ts';
import type { CaptureMicrophone } from '../microphone.ts';
import { chooseModelFile } from '../model-dialog.ts';
import type { ModelShelf } from '../model-shelf.ts';
import type { Publisher } from '../publisher.ts';
import type { SettingsKeeper } from '../settings-keeper.ts';
import type { PreviewWindow } from '../windows/preview-window.ts';
import { captureHandlers } from './capture.ts';
import { previewHandlers } from './preview.ts';
import { settingsHandlers } from './settings.ts';

export interface AnsweringParts {
  readonly session: Pick<Session, 'tell'>;
  readonly preview: Pick<PreviewWindow, 'clicks' | 'greet'>;
  readonly microphone: CaptureMicrophone;
  readonly settings: SettingsKeeper;
  readonly models: ModelShelf;
  readonly actions: Pick<Actions, 'act'>;
  readonly publisher: Pick<Publisher, 'view' | 'setMicrophones'>;
  readonly hotkey: Pick<Hotkey, 'record'>;
  readonly engine: Pick<AppEngine, 'unload'>;
  /** To a page that has just loaded. */
  readonly sendLook: (name: 'preview' | 'settings') => void;
  readonly log: Log;
}

export function allHandlers(parts: AnsweringParts): Handlers {
  const { session, preview, microphone, settings, models, actions, publisher, hotkey, engine, log } = parts;
  return {
    ...previewHandlers({
      session,
      clicks: preview.clicks,
      greet() {
        parts.sendLook('preview');
        preview.greet();
      },
      log,
      now: () => performance.timeOrigin + performance.now(),
    }),
    ...captureHandlers({ microphone, onDevices: (devices) => publisher.setMicrophones(devices), log }),
    ...settingsHandlers({
      settings,
      models,
      act: (cure) => actions.act(cure),
      async view() {
        parts.sendLook('settings');
        return publisher.view();
      },
      recordHotkey: (recording) => hotkey.record(recording),
      unload: () => engine.unload(),
      chooseFile: chooseModelFile,
      quit: () => app.quit(),
    }),
  };
}

/** Owns giving the session its ports: each part of the app in the shape that the session asks for. Decides nothing. */
import { failed } from '../core/errors.ts';
import type { Windows } from '../core/insertion/target.ts';
import type { Action } from '../core/session/command.ts';
import type { SessionPorts } from '../core/session/ports.ts';
import { SYSTEM_TIMER } from '../platform/timer.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

type Passed = 'microphone' | 'ear' | 'inserter' | 'touch' | 'preview' | 'gesture' | 'log';

export interface SessionParts extends Pick<SessionPorts, Passed> {
  readonly desktop: { readonly windows: Pick<Windows, 'focused'> };
  /** A window of our own has the focus. */
  readonly hasOwnFocus: () => boolean;
  /** What the tray shows of the session has changed. */
  readonly onTray: () => void;
  readonly act: (action: Action) => Promise<void>;
  readonly settings: Pick<SettingsKeeper, 'current' | 'change'>;
}

export function sessionPorts(parts: SessionParts): SessionPorts {
  const { microphone, ear, inserter, touch, preview, gesture, log, settings } = parts;
  return {
    microphone,
    ear,
    inserter,
    touch,
    preview,
    gesture,
    log,
    windows: {
      focused: async () => (parts.hasOwnFocus() ? failed('target-gone') : parts.desktop.windows.focused()),
    },
    tray: { show: parts.onTray },
    actions: { act: (action) => void parts.act(action).catch(log.bug) },
    timer: SYSTEM_TIMER,
    settings: {
      current: () => settings.current(),
      countInsert: () => void settings.change({ inserts: settings.current().inserts + 1 }),
    },
  };
}

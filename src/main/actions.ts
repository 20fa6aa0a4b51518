/** Owns what is done about a message or chosen in the tray: which part each action belongs to. Never decides when. */
import type { Action } from '../core/session/command.ts';
import type { Settings } from '../core/settings/schema.ts';
import type { Permissions, SystemPage } from './permissions.ts';
import type { TrayAction } from './tray/tray-menu.ts';

export interface ActionOptions {
  readonly permissions: Permissions;
  readonly showSettings: () => void;
  readonly restartHook: () => void;
  /** Opens the windows that ended too often. */
  readonly reopenPages: () => void;
  /** Begins to bring the model that is meant. */
  readonly getModel: () => Promise<void>;
  readonly restore: (session: number) => void;
  readonly takeBack: (session: number) => void;
  /** Does in the preview what a person would: the one thing to do that it shows (try again, copy), or Esc. */
  readonly intend: (type: 'act' | 'discard') => void;
  readonly change: (settings: Partial<Settings>) => void;
  /** Tries once more to write what could not be written. */
  readonly saveSettings: () => void;
  readonly unload: () => Promise<void>;
  readonly quit: () => void;
}

export interface Actions {
  act(action: Action): Promise<void>;
  actFromTray(action: TrayAction): Promise<void>;
  /** What is shown is let go, as with Esc. */
  discard(): void;
}

export function createActions(options: ActionOptions): Actions {
  async function act(action: Action): Promise<void> {
    switch (action) {
      case 'open-microphone-settings':
        return open('microphone');
      // One permission is both: the hook reads keys where others may change them (an active event tap).
      case 'open-keyboard-settings':
      case 'open-typing-settings':
        options.permissions.mayType(true);
        return open('accessibility');
      case 'open-settings':
        return options.showSettings();
      case 'get-model':
        options.showSettings();
        return options.getModel();
      case 'restart-hook':
        return options.restartHook();
      case 'reopen-pages':
        return options.reopenPages();
      case 'save-settings':
        return options.saveSettings();
      case 'retry':
      case 'copy':
        // The session's own.
        return;
    }
  }

  /** Where the system has no page for it, ours says what is wrong. */
  async function open(page: SystemPage): Promise<void> {
    const opened = await options.permissions.open(page);
    if (!opened.ok) options.showSettings();
  }

  return {
    act,
    discard: () => options.intend('discard'),
    async actFromTray(action) {
      switch (action.do) {
        case 'restore':
          return options.restore(action.session);
        case 'take-back':
          return options.takeBack(action.session);
        case 'resolve':
          if (action.action === 'retry' || action.action === 'copy') return options.intend('act');
          return act(action.action ?? 'open-settings');
        case 'change':
          return options.change(action.settings);
        case 'unload':
          return options.unload();
        case 'settings':
          return options.showSettings();
        case 'quit':
          return options.quit();
      }
    },
  };
}

/**
 * Owns what an app asks of the desktop: open this, ask the person, notify, take this shortcut. All is recorded for a
 * test, nothing leaves the process.
 */
import type { MessageBoxReturnValue, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron';
import type { DialogCall, State } from './state.ts';
import { StrictEmitter, strict } from './strict.ts';

export function createShell(state: State) {
  return strict('shell', {
    openExternal: async (url: string): Promise<void> => {
      state.opened.push(url);
    },
    openPath: async (path: string): Promise<string> => {
      state.opened.push(path);
      return '';
    },
    showItemInFolder: (path: string): void => {
      state.opened.push(path);
    },
    beep: (): void => undefined,
  });
}

/** Dialogs are answered by the state's next answer, else as if the person had cancelled. */
export function createDialog(state: State) {
  // Every method takes (window, options) or (options).
  const answer = <T extends object>(kind: DialogCall['kind'], args: readonly object[], cancelled: T): T => {
    state.dialogs.push({ kind, options: args.at(-1) ?? {} });
    const wanted = state.dialogAnswers.shift();
    return wanted ? { ...cancelled, ...wanted } : cancelled;
  };
  const message: MessageBoxReturnValue = { response: 0, checkboxChecked: false };
  const open: OpenDialogReturnValue = { canceled: true, filePaths: [] };
  const save: SaveDialogReturnValue = { canceled: true, filePath: '' };
  return strict('dialog', {
    showMessageBox: async (...args: object[]): Promise<MessageBoxReturnValue> => answer('message', args, message),
    showMessageBoxSync: (...args: object[]): number => answer('message', args, message).response,
    showOpenDialog: async (...args: object[]): Promise<OpenDialogReturnValue> => answer('open', args, open),
    showSaveDialog: async (...args: object[]): Promise<SaveDialogReturnValue> => answer('save', args, save),
    showErrorBox: (title: string, content: string): void => {
      state.dialogs.push({ kind: 'error', options: { title, content } });
    },
  });
}

export class DoubleNotification extends StrictEmitter {
  title: string;
  body: string;
  private readonly state: State;

  constructor(state: State, options: { readonly title?: string; readonly body?: string }) {
    super();
    this.state = state;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.state.notifications.push({ title: this.title, body: this.body });
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

/** Accelerators that are registered; a test presses them. One that is taken can't be registered again. */
export class GlobalShortcut {
  private readonly actions = new Map<string, () => void>();
  /** The double's own: accelerators that another program holds. */
  readonly takenElsewhere = new Set<string>();

  register(accelerator: string, action: () => void): boolean {
    if (this.actions.has(accelerator) || this.takenElsewhere.has(accelerator)) return false;
    this.actions.set(accelerator, action);
    return true;
  }

  registerAll(accelerators: readonly string[], action: () => void): void {
    for (const accelerator of accelerators) this.register(accelerator, action);
  }

  isRegistered = (accelerator: string): boolean => this.actions.has(accelerator);
  unregister = (accelerator: string): void => void this.actions.delete(accelerator);
  unregisterAll = (): void => this.actions.clear();

  /** The double's own: false when nobody registered it. */
  press(accelerator: string): boolean {
    const action = this.actions.get(accelerator);
    action?.();
    return action !== undefined;
  }
}

/** Not encrypted, only marked: as Electron's own basic_text backend without a keyring. */
export function createSafeStorage() {
  const mark = 'double:';
  return strict('safeStorage', {
    isEncryptionAvailable: (): boolean => true,
    encryptString: (text: string): Buffer => Buffer.from(mark + text),
    decryptString: (encrypted: Buffer): string => {
      const text = encrypted.toString();
      if (!text.startsWith(mark))
        throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
      return text.slice(mark.length);
    },
    getSelectedStorageBackend: () => 'basic_text' as const,
  });
}

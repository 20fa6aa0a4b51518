/**
 * Owns what a test may set and read: permissions of the system, the screen, recorded side effects. One object per
 * started app, built from the environment. Never acts.
 */
import type { Menu } from './menu.ts';
import type { Tray } from './tray.ts';

export type MediaAccess = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';

/** What a test gives at the start, as JSON in ELECTRON_DOUBLE_STATE; everything may be left out. */
export interface InitialState {
  readonly microphone?: MediaAccess;
  /** What the person answers when the system asks for the microphone. */
  readonly microphoneAnswer?: boolean;
  readonly accessibility?: boolean;
  readonly dark?: boolean;
  readonly packaged?: boolean;
  readonly screen?: { readonly width: number; readonly height: number; readonly scaleFactor?: number };
}

export interface DialogCall {
  readonly kind: 'message' | 'open' | 'save' | 'error';
  readonly options: object;
}

export interface State {
  media: Record<'microphone' | 'camera' | 'screen', MediaAccess>;
  microphoneAnswer: boolean;
  accessibility: boolean;
  accessibilityPrompts: number;
  dark: boolean;
  readonly packaged: boolean;
  readonly screen: { width: number; height: number; scaleFactor: number };
  cursor: { x: number; y: number };
  /** URLs and paths that were handed to the system (shell.openExternal and its like). */
  readonly opened: string[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  readonly dialogs: DialogCall[];
  /** Answers for the next dialogs, first in first out; without one a dialog is cancelled. */
  readonly dialogAnswers: object[];
  readonly trays: Tray[];
  lastPopup: Menu | null;
  loginItem: { openAtLogin: boolean };
  activationPolicy: string;
  relaunched: boolean;
  readonly preferences: Map<string, unknown>;
  /** URL of every request that Chromium was about to make, in order. */
  readonly requests: string[];
}

/** The state at the start. `json` is an {@link InitialState} or nothing. */
export function createState(json: string | undefined): State {
  const initial: InitialState = json ? JSON.parse(json) : {};
  return {
    media: { microphone: initial.microphone ?? 'granted', camera: 'granted', screen: 'granted' },
    microphoneAnswer: initial.microphoneAnswer ?? true,
    accessibility: initial.accessibility ?? true,
    accessibilityPrompts: 0,
    dark: initial.dark ?? false,
    packaged: initial.packaged ?? false,
    screen: { width: 1440, height: 900, scaleFactor: 1, ...initial.screen },
    cursor: { x: 400, y: 300 },
    opened: [],
    notifications: [],
    dialogs: [],
    dialogAnswers: [],
    trays: [],
    lastPopup: null,
    loginItem: { openAtLogin: false },
    activationPolicy: 'regular',
    relaunched: false,
    preferences: new Map(),
    requests: [],
  };
}

/** Owns what main tells windows: whole views, one event each. Plain data that structured clone can carry. */
import type { Message, PreviewView } from '../core/session/view.ts';
import type { Settings } from '../core/settings/schema.ts';

export type { AlignedSpan, Alignment } from '../core/review/align.ts';
export type { Risk, RiskLevel } from '../core/review/risk.ts';
export type { Intent } from '../core/session/event.ts';
export type { Message, PreviewView, ReviewView, SoFar } from '../core/session/view.ts';
export type { Settings } from '../core/settings/schema.ts';

/** How windows look; sent to each of them. */
export interface LookView {
  readonly theme: 'light' | 'dark';
  readonly contrast: 'normal' | 'more';
  /** The system's accent colour as #rrggbb; null where it has none, or high contrast has its own. */
  readonly accent: string | null;
  /** 1 to 2 */
  readonly textSize: number;
  readonly platform: 'mac' | 'linux' | 'windows';
  /** Inserts so far: the key hints go after twenty. */
  readonly inserts: number;
}

export interface CatalogEntryView {
  readonly name: string;
  readonly title: string;
  /** Whose it is, and what it was made from. */
  readonly about: string;
  readonly bytes: number;
  readonly licence: string;
  /** Measured: word error rate of dictated commands, as a share of one; null where nobody measured. */
  readonly wordErrors: number | null;
  readonly state:
    | { readonly kind: 'there' }
    | { readonly kind: 'absent' }
    | { readonly kind: 'loading'; readonly received: number }
    | { readonly kind: 'failed'; readonly says: string; readonly hint: string };
  readonly chosen: boolean;
}

export interface SettingsView {
  readonly settings: Settings;
  readonly models: readonly CatalogEntryView[];
  readonly microphones: readonly { readonly id: string; readonly label: string }[];
  /** null while no engine runs; `model` is the name of one of the models. */
  readonly engine: { readonly model: string; readonly memory: number } | null;
  /** The hotkey in words and signs of this keyboard. */
  readonly hotkey: string;
  readonly recordingHotkey: boolean;
  /** What keeps the app from working now, or a setting from being kept. */
  readonly problems: readonly Message[];
  readonly version: string;
}

/** Events from main, by name, with what they carry. */
export interface Events {
  'preview.view': PreviewView;
  /** 0..1, at most 30 a second while the microphone is open. */
  'preview.level': { readonly session: number; readonly level: number };
  'capture.open': { readonly session: number; readonly deviceId: string };
  /** Record `tailMs` more, then say capture.ended. */
  'capture.close': { readonly session: number; readonly tailMs: number };
  'capture.drop': { readonly session: number };
  'settings.view': SettingsView;
  look: LookView;
  /** Nothing will be wanted for a while: give memory back. */
  tidy: null;
}
export type EventName = keyof Events;

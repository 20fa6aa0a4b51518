/**
 * Owns what the preview shows, whole, one value for each state. Plain data that can be sent; never holds a recording.
 */
import type { ProblemCode } from '../errors.ts';
import type { Evidence, Route } from '../gate/verdict.ts';
import type { Alignment } from '../review/align.ts';
import type { Risk, RiskLevel } from '../review/risk.ts';
import type { Action } from './command.ts';

/** What happened, in one sentence, and the one thing to do. */
export interface Message {
  readonly code: ProblemCode;
  readonly says: string;
  /** `hint` says it in words ("Hold and speak"); an action can also be done by Return or by its button. */
  readonly hint: string;
  readonly action: Action | null;
}

/** What was understood while the key is still held; shown quietly, never inserted. */
export interface SoFar {
  readonly heard: string;
  readonly command: string;
}

export interface ReviewView {
  /** As it would be typed. */
  readonly command: string;
  readonly heard: string;
  /** null once the text was edited by hand: then nothing is known about where it came from. */
  readonly alignment: Alignment | null;
  readonly route: Route;
  /** 0..1; 0 where nobody measured it: another reading was picked, or the text was changed. */
  readonly confidence: number;
  readonly sure: boolean;
  /** It was heard once and is being heard again: it may yet become sure, or another. Never while it is sure. */
  readonly checking: boolean;
  /** What an intent about this command names; another number is another command, which came by itself. */
  readonly edition: number;
  /** One sentence where it is not sure; empty for another reading than the first, and once the text was changed. */
  readonly why: string;
  /** The reason is a repair, which the heard words show where it was made. */
  readonly mended: boolean;
  readonly risks: readonly Risk[];
  /** The gravest of the risks. */
  readonly level: RiskLevel | null;
  /** Readings to choose from, the first one included, at most nine. */
  readonly readings: readonly string[];
  /** Index into readings; -1 where they are only suggested and none was taken: then the command is empty. */
  readonly picked: number;
  readonly editing: boolean;
  /** Was changed by hand. */
  readonly edited: boolean;
  /**
   * The word that must be typed (or Return held) before a critical command is inserted; null where none must be, or
   * was.
   */
  readonly confirm: string | null;
  readonly evidence: readonly Evidence[];
  readonly ms: { readonly hearing: number; readonly reading: number };
  /** Where Return types it; empty where nobody knows. */
  readonly target: string;
  /** Something that blocks the insertion; the command stays. */
  readonly message: Message | null;
}

export type PreviewView =
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'listening';
      readonly session: number;
      /** The key need not be held: a tap ends it. */
      readonly locked: boolean;
      readonly soFar: SoFar | null;
      /** The command that is being said again. */
      readonly again: ReviewView | null;
    }
  | {
      readonly kind: 'transcribing';
      readonly session: number;
      readonly soFar: SoFar | null;
      readonly again: ReviewView | null;
    }
  | { readonly kind: 'review'; readonly session: number; readonly review: ReviewView }
  /** Said once and gone by itself. */
  | {
      readonly kind: 'notice';
      readonly session: number;
      readonly what: 'inserted' | 'copied' | 'nothing-heard' | 'discarded' | 'taken-back' | 'not-taken-back';
      readonly says: string;
      readonly hint: string;
      /** What was discarded can be had back: the hint says so, an intent `restore` does it. */
      readonly restorable: boolean;
      /** What was inserted can be taken back: the hint says so, an intent `take-back` does it. */
      readonly takeable: boolean;
    }
  | { readonly kind: 'blocked'; readonly session: number; readonly message: Message };

/** What the tray's picture says. */
export type TrayState = 'idle' | 'listening' | 'working' | 'blocked';

export interface TrayView {
  readonly state: TrayState;
  /** Why it is blocked, or the obstacle that stands outside any session. */
  readonly message: Message | null;
  /** Something was cancelled or discarded and can still be had back: an intent `restore` with this session does it. */
  readonly restorable: number | null;
  /** What was inserted last can be taken back: an intent `take-back` with this session does it. */
  readonly takeable: number | null;
}

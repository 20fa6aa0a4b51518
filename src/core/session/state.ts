/**
 * Owns the shape of everything the session knows: what the person is in the middle of, what could still be had back,
 * and which recording is open. Holds no function of the outside and no clock; how it changes is in transition.ts.
 */
import type { Draft } from '../draft.ts';
import type { Problem } from '../errors.ts';
import type { InsertMethod, Target } from '../insertion/target.ts';
import type { Translation } from '../pipeline.ts';
import type { Risk } from '../review/risk.ts';
import type { Clip } from '../speech/clip.ts';
import type { Command } from './command.ts';
import type { SoFar } from './view.ts';

/** One recording. */
export interface Take {
  /** The session it was recorded in. */
  readonly session: number;
  /** null while the microphone is still being closed. */
  readonly clip: Clip | null;
  readonly target: Target | null;
}

/** A command in front of the person. */
export interface Review {
  readonly session: number;
  readonly target: Target | null;
  readonly translation: Translation;
  readonly ms: { readonly hearing: number; readonly reading: number };
  /** Commands to choose from, best first, each once, at most nine; none empty. */
  readonly readings: readonly Draft[];
  /** Index into readings; -1 where none was taken. */
  readonly picked: number;
  /** As it would be typed: nothing in it that may not be. */
  readonly text: string;
  /** Where the text comes from: as read (then `draft` is it), typed by hand, or the safer form of a risk. */
  readonly origin: 'read' | 'hand' | 'safer';
  /** The text with its alignment; null unless it is as read. */
  readonly draft: Draft | null;
  readonly risks: readonly Risk[];
  readonly editing: boolean;
  /** The person confirmed this very text. */
  readonly confirmed: boolean;
  /** What keeps it from being inserted, or what became of the last try. */
  readonly problem: Problem | null;
  /** It was given to the inserter, which has not answered in time. */
  readonly unanswered: boolean;
  /**
   * A second hearing is on its way and may put another command here; over as soon as the person does anything to this
   * one.
   */
  readonly checking: boolean;
  /** Counts what was shown here without the person's doing: what they do is meant for the command they saw. */
  readonly edition: number;
  /** The edition before, not checked any more: what the person did to it as it was replaced still counts. */
  readonly replaced: Review | null;
}

/**
 * What the person comes back to when a recording comes to nothing: the review they were in, the recording not yet read.
 */
export interface Before {
  readonly review: Review | null;
  readonly take: Take | null;
}
export const NOTHING_BEFORE: Before = { review: null, take: null };

export type NoticeKind = 'inserted' | 'copied' | 'nothing-heard' | 'discarded' | 'taken-back' | 'not-taken-back';

export type Phase =
  | { readonly type: 'idle' }
  | {
      readonly type: 'recording';
      readonly session: number;
      /** waiting: another recording is still being closed. opening: no sound yet. */
      readonly stage: 'waiting' | 'opening' | 'open';
      readonly locked: boolean;
      readonly target: Target | null;
      readonly soFar: SoFar | null;
      readonly before: Before;
    }
  /** The microphone was told to close; its recording is on the way. */
  | {
      readonly type: 'closing';
      readonly session: number;
      readonly target: Target | null;
      readonly soFar: SoFar | null;
      readonly before: Before;
      /** null where the person ended it: then it is heard at once. Otherwise it is kept and said why. */
      readonly why: Problem | null;
    }
  | {
      readonly type: 'hearing';
      /** The session of this hearing; a recording that is heard again has a new one. */
      readonly session: number;
      readonly take: Take & { readonly clip: Clip };
      readonly soFar: SoFar | null;
      readonly before: Before;
    }
  | { readonly type: 'review'; readonly review: Review }
  | { readonly type: 'inserting'; readonly review: Review }
  | {
      readonly type: 'notice';
      readonly session: number;
      readonly what: NoticeKind;
      /** Why: what was too short, why it is only copied. */
      readonly problem: Problem | null;
    }
  | {
      readonly type: 'blocked';
      readonly session: number;
      readonly problem: Problem;
      readonly take: (Take & { readonly clip: Clip }) | null;
      readonly before: Before;
      /** The one thing to do was done; what is left is to try again. */
      readonly acted: boolean;
    };

export interface State {
  /** The newest session; 0 before the first. */
  readonly session: number;
  /** The session whose recording is open or being closed. */
  readonly microphone: number | null;
  readonly phase: Phase;
  /**
   * A command still on its way into its window while the next one is said; nothing is inserted and no key taken until
   * it is done.
   */
  readonly inserting: Review | null;
  /**
   * A command that could not be inserted while another was said or in front: in front again as soon as that one is done
   * with.
   */
  readonly waiting: Review | null;
  /** What was inserted last, as long as Backspace takes back this and nothing else; `count` is how often. */
  readonly takeable: { readonly session: number; readonly target: Target; readonly count: number } | null;
  /** The session whose insertion is being taken back. */
  readonly takingBack: number | null;
  /** What was cancelled or discarded last, until its time is over. */
  readonly kept: { readonly session: number; readonly what: Take | Review } | null;
  /** The preview has the keyboard. */
  readonly keys: boolean;
  /** What keeps the app from working outside any session. */
  readonly obstacle: Problem | null;
}

export const INITIAL_STATE: State = {
  session: 0,
  microphone: null,
  phase: { type: 'idle' },
  inserting: null,
  waiting: null,
  takeable: null,
  takingBack: null,
  kept: null,
  keys: false,
  obstacle: null,
};

/** What a transition needs beside the state; the same rules give the same answer. */
export interface Rules {
  /** The risks of a command, gravest first. */
  assess(command: string): readonly Risk[];
  /** How commands are inserted now. */
  readonly insert: InsertMethod;
}

export interface Step {
  readonly state: State;
  readonly commands: readonly Command[];
}

export const step = (state: State, ...commands: readonly Command[]): Step => ({ state, commands });

/** The step with these commands before its own. */
export const afterDoing = (commands: readonly Command[], next: Step): Step => ({
  state: next.state,
  commands: [...commands, ...next.commands],
});

/** The session that the person sees; the newest where nothing is shown. */
export function shownSession({ phase, session }: State): number {
  switch (phase.type) {
    case 'idle':
      return session;
    case 'review':
    case 'inserting':
      return phase.review.session;
    case 'recording':
    case 'closing':
    case 'hearing':
    case 'notice':
    case 'blocked':
      return phase.session;
  }
}

/** Where the command of this phase goes to. */
export function targetOf(phase: Phase): Target | null {
  switch (phase.type) {
    case 'recording':
    case 'closing':
      return phase.target;
    case 'hearing':
      return phase.take.target;
    case 'review':
    case 'inserting':
      return phase.review.target;
    case 'blocked':
      return phase.take?.target ?? phase.before.review?.target ?? null;
    case 'idle':
    case 'notice':
      return null;
  }
}

/** The session whose command is on its way into its window, in front of the person or behind what they say next. */
export const insertingSession = ({ phase, inserting }: State): number | null =>
  (phase.type === 'inserting' ? phase.review : inserting)?.session ?? null;

export const isTake = (what: Take | Review): what is Take => 'clip' in what;
export const isRecorded = (take: Take): take is Take & { readonly clip: Clip } => take.clip !== null;

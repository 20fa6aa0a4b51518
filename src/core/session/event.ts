/**
 * Owns everything that can happen to a session: keys, sound, answers, timers, what the person does in the preview. All
 * but the keys carry the session they belong to, so that whatever comes late is known to be late. Never decides what
 * follows.
 */
import type { Problem, Result } from '../errors.ts';
import type { Insertion, Target } from '../insertion/target.ts';
import type { Translation } from '../pipeline.ts';
import type { Clip } from '../speech/clip.ts';

/** What the engine and the readers made of a clip. */
export interface Hearing {
  readonly translation: Translation;
  /** Milliseconds in the engine, and from its words to the verdict. */
  readonly ms: { readonly hearing: number; readonly reading: number };
}

/**
 * What the person did in the preview; every one names the session it was shown for, and where it is about the command
 * also its edition.
 */
export type Intent =
  /** `confirmed`: the first word was typed, or Return was held; a critical command is not inserted without. */
  | { readonly type: 'insert'; readonly session: number; readonly edition: number; readonly confirmed: boolean }
  /** The text as it stands in the edit field; the first one begins editing. */
  | { readonly type: 'edit'; readonly session: number; readonly edition: number; readonly text: string }
  /** Out of editing; what was edited is kept. */
  | { readonly type: 'stop-editing'; readonly session: number; readonly edition: number }
  /** Takes one of the readings, 0 is the first; or the safer form of the gravest risk. */
  | {
      readonly type: 'pick';
      readonly session: number;
      readonly edition: number;
      readonly reading: number | 'safer';
    }
  /** Takes back the newest repair: what was heard stays. */
  | { readonly type: 'keep-heard'; readonly session: number; readonly edition: number }
  | { readonly type: 'discard'; readonly session: number }
  | { readonly type: 'copy'; readonly session: number; readonly edition: number }
  /** The one thing to do that a message offers. */
  | { readonly type: 'act'; readonly session: number }
  /** Brings back what was discarded or cancelled, for some seconds. */
  | { readonly type: 'restore'; readonly session: number }
  /** Takes back what was inserted last, while nobody has touched the line. */
  | { readonly type: 'take-back'; readonly session: number }
  /** The pointer came onto a notice, or left it: its clock stops meanwhile. */
  | { readonly type: 'linger'; readonly session: number; readonly inside: boolean };

export type TimerName =
  | 'first-audio' // the microphone gives nothing
  | 'longest' // the recording is as long as it may be
  | 'so-far' // hear what was said up to now
  | 'last-audio' // the microphone was told to close and gives nothing
  | 'insertion' // nobody says what became of an insertion
  | 'notice' // a notice has been up long enough
  | 'restore'; // what was discarded is let go

export type Event =
  | { readonly type: 'start' }
  | { readonly type: 'lock' }
  | { readonly type: 'stop' }
  | { readonly type: 'cancel' }
  /** The screen was locked or the machine goes to sleep: whatever is held is not held any more. */
  | { readonly type: 'away' }
  | { readonly type: 'target'; readonly session: number; readonly target: Result<Target> }
  | { readonly type: 'audio-began'; readonly session: number }
  /** All of the recording, after the microphone was told to close. */
  | { readonly type: 'audio-ended'; readonly session: number; readonly clip: Clip }
  /** The microphone could not be opened or went away; `clip` is what came until then. */
  | { readonly type: 'audio-failed'; readonly session: number; readonly problem: Problem; readonly clip: Clip | null }
  | { readonly type: 'so-far'; readonly session: number; readonly heard: string; readonly command: string }
  /** The first of two hearings; `heard` follows. */
  | { readonly type: 'heard-once'; readonly session: number; readonly hearing: Hearing }
  | { readonly type: 'heard'; readonly session: number; readonly result: Result<Hearing> }
  | { readonly type: 'inserted'; readonly session: number; readonly result: Result<Insertion> }
  /** Somebody pressed a key since the insertion: what stands in the line is not known any more. */
  | { readonly type: 'touched'; readonly session: number }
  | { readonly type: 'taken-back'; readonly session: number; readonly result: Result<null> }
  | { readonly type: 'copied'; readonly session: number; readonly result: Result<null> }
  | { readonly type: 'timer'; readonly session: number; readonly name: TimerName }
  | { readonly type: 'intent'; readonly intent: Intent }
  /** A bug was caught by the driver: what is at stake is kept, and it is said. */
  | { readonly type: 'fault'; readonly recording: { readonly session: number; readonly clip: Clip } | null }
  /** Something outside any session keeps the app from working (no hook, no permission, no model), or no longer does. */
  | { readonly type: 'obstacle'; readonly problem: Problem | null };

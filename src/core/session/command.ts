/** Owns what a session asks of the world. Each is carried out once by the driver; answers come back as events. */
import type { InsertMethod, Target } from '../insertion/target.ts';
import type { Clip } from '../speech/clip.ts';
import type { TimerName } from './event.ts';

/** The one thing to do that a message offers. */
export type Action =
  | 'retry' // do again what failed, with what was kept
  | 'copy'
  | 'open-microphone-settings'
  | 'open-keyboard-settings'
  | 'open-typing-settings'
  | 'open-settings'
  | 'get-model'
  | 'restart-hook'
  | 'reopen-pages'
  | 'save-settings';

export type Command =
  /** Which window has the focus? Answered by `target`. */
  | { readonly type: 'find-target'; readonly session: number }
  /** Load the model meanwhile; no answer. */
  | { readonly type: 'load-engine' }
  /** Answered by `audio-began`, or `audio-failed`. */
  | { readonly type: 'open-microphone'; readonly session: number }
  /** Records `tailMs` more, then answers `audio-ended`. */
  | { readonly type: 'close-microphone'; readonly session: number; readonly tailMs: number }
  /** Forget the recording; no answer. */
  | { readonly type: 'drop-microphone'; readonly session: number }
  /** Hear and read what was recorded up to now if the engine is idle; may be answered by `so-far`. */
  | { readonly type: 'hear-so-far'; readonly session: number }
  /** Hear and read; answered by `heard`, and before it maybe by `heard-once`. Work on `so-far` is cut short for it. */
  | { readonly type: 'hear'; readonly session: number; readonly clip: Clip }
  | { readonly type: 'stop-hearing'; readonly session: number }
  /** Answered by `inserted`. The text is cleaned again before it is typed. */
  | {
      readonly type: 'insert';
      readonly session: number;
      readonly text: string;
      readonly target: Target | null;
      readonly method: InsertMethod;
    }
  /** Answered by `touched` once somebody presses a key or a button that may change a line. */
  | { readonly type: 'watch-touch'; readonly session: number }
  /** Presses Backspace `count` times in the target, if it has the focus. Answered by `taken-back`. */
  | { readonly type: 'take-back'; readonly session: number; readonly target: Target; readonly count: number }
  /** Answered by `copied`. */
  | { readonly type: 'copy'; readonly session: number; readonly text: string }
  /** The preview takes the keys (review), or gives them back to the target. */
  | { readonly type: 'take-keys' }
  | {
      readonly type: 'give-back-keys';
      readonly target: Target | null;
      /**
       * The session that inserts next: then only once no key is down, since repeats of Return would be the target's.
       */
      readonly inserting: number | null;
    }
  /** One timer of each name; setting it again moves it. Answered by `timer`. */
  | { readonly type: 'set-timer'; readonly session: number; readonly name: TimerName; readonly ms: number }
  | { readonly type: 'clear-timer'; readonly name: TimerName }
  | { readonly type: 'act'; readonly action: Action }
  /** A command was inserted; settings count it. */
  | { readonly type: 'count-insert' };

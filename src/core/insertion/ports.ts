/** Owns the ports that insertion works through, beside the windows of target.ts. Never implements one. */
import type { Result } from '../errors.ts';
import type { Target } from './target.ts';

/**
 * X11 has two: what was copied, and what is selected (`primary`, pasted with Shift+Insert). Elsewhere only the first.
 */
export type ClipboardName = 'clipboard' | 'primary';

/** Port: keys that seem pressed by a person. */
export interface Keyboard {
  /** True once no key has been down for a moment, false if one still was after `limitMs`. Fails with no-display. */
  whenReleased(limitMs: number): Promise<Result<boolean>>;
  /**
   * Presses the keys in order and lets them go in reverse; names as in a chord ('LeftCtrl', 'V'). Fails with
   * no-keyboard.
   */
  press(keys: readonly string[]): Promise<Result<null>>;
  /** Whether this keyboard can type every character of the text now. */
  canType(text: string): Promise<boolean>;
  /** Types the text character by character, whatever the layout. Fails with no-keyboard, and has typed nothing then. */
  type(text: string): Promise<Result<null>>;
}

/** Port: the clipboard. Never decides whether anything is pasted. */
export interface Clipboard {
  /** Puts the text in, to stay there. */
  write(text: string): Promise<Result<null>>;
  /**
   * Keeps everything that is in the clipboards, every format of it, then puts the text in, marked as passing where the
   * platform can. Fails with clipboard-changed where what is there cannot be kept; nothing has changed then.
   */
  lend(text: string, names: readonly ClipboardName[]): Promise<Result<Loan>>;
}

/** The clipboards while they hold a text of ours. Ends with giveBack or keep. */
export interface Loan {
  /** Reads back: true if every one of them still holds the text, so nobody else has written meanwhile. */
  holds(): Promise<boolean>;
  /**
   * From now on: `taken` once the target has read the text, `changed` when somebody else wrote, `untaken` after
   * `limitMs`. Where the platform cannot know, it is `taken` after a time that is long enough.
   */
  whenTaken(target: Target, limitMs: number): Promise<'taken' | 'changed' | 'untaken'>;
  /** Puts back what was there, in every clipboard that nobody else has written since. */
  giveBack(): Promise<void>;
  /** Lets the text stay as a copy. */
  keep(): Promise<void>;
}

/** Port: who keeps typed keys for itself now (a password field, a locked screen); null if nobody does. */
export interface SecureInput {
  holder(): Promise<string | null>;
}

/** Owns the chord: which keys held together are the hotkey, as data and as words. Never listens to a keyboard. */

/** One modifier alone ('RightAlt'), or modifiers and a key ('Ctrl+Shift+Space'); names as in KeyboardEvent.code without 'Key' and 'Digit'. */
export interface Chord {
  readonly modifiers: readonly Modifier[];
  /** Empty for a chord of modifiers alone. */
  readonly key: string;
}

export type Modifier =
  | 'LeftCtrl'
  | 'RightCtrl'
  | 'LeftShift'
  | 'RightShift'
  | 'LeftAlt'
  | 'RightAlt'
  | 'LeftMeta'
  | 'RightMeta'
  | 'Fn';

/** A key going down or up anywhere on the desktop. `at` is in milliseconds of a clock that never goes back. */
export interface KeyPress {
  readonly type: 'down' | 'up';
  /** Name as in Chord. */
  readonly key: string;
  readonly at: number;
}

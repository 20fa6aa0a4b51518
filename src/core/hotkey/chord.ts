/** Owns the chord: which keys held together are the hotkey, as data and as words. Never listens to a keyboard. */
import { failed, ok, type Result } from '../errors.ts';

/**
 * One modifier alone ('RightAlt'), or modifiers and a key ('LeftCtrl+LeftShift+Space'); names as in KeyboardEvent.code
 * without 'Key' and 'Digit'.
 */
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

export type KeyboardPlatform = 'mac' | 'linux' | 'windows';

/** In the order in which they are written and said. */
const MODIFIERS: readonly Modifier[] = [
  'Fn',
  'LeftCtrl',
  'RightCtrl',
  'LeftAlt',
  'RightAlt',
  'LeftShift',
  'RightShift',
  'LeftMeta',
  'RightMeta',
];

export const isModifier = (key: string): key is Modifier => MODIFIERS.some((modifier) => modifier === key);

/** Keys that write nothing and steer nothing in a terminal: they may stand alone. */
const USABLE_ALONE = /^(?:F(?:[1-9]|1\d|2[0-4])|CapsLock|ScrollLock|Pause|Insert|ContextMenu|Help|Launch\w+|Media\w+)$/;
const KEY = /^(?:[A-Z]|\d|[A-Z][a-z]\w*|F\d\d?|IntlBackslash)$/;

/** Reads 'LeftCtrl+LeftShift+Space'; an empty text is no chord. Fails with hotkey-unusable. */
export function parseChord(text: string): Result<Chord> {
  const names = text.split('+').map((name) => name.trim());
  const modifiers = MODIFIERS.filter((modifier) => names.includes(modifier));
  const [key = '', ...more] = names.filter((name) => !isModifier(name));
  const sound = !names.includes('') && new Set(names).size === names.length;
  const known = sound && more.length === 0 && (key === '' || KEY.test(key));
  return known ? checkChord({ modifiers, key }) : failed('hotkey-unusable', text.slice(0, 40));
}

/** The chord if it can be the hotkey: no key that is needed for typing, not Esc. Fails with hotkey-unusable. */
export function checkChord(chord: Chord): Result<Chord> {
  const { modifiers, key } = chord;
  const isTyping = key !== '' && modifiers.every((modifier) => modifier.endsWith('Shift')) && !USABLE_ALONE.test(key);
  const isNothing = key === '' && modifiers.length === 0;
  if (isTyping || isNothing || key === 'Escape') return failed('hotkey-unusable', formatChord(chord) || 'Nothing');
  return ok(chord);
}

/** As it is kept in the settings. */
export function formatChord({ modifiers, key }: Chord): string {
  const sorted = MODIFIERS.filter((modifier) => modifiers.includes(modifier));
  return [...sorted, ...(key === '' ? [] : [key])].join('+');
}

export const chordKeys = ({ modifiers, key }: Chord): readonly string[] =>
  key === '' ? modifiers : [...modifiers, key];

type Names = Readonly<Record<'Ctrl' | 'Alt' | 'Shift' | 'Meta' | 'Fn', string>>;
const SIGNS: Names = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘', Fn: 'fn' };
const WORDS: Readonly<Record<KeyboardPlatform, Names>> = {
  mac: SIGNS,
  linux: { Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Meta: 'Super', Fn: 'Fn' },
  windows: { Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Meta: 'Win', Fn: 'Fn' },
};

/**
 * As on this keyboard: 'right ⌥', '⌃⇧Space', 'right Alt', 'Ctrl+Shift+Space'. The left ones of a combination need no
 * side.
 */
export function chordWords(chord: Chord, platform: KeyboardPlatform): string {
  const names = WORDS[platform];
  const alone = chord.key === '' && chord.modifiers.length === 1;
  const parts = MODIFIERS.filter((modifier) => chord.modifiers.includes(modifier)).map((modifier) => {
    const [, side = '', kind = 'Fn'] = /^(Left|Right)(.+)$/.exec(modifier) ?? [];
    const name = names[isName(kind) ? kind : 'Fn'];
    return side === 'Right' || (alone && side !== '') ? `${side.toLowerCase()} ${name}` : name;
  });
  const glue = platform === 'mac' && !parts.some((part) => part.includes(' ')) ? '' : '+';
  return [...parts, ...(chord.key === '' ? [] : [keyWord(chord.key)])].join(glue);
}

const isName = (kind: string): kind is keyof Names => kind in SIGNS;

const KEY_WORDS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Backslash: '\\',
  Backquote: '`',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
};
const keyWord = (key: string): string => KEY_WORDS[key] ?? key;

/**
 * Owns the way from characters to keys of an X keyboard: which keycode, with or without Shift, and which characters
 * need a spare keycode. Pure; never presses one.
 */

/** A keycode to press, with Shift or without. */
export interface Stroke {
  readonly keycode: number;
  readonly shift: boolean;
}

/** Rows of keysyms, one a keycode, as the server gives them: unshifted and shifted of the first layout come first. */
export interface Keymap {
  readonly first: number;
  readonly rows: readonly (readonly number[])[];
}

const UNICODE_KEYSYMS = 0x0100_0000;
/** Keypad keys: they write other characters when Num Lock is off. */
const KEYPAD = [0xff80, 0xffbd] as const;

/** Keysyms of keys that are pressed by name; the rest are named by the character they write. */
const NAMED_KEYSYMS: Readonly<Record<string, number>> = {
  Backspace: 0xff08,
  Tab: 0xff09,
  Enter: 0xff0d,
  ScrollLock: 0xff14,
  Home: 0xff50,
  ArrowLeft: 0xff51,
  ArrowUp: 0xff52,
  ArrowRight: 0xff53,
  ArrowDown: 0xff54,
  PageUp: 0xff55,
  PageDown: 0xff56,
  End: 0xff57,
  CapsLock: 0xffe5,
  Delete: 0xffff,
  LeftShift: 0xffe1,
  RightShift: 0xffe2,
  LeftCtrl: 0xffe3,
  RightCtrl: 0xffe4,
  LeftAlt: 0xffe9,
  RightAlt: 0xffea,
  LeftMeta: 0xffeb,
  RightMeta: 0xffec,
  Insert: 0xff63,
};

const FIRST_FUNCTION_KEY = 0xffbe;
/** Keys that are named otherwise than by what they write. */
const CHARACTERS: Readonly<Record<string, string>> = {
  Space: ' ',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/** What a character is called on an X keyboard. */
export function keysymOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const latin = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff);
  return latin ? code : UNICODE_KEYSYMS + code;
}

/** Every character that a key writes by itself or with Shift, in the first layout. */
export function strokesOf(keymap: Keymap): ReadonlyMap<number, Stroke> {
  const strokes = new Map<number, Stroke>();
  for (const shift of [false, true]) {
    keymap.rows.forEach((row, index) => {
      const keysym = row[shift ? 1 : 0] ?? 0;
      const plain = row[0] ?? 0;
      if (keysym === 0 || strokes.has(keysym) || (plain >= KEYPAD[0] && plain <= KEYPAD[1])) return;
      strokes.set(keysym, { keycode: keymap.first + index, shift });
    });
  }
  return strokes;
}

/** Keycodes that write nothing at all; free to be given a character. */
export function spareKeycodes(keymap: Keymap): readonly number[] {
  return keymap.rows.flatMap((row, index) => (row.every((keysym) => keysym === 0) ? [keymap.first + index] : []));
}

/**
 * The keycode of a key by its name in a chord ('LeftCtrl', 'V', 'Insert'), in whichever layout writes it; else
 * undefined.
 */
export function keycodeOf(keymap: Keymap, name: string): number | undefined {
  const wanted = NAMED_KEYSYMS[name] ?? functionKeysym(name) ?? keysymOf(CHARACTERS[name] ?? name.toLowerCase());
  for (let column = 0; column < 4; column++) {
    const index = keymap.rows.findIndex((row) => row[column] === wanted);
    if (index >= 0) return keymap.first + index;
  }
  return undefined;
}

function functionKeysym(name: string): number | undefined {
  const number = Number(/^F(\d\d?)$/.exec(name)?.[1] ?? 0);
  return number >= 1 ? FIRST_FUNCTION_KEY + number - 1 : undefined;
}

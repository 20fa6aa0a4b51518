/**
 * Owns the way from characters to keys of an X keyboard: which keycode, with or without Shift, and which characters need a
 * spare keycode. Pure; never presses one.
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

/** The keycode of a key by its name in a chord ('LeftCtrl', 'V', 'Insert'), in whichever layout writes it; else undefined. */
export function keycodeOf(keymap: Keymap, name: string): number | undefined {
  const wanted = NAMED_KEYSYMS[name] ?? keysymOf(name.toLowerCase());
  for (let column = 0; column < 4; column++) {
    const index = keymap.rows.findIndex((row) => row[column] === wanted);
    if (index >= 0) return keymap.first + index;
  }
  return undefined;
}

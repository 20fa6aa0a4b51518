/**
 * Owns the names of keys as chords use them (KeyboardEvent.code without 'Key' and 'Digit', sides spelled out first), by
 * the number that the hook gives them. Data only.
 */

/** uiohook's numbers (libuiohook's virtual codes). Fn has none: systems keep it to themselves. */
const NUMBERS: readonly (readonly [number, string])[] = Object.entries({
  Escape: 0x01,
  Minus: 0x0c,
  Equal: 0x0d,
  Backspace: 0x0e,
  Tab: 0x0f,
  BracketLeft: 0x1a,
  BracketRight: 0x1b,
  Enter: 0x1c,
  LeftCtrl: 0x1d,
  Semicolon: 0x27,
  Quote: 0x28,
  Backquote: 0x29,
  LeftShift: 0x2a,
  Backslash: 0x2b,
  Comma: 0x33,
  Period: 0x34,
  Slash: 0x35,
  RightShift: 0x36,
  NumpadMultiply: 0x37,
  LeftAlt: 0x38,
  Space: 0x39,
  CapsLock: 0x3a,
  NumLock: 0x45,
  ScrollLock: 0x46,
  NumpadSubtract: 0x4a,
  NumpadAdd: 0x4e,
  NumpadDecimal: 0x53,
  NumpadEnter: 0xe1c,
  RightCtrl: 0xe1d,
  NumpadDivide: 0xe35,
  PrintScreen: 0xe37,
  RightAlt: 0xe38,
  Home: 0xe47,
  PageUp: 0xe49,
  End: 0xe4f,
  PageDown: 0xe51,
  Insert: 0xe52,
  Delete: 0xe53,
  LeftMeta: 0xe5b,
  RightMeta: 0xe5c,
  ArrowUp: 0xe048,
  ArrowLeft: 0xe04b,
  ArrowRight: 0xe04d,
  ArrowDown: 0xe050,
  ...row(0x02, '1234567890'),
  ...row(0x10, 'QWERTYUIOP'),
  ...row(0x1e, 'ASDFGHJKL'),
  ...row(0x2c, 'ZXCVBNM'),
  ...row(0x47, '789', 'Numpad'),
  ...row(0x4b, '456', 'Numpad'),
  ...row(0x4f, '1230', 'Numpad'),
  ...functionKeys(0x3b, 1, 10),
  ...functionKeys(0x57, 11, 12),
  ...functionKeys(0x5b, 13, 15),
  ...functionKeys(0x63, 16, 24),
}).map(([name, code]) => [code, name]);

/** The keypad's keys have other numbers while Num Lock is off, and are the same keys. */
const NUM_LOCK_OFF = 0xee00;

export const HOOK_KEYS: ReadonlyMap<number, string> = new Map([
  ...NUMBERS,
  ...NUMBERS.filter(([code]) => code >= 0x47 && code <= 0x53).map(
    ([code, name]) => [NUM_LOCK_OFF | code, name] as const,
  ),
]);

/** Keys whose codes follow one another. */
function row(first: number, names: string, prefix = ''): Record<string, number> {
  return Object.fromEntries(Array.from(names, (name, index) => [prefix + name, first + index]));
}

function functionKeys(first: number, from: number, to: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [`F${from + index}`, first + index]));
}

/**
 * Owns the never-execute rule: which characters may be typed into a terminal. With bracketed paste off a newline runs
 * what stands before it and an escape steers the terminal, so nothing that is typed may hold one. Never looks at
 * meaning.
 */

/** Controls, invisible format characters (bidi, zero width, tags), lone surrogates, line and paragraph separators. */
const UNTYPEABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Code points that no class names and that cannot be seen either: [first, last, what]. */
const INVISIBLE: readonly (readonly [first: number, last: number, what: string])[] = [
  [0x34f, 0x34f, 'grapheme joiner'],
  [0x115f, 0x1160, 'fillers'],
  [0x17b4, 0x17b5, 'invisible vowels'],
  [0x180b, 0x180f, 'variation selectors'],
  [0x2065, 0x2065, 'reserved among invisible operators'],
  [0x2800, 0x2800, 'blank braille pattern'],
  [0x3164, 0x3164, 'filler'],
  [0xfe00, 0xfe0f, 'variation selectors'],
  [0xffa0, 0xffa0, 'filler'],
  [0xfff0, 0xffff, 'specials and noncharacters'],
  [0xe0000, 0xe0fff, 'tags, variation selectors'],
];
const BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const BREAKS = /\s*(?:\r\n|[\n\v\f\r\u0085\u2028\u2029])\s*/gu;

/** True if the text may be typed as it is. */
export function isTypeable(text: string): boolean {
  for (const character of text) if (!isTypeableCharacter(character)) return false;
  return true;
}

/**
 * The command as it may be typed: tabs and odd blanks become one blank each, a line break and the blanks around it
 * become one blank (none at the ends), everything else that is invisible goes. Doing it twice changes nothing more.
 */
export function cleanForTyping(command: string): string {
  let clean = '';
  for (const character of command.replace(BREAKS, ' ').replace(BLANKS, ' ')) {
    if (isTypeableCharacter(character)) clean += character;
  }
  return command === clean ? clean : clean.trim();
}

function isTypeableCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x1f && code < 0x7f) return true;
  if ((code & 0xfffe) === 0xfffe || UNTYPEABLE.test(character)) return false;
  return !INVISIBLE.some(([first, last]) => first <= code && code <= last);
}

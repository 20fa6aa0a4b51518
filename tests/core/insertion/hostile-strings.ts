/**
 * Owns strings that try to execute something when they are put into a terminal: control characters, ends of bracketed
 * paste, every line break of Unicode, bidi and invisible characters, lone surrogates, great lengths. The same for one
 * seed.
 */

/** Leaves a trace where it is executed, in the folder of the test. */
const PAYLOADS = [
  'touch "$SAYDASH_TEST/executed"',
  ': > "$SAYDASH_TEST/executed"',
  'echo x > "$SAYDASH_TEST/executed" #',
  'exit',
] as const;

const BREAKS = [
  '\n',
  '\r',
  '\r\n',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\n\n',
  '\r\r\n',
  '\x1bE',
  '\x1bM',
] as const;
/** What readline and terminals obey. */
const ORDERS = [
  '\x1b[201~',
  '\x1b[200~',
  '\x1b[201~\r',
  '\x9b201~',
  '\u009b201~\n',
  '\x1b[20\x001~',
  '\x1b\x1b[201~',
  '\x1b[2\u200b01~\n',
  '\x0a\x1b[A\x0a',
  '\x0f',
  '\x12ls\n',
  '\x15',
  '\x16\n',
  '\x18\x05',
  '\x1b\x05\n',
  '\x04',
  '\x03',
  '\x1a',
  '\x1c',
  '\x7f\x7f',
  '\b\b',
  '\x1b]0;title\x07',
  '\x1b]52;c;cm0gLXJm\x07',
  '\x1b[6n',
  '\x1bP+q\x1b\\',
  '\x1b[?2004l',
  '\x1bc',
  '\x00',
] as const;
const INVISIBLE = [
  '\u202e',
  '\u202d',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200d',
  '\u200e',
  '\ufeff',
  '\u00ad',
  '\u2060',
  '\u2063',
  '\u034f',
  '\u115f',
  '\u3164',
  '\ufe0f',
  '\u{e0041}',
  '\u{e0100}',
  '\u{1d173}',
  '\ud800',
  '\udc0a',
  '\ufffe',
] as const;
const BLANKS = [' ', '  ', '\t', '\u00a0', '\u2003', '\u3000', '\u202f', '\u1680', '\t\t'] as const;
const HARMLESS = [
  'git commit -m "it\'s"',
  'ls -la | grep -v x',
  'a && b || c; d &',
  `$(id) \`date\` $HOME \${x:-y} !! !x $1 \\`,
  '<>|&;*?[]{}()~#%^=+-_@,.:/',
  'é ñ ü ß ø Ж я Ω',
  '日本語 漢字 한국어',
  '🙂✅🚀',
  'e\u0301 n\u0303',
  '‘q’ “d” — … →',
  'العربية עברית',
] as const;
const LONG = 100_000;

/** `count` strings; every thousandth of them is 100 kB long. */
export function hostileStrings(count: number, seed = 1): readonly string[] {
  const next = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => makeOne(next, index % 1000 === 11));
}

function makeOne(next: () => number, long: boolean): string {
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  const piece = (): string => {
    const kind = next();
    if (kind < 0.3) return pick(HARMLESS);
    if (kind < 0.45) return pick(BREAKS) + (next() < 0.6 ? pick(PAYLOADS) + pick(BREAKS) : '');
    if (kind < 0.65) return pick(ORDERS) + (next() < 0.4 ? pick(PAYLOADS) + pick(BREAKS) : '');
    if (kind < 0.8) return pick(INVISIBLE);
    if (kind < 0.9) return pick(BLANKS);
    if (kind < 0.95) return String.fromCodePoint(Math.floor(next() * 0xa0));
    return String.fromCodePoint(Math.floor(next() * 0xffff));
  };
  let text = `x${pick(HARMLESS)}`;
  const pieces = 1 + Math.floor(next() * 12);
  for (let index = 0; index < pieces; index++) text += piece();
  if (long) while (text.length < LONG) text += piece();
  // Ends with what would execute it, if anything did.
  return next() < 0.5 ? text + pick(BREAKS) : text;
}

/** Numbers in [0, 1) that are the same each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * What a person can see in a text, in order and without blanks: none of it may be lost. Found in another way than
 * cleanForTyping finds it, by Unicode's own list of what is ignored in display.
 */
export function visibleCharacters(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff0-\uffff]/gu,
    '',
  );
}

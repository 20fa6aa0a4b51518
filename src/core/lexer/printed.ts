/**
 * Owns the way from a transcript to atoms: the heard words as printed, and in each the runs of letters, of digits and
 * the symbols. Drops what may never be typed (controls, zero-width and bidi characters). Never reads a spoken form.
 */
import type { HeardWord } from './unit.ts';

export interface Atom {
  /** As printed, cleaned: letters, digits without thousands commas, or one symbol. */
  readonly text: string;
  readonly lower: string;
  readonly kind: 'letters' | 'digits' | 'symbol';
  /** Index of the heard word it stands in. */
  readonly word: number;
  /** Printed together with the atom before it. */
  readonly glued: boolean;
  /** Punctuation at the end of a word that the recogniser may have added. */
  readonly weak: boolean;
  /** Stands in a word written the way it is typed (`--dot-files`, `/dev/null`): no spoken form is looked for. */
  readonly typed: boolean;
  /** Digits printed with thousands commas, as printed. */
  readonly commas: string | null;
}

export interface Printed {
  readonly words: readonly HeardWord[];
  readonly atoms: readonly Atom[];
}

/** What a recogniser prints for no speech at all. Other brackets are data. */
const NO_SPEECH: ReadonlySet<string> = new Set(['[BLANK_AUDIO]', '[SILENCE]', '[MUSIC]', '[NOISE]', '[INAUDIBLE]']);

/** Symbols of several characters, as the spoken forms write them; the longest first. */
const JOINED: readonly string[] = ['<<<', '...', '&&', '||', '>>', '<<', '--', '..', '=='];

const PLAIN_FOR: ReadonlyMap<number, string> = new Map([
  [0x2018, "'"],
  [0x2019, "'"],
  [0x201a, "'"],
  [0x201b, "'"],
  [0x2032, "'"],
  [0x201c, '"'],
  [0x201d, '"'],
  [0x201e, '"'],
  [0x201f, '"'],
  [0x2033, '"'],
  [0x2010, '-'],
  [0x2011, '-'],
  [0x2012, '-'],
  [0x2013, '-'],
  [0x2212, '-'],
  [0x2014, '--'],
  [0x2015, '--'],
  [0x2026, '...'],
  [0x2044, '/'],
  [0x2215, '/'],
  [0x00d7, 'x'],
]);

const BLANKS = /[\p{Z}\p{Cc}]/u;
const NEVER = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}\u115f\u1160\u3164\uffa0]/u;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;

type Class = 'blank' | 'never' | 'letter' | 'digit' | 'symbol';

function classify(code: number): Class {
  if (code < 0x80) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letter';
    if (code >= 48 && code <= 57) return 'digit';
    return code <= 32 || code === 127 ? 'blank' : 'symbol';
  }
  const character = String.fromCodePoint(code);
  if (BLANKS.test(character)) return 'blank';
  if (LETTER.test(character)) return NEVER.test(character) ? 'never' : 'letter';
  if (MARK.test(character)) return 'letter';
  return NEVER.test(character) ? 'never' : 'symbol';
}

/** Splits a transcript into heard words and atoms, in linear time. Every atom is free of blanks and controls. */
export function splitPrinted(heard: string): Printed {
  const words: HeardWord[] = [];
  const atoms: Atom[] = [];
  let from = 0;
  let clean = '';
  const flush = (to: number) => {
    if (clean !== '') {
      words.push({ text: heard.slice(from, to), from, to });
      if (!NO_SPEECH.has(clean)) splitWord(clean, words.length - 1, atoms);
    }
    clean = '';
  };
  for (let at = 0; at < heard.length; ) {
    const code = heard.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const kind = classify(code);
    if (kind === 'blank') {
      flush(at);
      from = at + width;
    } else if (kind !== 'never') {
      clean += code < 0x80 ? heard.charAt(at) : (PLAIN_FOR.get(code) ?? String.fromCodePoint(code));
    }
    at += width;
  }
  flush(heard.length);
  return { words, atoms };
}

const CONTRACTION = /^[A-Za-z]+'(?:s|t|d|m|re|ve|ll)$/iu;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/u;
const LETTERS_ONLY = /^[A-Za-z]+$/u;
/**
 * A word written as it is typed: it begins with a symbol, or has one inside that nobody prints between spoken words.
 */
const TYPED = /^[-/~.$*{]|[\p{L}\d][/=|<>()[\]{}$@;&*:+][\p{L}\d]/u;
const TAIL_MARKS = '.,!?';
/** A plain word with dots after it: the speaker paused. Inside a name ("main..dev...") the dots may be meant. */
const PAUSED = /^([\p{L}\p{M}\d'-]*[\p{L}\p{M}\d]),?\.{3,}$/u;
const BEFORE_TAIL = /[\p{L}\p{M}\d)\]}"']/u;

function splitWord(printed: string, word: number, atoms: Atom[]): void {
  if (LETTERS_ONLY.test(printed)) {
    atoms.push(letters(printed, word, false, false));
    return;
  }
  const paused = PAUSED.exec(printed)?.[1];
  if (paused !== undefined) {
    splitWord(paused, word, atoms);
    return;
  }
  const body = printed.slice(0, tailStart(printed));
  if (CONTRACTION.test(body)) atoms.push(letters(body, word, false, false));
  else if (THOUSANDS.test(body)) atoms.push({ ...digits(body.replaceAll(',', ''), word, false), commas: body });
  else splitBody(body, word, atoms);
  for (const mark of printed.slice(body.length)) atoms.push(symbol(mark, word, body !== '', true));
}

/** Where the punctuation at the end of a printed word begins; a comma alone counts, a full stop alone is a path. */
function tailStart(printed: string): number {
  if (printed === ',') return 0;
  let at = printed.length;
  while (at > 0 && TAIL_MARKS.includes(printed.charAt(at - 1))) at -= 1;
  return at > 0 && BEFORE_TAIL.test(printed.charAt(at - 1)) ? at : printed.length;
}

function splitBody(body: string, word: number, atoms: Atom[]): void {
  const typed = TYPED.test(body);
  let glued = false;
  for (let at = 0; at < body.length; ) {
    const kind = classify(body.codePointAt(at) ?? 0);
    const joined = joinedAt(body, at);
    let to = at;
    if (!joined && (kind === 'letter' || kind === 'digit')) {
      while (to < body.length && classify(body.codePointAt(to) ?? 0) === kind) to += widthAt(body, to);
      const run = body.slice(at, to);
      if (kind === 'digit') atoms.push(digits(run, word, glued));
      else atoms.push(letters(run, word, glued, typed || nextTo(body, at, to)));
    } else {
      to += joined?.length ?? widthAt(body, at);
      atoms.push(symbol(body.slice(at, to), word, glued, false));
    }
    at = to;
    glued = true;
  }
}

/** A symbol of several characters; `2>` only where a printed word begins. */
function joinedAt(body: string, at: number): string | undefined {
  return at === 0 && /^2>(?!>)/u.test(body)
    ? body[2] === '&'
      ? '2>&'
      : '2>'
    : JOINED.find((text) => body.startsWith(text, at));
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Letters right beside digits or an underscore in print are part of a name, never a spoken form. */
function nextTo(body: string, at: number, to: number): boolean {
  return /[\d_]/u.test(body.charAt(at - 1)) || /[\d_]/u.test(body.charAt(to));
}

const letters = (text: string, word: number, glued: boolean, typed: boolean): Atom => ({
  text,
  lower: text.toLowerCase(),
  kind: 'letters',
  word,
  glued,
  weak: false,
  typed,
  commas: null,
});

const digits = (text: string, word: number, glued: boolean): Atom => ({
  text,
  lower: text,
  kind: 'digits',
  word,
  glued,
  weak: false,
  typed: false,
  commas: null,
});

const symbol = (text: string, word: number, glued: boolean, weak: boolean): Atom => ({
  text,
  lower: text,
  kind: 'symbol',
  word,
  glued,
  weak,
  typed: false,
  commas: null,
});

/**
 * Owns the history: what has been written so far, as far as later decisions look back, and how it came about.
 * Extending one is all it does; it never scores.
 */
import { PREFIX_COMMANDS } from '../lexer/prefix-commands.ts';
import { type Form, LETTER, titleCase } from './form.ts';
import { type Habits, learnHabit, NO_HABITS } from './habits.ts';
import { EMPTY_TEXT, extendHash, hashText } from './hash.ts';
import { IS_SUBCOMMAND, type LexiconIndex, TAKES_VALUE } from './lexicon-index.ts';

/** What kind of token is open. */
export const CURRENT = { empty: 0, flag: 1, path: 2, variable: 3, setting: 4, quoted: 5, plain: 6, other: 7 } as const;

const OPERATORS = new Set(['|', '||', '&&', ';', '&', '|&'].map(hashText));
const PREFIXES = new Set([...PREFIX_COMMANDS].map(hashText));
const PIPE = hashText('|');
const [DASH, SLASH, DOLLAR, EQUALS, DOUBLE, SINGLE, BACKTICK, SEMICOLON, BACKSLASH] = [
  45, 47, 36, 61, 34, 39, 96, 59, 92,
];

export class History {
  current = EMPTY_TEXT;
  currentText = '';
  /** Hash of the open token in lower case. */
  currentLower = EMPTY_TEXT;
  currentLength = 0;
  first = 0;
  last = 0;
  beforeLast = 0;
  hasSlash = false;
  hasDollar = false;
  hasEquals = false;
  plain = true;
  /** An upper-case letter was written in this token or the one before. */
  upper = 0;
  previous = 0;
  /** Hash of the token before in lower case. */
  previousLower = 0;
  previousFlag = 0;
  command = 0;
  commandName = '';
  subcommand = 0;
  subcommandName = '';
  flag = 0;
  /** Lexicon bits of the last flag. */
  flagBits = 0;
  /** 0 outside quotes, else the quote's character code. */
  quote = 0;
  argument = 0;
  wantsCommand = true;
  tokens = 0;
  text1 = -1;
  text2 = -1;
  text3 = -1;
  kind1 = -1;
  kind2 = -1;
  habits: Habits = NO_HABITS;
  /** A number after a one-letter flag: 0 not yet, 1 glued to it, 2 after a blank. */
  valueHabit = 0;
  gap1 = 0;
  gap2 = 0;
  drops = 0;
  kept = 0;
  output = EMPTY_TEXT;
  score = 0;
  /** The parts of the score that alternatives, blanks and cases have, and the least likely blank so far. */
  alternativeScore = 0;
  gapScore = 0;
  caseScore = 0;
  worstGap = 0;
  parent: History | null = null;
  /** What this step wrote (empty for a drop), the form and unit it came from. */
  wrote = '';
  form: Form | null = null;
  unit = -1;

  /** A copy of what later decisions look at, one step on. */
  next(unit: number, score: number): History {
    const copy = Object.assign(new History(), this);
    copy.parent = this;
    copy.wrote = '';
    copy.form = null;
    copy.unit = unit;
    copy.score = score;
    return copy;
  }

  drop(): void {
    this.drops = Math.min(3, this.drops + 1);
  }

  /** Writes `text` (its case decided) for `form`, after a blank if `gap`. */
  write(gap: boolean, text: string, form: Form, lexicon: LexiconIndex): void {
    if (this.kept > 0) {
      this.habits = learnHabit(this.habits, this.text1, form.id, gap, this.quote !== 0);
      if (form.kind === 'number' && this.first === DASH && this.currentLength === 2) this.valueHabit = gap ? 2 : 1;
      if (gap) this.#close(lexicon);
    }
    this.wrote = gap && this.kept > 0 ? ` ${text}` : text;
    this.output = extendHash(this.output, this.wrote);
    this.form = form;
    this.#extend(text);
    this.gap2 = this.gap1;
    this.gap1 = gap ? 1 : 0;
    this.text3 = this.text2;
    this.text2 = this.text1;
    this.text1 = form.id;
    this.kind2 = this.kind1;
    this.kind1 = form.kindAtom;
    this.drops = 0;
    this.kept++;
  }

  get currentKind(): number {
    if (this.currentLength === 0) return CURRENT.empty;
    if (this.first === DASH) return CURRENT.flag;
    if (this.hasSlash) return CURRENT.path;
    if (this.hasDollar) return CURRENT.variable;
    if (this.hasEquals) return CURRENT.setting;
    if (this.first === DOUBLE || this.first === SINGLE) return CURRENT.quoted;
    return this.plain ? CURRENT.plain : CURRENT.other;
  }

  #extend(text: string): void {
    this.current = extendHash(this.current, text);
    this.currentText += text;
    this.currentLower = extendHash(this.currentLower, text.toLowerCase());
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.currentLength === 0) this.first = code;
      this.currentLength++;
      this.beforeLast = this.last;
      this.last = code;
      const upper = code >= 65 && code <= 90;
      if (upper) this.upper |= 1;
      if (!(upper || (code >= 97 && code <= 122) || (code >= 48 && code <= 57))) this.#symbol(code);
    }
  }

  #symbol(code: number): void {
    this.plain = false;
    if (code === SLASH) this.hasSlash = true;
    else if (code === DOLLAR) this.hasDollar = true;
    else if (code === EQUALS) this.hasEquals = true;
    else if (code === DOUBLE || code === SINGLE || code === BACKTICK) {
      if (this.quote === code) this.quote = 0;
      else if (this.quote === 0) this.quote = code;
    }
  }

  #close(lexicon: LexiconIndex): void {
    if (this.currentLength === 0) return;
    const ends = this.last === SEMICOLON && this.beforeLast !== BACKSLASH;
    if (OPERATORS.has(this.current) || ends) {
      this.wantsCommand = true;
      this.#enter(PIPE, '|');
    } else if (this.wantsCommand && this.quote === 0) {
      const prefix = PREFIXES.has(this.current);
      if (prefix || !this.hasEquals) {
        this.#enter(this.current, this.currentText);
        this.wantsCommand = prefix;
      }
      this.argument = 0;
      this.flag = 0;
      this.flagBits = 0;
    } else if (this.first === DASH && this.currentLength > 1) {
      this.flag = this.current;
      this.flagBits = lexicon.token(this, this.current, this.currentText, '');
    } else if (this.subcommand === 0 && lexicon.token(this, this.current, this.currentText, '') & IS_SUBCOMMAND) {
      this.subcommand = this.current;
      this.subcommandName = this.currentText;
    }
    this.previousFlag = this.first === DASH ? (this.flagBits & TAKES_VALUE ? 2 : 1) : 0;
    this.previous = this.current;
    this.previousLower = this.currentLower;
    this.upper = (this.upper & 1) * 2;
    this.current = EMPTY_TEXT;
    this.currentLower = EMPTY_TEXT;
    this.currentText = '';
    this.currentLength = 0;
    this.first = this.last = this.beforeLast = 0;
    this.hasSlash = this.hasDollar = this.hasEquals = false;
    this.plain = true;
    this.argument++;
    this.tokens++;
  }

  #enter(command: number, name: string): void {
    this.command = command;
    this.commandName = name;
    this.subcommand = 0;
    this.subcommandName = '';
  }
}

/** The text of `form` in the case `printed` (LOWER, TITLE, UPPER), or as printed for MIXED. */
export function inCase(form: Form, wanted: number): string {
  if (wanted === 0) return form.lower;
  if (wanted === 1) return form.kindAtom === LETTER ? form.text.toUpperCase() : titleCase(form.lower);
  return wanted === 2 ? form.text.toUpperCase() : form.text;
}

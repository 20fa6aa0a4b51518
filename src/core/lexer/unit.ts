/**
 * Owns the unit: the smallest thing that was said and that writes something. Units are what the processor concatenates,
 * what the reader searches over and what alignment points back through. Never decides anything.
 */

/** letter: one said letter; word: letters; number: digits; symbol: everything else. */
export type UnitKind = 'letter' | 'word' | 'number' | 'symbol';

/** A word of the transcript as it was printed: `text` is transcript.slice(from, to), in UTF-16 code units. */
export interface HeardWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Another way to read the units that begin here: a mis-hearing repaired, or a spoken form meant as the word itself. */
export interface Alternative {
  /** How many units it replaces, this one included. */
  readonly span: number;
  readonly text: string;
  /** repair: from the mis-hearing table; literal: the spoken form's own words; number: another way to read digits. */
  readonly why: 'repair' | 'literal' | 'number';
  /** A repair where what was heard is hardly ever meant as itself: the processor steps back. False for all others. */
  readonly likely: boolean;
}

export interface Unit {
  /** What is written if it is kept, before any case decision: said letters are lower case, printed ones as printed. */
  readonly text: string;
  readonly kind: UnitKind;
  /** The spoken form in lower case ("forward slash"), or what was printed, in lower case. */
  readonly said: string;
  /** Heard words it came from: [first, last) into Lexed.words. */
  readonly first: number;
  readonly last: number;
  /** The case is certain: said ("capital r") or written by a casing directive. */
  readonly fixedCase: boolean;
  /** A separator ("space", "tab") was said before it. */
  readonly separated: boolean;
  /** Printed together with the unit before it, with no blank between ("-la", "file.txt"). */
  readonly glued: boolean;
  /** Punctuation at a word's end that the recogniser may have added by itself (a full stop, a comma). */
  readonly weak: boolean;
  /** Said as a literal ("literal dash"): no other reading is allowed. */
  readonly literal: boolean;
  readonly alternatives: readonly Alternative[];
}

/** The transcript as units. `separators` says whether any blank was said, and so which way of speaking this is. */
export interface Lexed {
  readonly heard: string;
  readonly words: readonly HeardWord[];
  readonly units: readonly Unit[];
  readonly separators: boolean;
  /**
   * "scratch that" was said: index of the first unit that counts (units.length if none does), 0 where nothing is
   * undone.
   */
  readonly undoneBefore: number;
}

/**
 * Owns the words that are talk when they stand alone between two said blanks. DATA. Never decides what is dropped.
 */

/** Never part of a command, not even inside quotes. */
export const HESITATIONS: ReadonlySet<string> = new Set('um umm uh uhm er erm hmm hm mm mhm ah'.split(' '));

/** Talk outside quotes; inside they may be a message's own words. */
export const TALK_WORDS: ReadonlySet<string> = new Set(
  (
    'okay please sorry actually oops whoops correction nope anyway basically well alright right and so then thanks you bye hello hi hey ' +
    'newline'
  ).split(' '),
);

/** Forms that are ordinary words: alone inside quotes they are more likely the word ("look at this"). */
export const WORDS_IN_QUOTES: ReadonlySet<string> = new Set(
  'at period point pound bang append tick hash hashtag negative redirect equal grave'.split(' '),
);

/** Spelling names that programs also take as a flag's whole name. */
export const FLAG_NAMES: ReadonlySet<string> = new Set(['alpha', 'delta', 'echo', 'uniform']);

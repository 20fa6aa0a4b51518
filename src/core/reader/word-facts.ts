/**
 * Owns the bits known about a word from the corpora: does it belong to commands or to prose, does it start commands,
 * does it follow a slash, how is it usually written. training/reader/facts.py writes them. Never looks anything up.
 */

/** Log-odds class of a word, prose to commands, with its rarity: 0..31; 0 for a word never seen (twice). */
export const oddsOf = (facts: number): number => facts & 31;

/** How often it starts a command: 0 never, 1 rarely, 2 sometimes, 3 often. */
export const startsOf = (facts: number): number => (facts >> 5) & 3;

/** 1 if it mostly stands after a slash in commands ("etc", "usr"). */
export const pathOf = (facts: number): number => (facts >> 7) & 1;

/** Its usual case in commands: 0 unknown, 1 lower, 2 title, 3 upper. */
export const usualCaseOf = (facts: number): number => (facts >> 8) & 3;

/** How common it is in spoken English: 0 rare or unknown .. 6. */
export const spokenOf = (facts: number): number => (facts >> 10) & 7;

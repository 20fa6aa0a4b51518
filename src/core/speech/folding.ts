/** Owns what counts of a text when two are compared: its letters and digits, in small letters. Never what is shown. */

/** A word; itself where nothing of it counts. */
export const foldWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || word;

/** A phrase, with one blank between its words; empty where nothing of it counts. */
export const foldPhrase = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();

/** Owns what the lexicon says of a single word, as the gate asks it: known, of commands, of prose. Never decides. */
import { biasStep, type Lexicon } from '../lexicon/lexicon.ts';

/** A corpus or a list holds it; otherwise it is a name, or a mis-hearing. */
export function isKnownWord(word: string, lexicon: Lexicon): boolean {
  const small = word.toLowerCase();
  return (
    lexicon.wordBias(word) > 0 || lexicon.isCommand(word) || lexicon.isPathWord(small) || lexicon.isExtension(small)
  );
}

/** Clearly a word of prose. */
export function isProse(word: string, lexicon: Lexicon): boolean {
  const step = biasStep(lexicon.wordBias(word));
  return step >= 0 && step <= 1 && !lexicon.isCommand(word);
}

/** Nearer to prose than to commands; unseen words are names as often as not. */
export function leansToProse(word: string, lexicon: Lexicon): boolean {
  const step = biasStep(lexicon.wordBias(word));
  return step >= 0 && step <= 2;
}

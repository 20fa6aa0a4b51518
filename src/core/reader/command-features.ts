/**
 * Owns the numbers about a whole reading's command as text: do its names and flags fit the lexicon, were its tokens seen
 * side by side, do its blanks agree with one another. Never looks at what was heard.
 */
import { EMPTY_TEXT, extendHash, hashText } from './hash.ts';
import { IS_FLAG, IS_SUBCOMMAND, type LexiconIndex, TAKES_VALUE } from './lexicon-index.ts';
import { pairKey, TOKEN_PAIR } from './token-counts.ts';
import type { Utterance } from './utterance.ts';
import type { WholeName } from './whole-names.ts';

type Add = (name: WholeName, value: number) => void;

const OPERATOR = /^(?:\||\|\||&&|;|&|\|&)$/;
const FLAG = /^--?[a-zA-Z]/;
const PLAIN = /^[a-zA-Z]+$/;
/** Tokens after which a command's name is nothing new. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'sudo xargs time nohup exec env watch man which type whatis then do else nice command tldr install -exec -execdir {'.split(
    ' ',
  ),
);
const NOWHERE = { command: 0, commandName: '', subcommand: 0, subcommandName: '' };

/** Names, subcommands and flags by the lexicon, token pairs by the counts. */
export function judgeCommand(u: Utterance, command: string, x: LexiconIndex, add: Add): void {
  if (command === '') return;
  let place = NOWHERE;
  let [wants, takesValue] = [true, false];
  let [at, before, row, longest] = [0, 0, 0, 0];
  let [previous, quote] = ['', ''];
  for (const token of command.split(' ')) {
    const lower = extendHash(EMPTY_TEXT, token.toLowerCase());
    const seen = u.tokens.classOf(pairKey(before, lower), TOKEN_PAIR);
    if (seen === 0) add(before === 0 ? 'firstPairNever' : 'pairsNever', 1);
    else add(seen > 2 ? 'pairsOften' : 'pairsSeen', 1);
    before = lower;
    const open = quote === '';
    const plain = open && PLAIN.test(token);
    row = plain ? row + 1 : 0;
    longest = Math.max(longest, row);
    const hash = hashText(token);
    if (open && OPERATOR.test(token)) {
      wants = true;
    } else if (wants) {
      if (open && place.command !== 0 && previous !== 'sudo' && x.command(hash, token, '') === 0)
        add('afterPipeUnknown', 1);
      if (!token.includes('=') || token.startsWith('-')) {
        place = { ...NOWHERE, command: hash, commandName: token };
        wants = BEFORE_NAMES.has(token);
      }
      at = 0;
      takesValue = false;
    } else {
      at++;
      const bits = open ? x.token(place, hash, token, '') : 0;
      if (open && FLAG.test(token)) {
        if (bits & IS_FLAG) add('flagsKnown', 1);
        else if (x.command(place.command, place.commandName, '') > 0)
          add(token.startsWith('--') ? 'longFlagsUnknown' : 'flagsUnknown', 1);
      } else if (plain) {
        const sub = (bits & IS_SUBCOMMAND) !== 0;
        if (at === 1 && sub) add('subKnown', 1);
        else if (at === 1 && x.hasSubcommands(place)) add('subUnknown', 1);
        if (!sub && !takesValue && !BEFORE_NAMES.has(previous) && x.command(hash, token, '') === 3)
          add('nameInside', 1);
        if (at === 1 && sub) place = { ...place, subcommand: hash, subcommandName: token };
      }
      takesValue = (bits & TAKES_VALUE) !== 0;
    }
    quote = quoteAfter(quote, token);
    previous = token;
  }
  if (takesValue) add('valueMissing', 1);
  add('wordsInARow', longest);
}

/** The quote that is open after the token, where `quote` was open before it. */
function quoteAfter(quote: string, token: string): string {
  let open = quote;
  for (const sign of token) {
    if (sign === open) open = '';
    else if (open === '' && (sign === '"' || sign === "'")) open = sign;
  }
  return open;
}

const BRACKETS = [
  [/\{ /g, / \}/g],
  [/\( /g, / \)/g],
  [/\[ /g, / \]/g],
] as const;

/** Blanks that were written in two ways in one command. */
export function judgeBlanks(command: string, add: Add): void {
  const count = (pattern: RegExp) => (command.match(pattern) ?? []).length;
  for (const [open, close] of BRACKETS) add('bracketsUneven', Math.min(2, Math.abs(count(open) - count(close))));
  add('valuesUneven', Math.min(count(/ -[a-zA-Z]\d+(?= |$)/g), count(/ -[a-zA-Z] \d+(?= |$)/g)));
  add('redirectsUneven', Math.min(count(/> /g), count(/>[^ >&]/g)));
  add('commasUneven', Math.min(count(/, /g), count(/,[^ ]/g)));
}

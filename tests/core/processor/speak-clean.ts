/**
 * Owns a speaker of the clean protocol for tests: a command as a person says it with every blank and every capital.
 * Follows the published rules; knows the lexer's table only to know which words need "literal". Never used by the app.
 */
import { DIRECTIVES } from '../../../src/core/lexer/casing.ts';
import { FORMS, SPELLING } from '../../../src/core/lexer/forms.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  '-': 'dash',
  '.': 'dot',
  '/': 'slash',
  '\\': 'backslash',
  '|': 'pipe',
  '>': 'greater than',
  '<': 'less than',
  '*': 'star',
  '!': 'bang',
  '#': 'hash',
  '~': 'tilde',
  '@': 'at',
  $: 'dollar',
  '%': 'percent',
  '^': 'caret',
  '&': 'ampersand',
  '=': 'equals',
  '+': 'plus',
  ':': 'colon',
  ';': 'semicolon',
  _: 'underscore',
  ',': 'comma',
  '?': 'question mark',
  '"': 'quote',
  "'": 'single quote',
  '`': 'backtick',
  '(': 'open paren',
  ')': 'close paren',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
  '>>': 'append',
  '&&': 'and and',
  '||': 'pipe pipe',
  ' ': 'space',
};
const ONES = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SPECIAL = new Set([
  ...ONES,
  ...TEENS,
  ...TENS,
  ...'space tab literal letter oh hundred thousand million'.split(' '),
  ...[...FORMS.values()].flat().flatMap(({ words }) => (words.length === 1 ? words : [])),
  ...[...DIRECTIVES.values()].flat().flatMap(({ words }) => (words.length === 1 ? words : [])),
]);
const PIECES = / |>>|&&|\|\||[A-Za-z]+|[0-9]+|./gsu;
const CASES = /[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+/g;

/** Up to 99 naturally, everything else digit by digit. */
function speakDigits(digits: string): string {
  if (digits.length > 2 || (digits.length === 2 && digits.startsWith('0'))) {
    return [...digits].map((digit) => ONES[Number(digit)]).join(' ');
  }
  const value = Number(digits);
  if (value < 10) return ONES[value] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens} ${ONES[value % 10]}`;
}

/** The command as it is said; blanks are collapsed first. */
export function speakClean(command: string): string {
  const pieces = command.replace(/\s+/g, ' ').trim().match(PIECES) ?? [];
  const said: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1] ?? ' ';
    const flag = before === '-' && (pieces[at - 2] ?? ' ') !== '-' && !/^[A-Za-z0-9]/.test(pieces[at - 2] ?? ' ');
    const next = SYMBOLS[pieces[at + 1] ?? ' '] ?? '';
    if (SYMBOLS[piece] !== undefined) said.push(SYMBOLS[piece]);
    else if (/^[0-9]/.test(piece)) said.push(speakDigits(piece));
    else if (!/^[A-Za-z]/.test(piece)) said.push(piece);
    else
      said.push(
        ...(flag && piece.length <= 3 ? [...piece].map(speakLetter) : speakWord(piece, said.at(-1) ?? '', next, flag)),
      );
  }
  return said.join(' ');
}

const speakLetter = (letter: string) => (/[A-Z]/.test(letter) ? `capital ${letter.toLowerCase()}` : letter);

function speakWord(word: string, before: string, next: string, flag: boolean): string[] {
  const runs = word.match(CASES) ?? [];
  return runs.map((run, at) => {
    const lower = run.toLowerCase();
    const phrase = at === 0 ? joinsForm(before, lower) : false;
    const ends = at === runs.length - 1 && joinsForm(lower, next);
    const spelled = flag && SPELLING.has(lower);
    const plain = SPECIAL.has(lower) || phrase || ends || spelled ? `literal ${lower}` : lower;
    if (run.length > 1 && run === run.toUpperCase()) return `all caps ${plain}`;
    if (run !== lower) return `capital ${plain}`;
    return at > 0 ? `lower case ${plain}` : plain;
  });
}

/** Would these words be heard as one spoken form ("dollar sign", "double dot")? */
function joinsForm(left: string, right: string): boolean {
  const said = `${left} ${right}`.trim().split(' ');
  return said.some((_, from) =>
    (FORMS.get(said[from] ?? '') ?? []).some(
      ({ words }) =>
        words.length > 1 &&
        words.length <= said.length - from &&
        words.every((word, i) => said[from + i] === word) &&
        from < left.split(' ').length &&
        from + words.length > left.split(' ').length,
    ),
  );
}

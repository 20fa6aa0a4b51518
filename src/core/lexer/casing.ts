/**
 * Owns the casing directives as data: what is said, and what it makes of the words after it. Never looks for the
 * words: the lexer knows where they end.
 */

/**
 * first: the next letter or word gets a capital; letter: the next letter, and nothing else, is upper (lower) case;
 * whole: the next identifier is; eat: words are joined.
 */
type Directive =
  | { readonly kind: 'first' }
  | { readonly kind: 'letter'; readonly upper: boolean }
  | { readonly kind: 'whole'; readonly upper: boolean }
  | { readonly kind: 'eat'; readonly join: (words: readonly string[]) => string };

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const camel: Directive = { kind: 'eat', join: ([first = '', ...rest]) => first + rest.map(capitalize).join('') };
const pascal: Directive = { kind: 'eat', join: (words) => words.map(capitalize).join('') };
const snake: Directive = { kind: 'eat', join: (words) => words.join('_') };
const kebab: Directive = { kind: 'eat', join: (words) => words.join('-') };
const screaming: Directive = { kind: 'eat', join: (words) => words.join('_').toUpperCase() };
const upper: Directive = { kind: 'whole', upper: true };
const lower: Directive = { kind: 'whole', upper: false };

const ROWS: readonly (readonly [Directive, readonly string[]])[] = [
  [{ kind: 'first' }, ['capital', 'capital letter', 'capitol']],
  [{ kind: 'letter', upper: true }, ['cap', 'big']],
  [{ kind: 'letter', upper: false }, ['small', 'little', 'lower']],
  [
    upper,
    [
      'all caps',
      'all cap',
      'all capital',
      'all capitals',
      'upper',
      'upper case',
      'uppercase',
      'all upper',
      'all upper case',
      'all uppercase',
    ],
  ],
  [lower, ['lower case', 'lowercase', 'all lower', 'all lower case', 'no caps']],
  [camel, ['camel case', 'camel', 'lower camel case']],
  [snake, ['snake case', 'snake']],
  [pascal, ['pascal case', 'pascal', 'hammer case', 'hammer', 'upper camel case', 'upper camel']],
  [kebab, ['kebab case', 'kebab', 'dashes case', 'dashes']],
  [screaming, ['screaming snake case', 'screaming snake', 'screaming case', 'constant case', 'constant']],
];

export interface SaidDirective {
  readonly words: readonly string[];
  readonly directive: Directive;
}

function indexDirectives(): ReadonlyMap<string, readonly SaidDirective[]> {
  const index = new Map<string, SaidDirective[]>();
  for (const [directive, phrases] of ROWS) {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), { words, directive }]);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Every directive under its first word, the longest first. */
export const DIRECTIVES: ReadonlyMap<string, readonly SaidDirective[]> = indexDirectives();

export { capitalize };

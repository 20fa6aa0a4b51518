/**
 * Owns how a command is read out: the names of its signs, as they are also said to the app. Data; understands nothing.
 */
export const SYMBOL_NAMES: Readonly<Record<string, string>> = {
  '-': 'dash',
  _: 'underscore',
  '.': 'dot',
  '/': 'slash',
  '\\': 'backslash',
  '|': 'pipe',
  '&': 'ampersand',
  ';': 'semicolon',
  ':': 'colon',
  ',': 'comma',
  '<': 'less than',
  '>': 'greater than',
  '=': 'equals',
  '+': 'plus',
  '*': 'star',
  '?': 'question mark',
  '!': 'bang',
  '@': 'at',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '^': 'caret',
  '~': 'tilde',
  '"': 'quote',
  "'": 'single quote',
  '`': 'backtick',
  '(': 'open paren',
  ')': 'close paren',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
};

/** "git push dash u origin main": words, and signs by their names. */
export function spell(command: string): string {
  return command
    .replace(/[^\w\s]|_/g, (sign) => ` ${SYMBOL_NAMES[sign] ?? sign} `)
    .replace(/\s+/g, ' ')
    .trim();
}

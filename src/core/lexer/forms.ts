/**
 * Owns the spoken forms: which words write which symbol. DATA: add a line here and a recorded case. Never decides
 * where a form stands for itself; it only says which ones are ordinary words too.
 */

/** written; how it is said; which of these are ordinary words too, and so may stand for themselves. */
type Row = readonly [written: string, spoken: readonly string[], ordinary?: readonly string[]];

const sided = (sides: readonly string[], names: readonly string[]) =>
  sides.flatMap((side) => names.map((name) => `${side} ${name}`));

const QUOTE_SIDES: readonly string[] = ['open', 'opening', 'begin', 'close', 'closing', 'end'];
const DOUBLE: readonly string[] = [
  'quote',
  'quotes',
  'double quote',
  'double quotes',
  'quotation mark',
  'quotation marks',
  'inverted comma',
  'inverted commas',
  'double inverted comma',
  'double inverted commas',
];
const SINGLE: readonly string[] = ['single quote', 'single quotes', 'single inverted comma', 'single inverted commas'];
const BACKTICK: readonly string[] = ['backtick', 'back tick', 'backquote', 'back quote'];

const ROWS: readonly Row[] = [
  [
    '-',
    ['dash', 'minus', 'hyphen', 'tack', 'negative', 'minus sign', 'single dash'],
    ['dash', 'minus', 'hyphen', 'tack', 'negative'],
  ],
  [
    '--',
    [
      'dash dash',
      'double dash',
      'minus minus',
      'hyphen hyphen',
      'tack tack',
      'double hyphen',
      'double minus',
      'two dashes',
    ],
  ],
  ['.', ['dot', 'period', 'point', 'full stop'], ['dot', 'period', 'point']],
  ['..', ['dot dot', 'double dot', 'double period', 'double full stop', 'full stop full stop']],
  ['...', ['triple dot', 'ellipsis']],
  ['/', ['slash', 'forward slash', 'stroke', 'forward stroke'], ['slash', 'stroke']],
  ['\\', ['backslash', 'back slash', 'backward slash'], ['backslash']],
  ['|', ['pipe', 'vertical bar', 'pipe symbol', 'pipe sign', 'pipe character', 'bar symbol'], ['pipe']],
  ['||', ['pipe pipe', 'double pipe', 'double vertical bar', 'double bar', 'or or'], ['or or']],
  [
    '>',
    [
      'redirect',
      'greater than',
      'greater than sign',
      'right angle',
      'right angle bracket',
      'close angle',
      'close angle bracket',
      'rangle',
      'greater than symbol',
      'closing angle bracket',
    ],
    ['redirect', 'greater than', 'right angle'],
  ],
  [
    '>>',
    ['append', 'double greater than', 'greater than greater than', 'redirect redirect', 'double redirect'],
    ['append'],
  ],
  ['2>', ['two redirect', '2 redirect']],
  ['2>&', ['two redirect ampersand', '2 redirect ampersand']],
  ['2>&1', ['two greater than and one', 'two redirect and one']],
  [
    '<',
    [
      'less than',
      'less than sign',
      'left angle',
      'left angle bracket',
      'open angle',
      'open angle bracket',
      'langle',
      'less than symbol',
      'opening angle bracket',
    ],
    ['less than'],
  ],
  ['<<', ['double less than', 'less than less than', 'here doc', 'heredoc']],
  ['<<<', ['triple less than', 'less than less than less than', 'here string']],
  ['*', ['star', 'asterisk', 'star sign', 'asterisk sign', 'asterisk symbol'], ['star', 'asterisk']],
  ['**', ['double star', 'double asterisk']],
  ['!', ['bang', 'exclamation mark', 'exclamation point', 'exclam', 'bang sign'], ['bang']],
  [
    '#',
    ['hash', 'hashtag', 'pound', 'pound sign', 'pound symbol', 'number sign', 'hash sign', 'hash symbol'],
    ['hash', 'hashtag', 'pound'],
  ],
  ['~', ['tilde', 'squiggly', 'tilde sign', 'tilde symbol'], ['tilde']],
  [
    '@',
    ['at', 'at sign', 'at symbol', 'at the rate', 'at the rate of', 'at the rate sign', 'at the rate symbol'],
    ['at', 'at the rate', 'at the rate of'],
  ],
  ['$', ['dollar', 'dollar sign', 'dollar symbol'], ['dollar']],
  ['%', ['percent', 'percent sign', 'percent symbol', 'percentage sign'], ['percent']],
  ['^', ['caret', 'caret sign', 'caret symbol'], ['caret']],
  ['&', ['ampersand', 'amper', 'and sign', 'and symbol', 'ampersand sign', 'single ampersand'], ['ampersand']],
  ['&&', ['and and', 'double ampersand', 'ampersand ampersand', 'amper amper']],
  [
    '=',
    ['equals', 'equal', 'equals sign', 'equal sign', 'equals symbol', 'equal symbol', 'equal to', 'equals to'],
    ['equals', 'equal', 'equal to', 'equals to'],
  ],
  ['==', ['double equals', 'equals equals', 'double equal', 'equal equal', 'double equals sign', 'double equal sign']],
  ['+', ['plus', 'plus sign', 'plus symbol'], ['plus']],
  [':', ['colon'], ['colon']],
  ['::', ['double colon']],
  [';', ['semicolon', 'semi colon', 'semi'], ['semi', 'semicolon']],
  ['_', ['underscore', 'under score', 'down score', 'under bar', 'underbar'], ['underscore']],
  ['__', ['dunder', 'double underscore', 'double under score']],
  [',', ['comma'], ['comma']],
  ['?', ['question mark']],
  [
    '"',
    [...DOUBLE.filter((name) => name !== 'quotes'), 'dub quote', 'unquote', ...sided(QUOTE_SIDES, DOUBLE)],
    ['quote', 'unquote'],
  ],
  ["'", [...SINGLE, 'apostrophe', 'tick', 'single tick', ...sided(QUOTE_SIDES, SINGLE)], ['apostrophe', 'tick']],
  ['`', [...BACKTICK, 'grave', ...sided(QUOTE_SIDES, BACKTICK)], ['backtick', 'grave']],
];

/** Brackets: each shape's names, said after a word of the side. */
const BRACKETS: readonly (readonly [open: string, close: string, names: readonly string[]])[] = [
  ['(', ')', ['paren', 'parens', 'parenthesis', 'parentheses', 'round bracket']],
  ['[', ']', ['bracket', 'brackets', 'square bracket', 'square brackets', 'square', 'brack']],
  ['{', '}', ['brace', 'braces', 'curly', 'curly brace', 'curly braces', 'curly bracket', 'curly brackets']],
];

const OPENING: readonly string[] = ['open', 'left', 'opening'];
const CLOSING: readonly string[] = ['close', 'right', 'closing', 'end'];

/** Said for a blank. "tab" is one only where "space" is said too: tabs are never typed. */
export const BLANK = 'space';
export const TAB = 'tab';

/** "name space" may be one word: a blank said after these is doubtful. */
export const BEFORE_BLANK: ReadonlySet<string> = new Set(['name', 'back', 'work', 'disk', 'white', 'key', 'user']);

/** The next word is the word itself. The doubtful ones are ordinary words: they act only before a spoken form. */
export const LITERAL = 'literal';
export const DOUBTFUL_LITERALS: ReadonlySet<string> = new Set(['word', 'escape']);

/** All that was said so far does not count. */
export const UNDO: readonly (readonly [string, string])[] = [
  ['scratch', 'that'],
  ['nope', 'that'],
  ['strike', 'that'],
];

/** A letter by its name in the spelling alphabet, after a dash or "letter". */
export const SPELLING: ReadonlyMap<string, string> = new Map(
  (
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa ' +
    'quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
  )
    .split(' ')
    .map((name) => [name, name.charAt(0)]),
);

/** Letters may be explained: "l as in lima". */
export const AS_IN: readonly string[] = ['as', 'in'];

/** Names in a row that begin like this are a list of words, no letters. */
export const SPELLED_LISTS: readonly string[] = ['alpha bravo', 'alfa bravo'];

/** Right after a dollar these open without a word of their side: "dollar paren". */
export const OPENED_BY_DOLLAR: ReadonlyMap<string, string> = new Map([
  ...['paren', 'parens', 'parenthesis', 'parentheses'].map((name) => [name, '('] as const),
  ...['brace', 'braces', 'curly'].map((name) => [name, '{'] as const),
]);

/** Said before a form of it, and said for one more: "colon double slash". */
export const TWICE = 'double';
export const DOUBLED = '/';

/** The one name of a letter that recognisers print as two words. */
export const SPELLED_X = ['x', 'ray'] as const;

/**
 * Ordinary words too, but nearly always forms where commands are said: themselves only first of all or as a flag's
 * name.
 */
export const SELDOM_WORDS: ReadonlySet<string> = new Set(
  (
    'dash slash backslash dot asterisk tilde dollar caret ampersand underscore colon semicolon comma quote apostrophe ' +
    'backtick equals'
  ).split(' '),
);

export interface Form {
  readonly words: readonly string[];
  readonly written: string;
  /** It is an ordinary word (or phrase) too. */
  readonly ordinary: boolean;
}

function collectForms(): Form[] {
  const forms: Form[] = [];
  for (const [written, spoken, ordinary] of ROWS) {
    for (const phrase of spoken) {
      forms.push({ words: phrase.split(' '), written, ordinary: ordinary?.includes(phrase) ?? false });
    }
  }
  for (const [open, close, names] of BRACKETS) {
    for (const name of names) {
      for (const side of OPENING) forms.push({ words: [side, ...name.split(' ')], written: open, ordinary: false });
      for (const side of CLOSING) {
        forms.push({ words: [side, ...name.split(' ')], written: close, ordinary: false });
      }
    }
  }
  return forms;
}

function indexForms(forms: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  const index = new Map<string, Form[]>();
  for (const form of forms) {
    const first = form.words[0] ?? '';
    const list = index.get(first);
    if (list) list.push(form);
    else index.set(first, [form]);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Every form under its first word, the longest first. */
export const FORMS: ReadonlyMap<string, readonly Form[]> = indexForms(collectForms());

/**
 * Owns the doubts about a token's shape: forms that a misheard word leaves behind and hardly any command has. Patterns
 * are DATA: add one with a case in tests/core/gate. Never knows what was heard.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { ownTokens } from './suspect.ts';

/** Each shape, and what it is likely to be. */
const SHAPES: readonly (readonly [shape: RegExp, likely: string])[] = [
  [/^[^ ]*\bhttps?:(?!\/\/|\{|\$|$)/, 'an address with "//"'],
  [/\d[a-z]{4,}\d*$/, 'a number'],
  [/[a-z.\d=](?:hero|tree|free|den|fore|won|ate)[\d.]/, 'a number'],
  [/[=.](?:hero|tree|free|den|fore|won|ate)(?:\d|\.\d)/, 'a number'],
  [/^[a-z]{3,}[A-Z]$/, 'a flag'],
  [/^(["'])[^"']*\1[a-z]+-[a-z]/, 'a flag after a blank'],
  [/(?:^|\/)\.\.[a-z]|\.[a-z]+\.\.\.$|(?:^|\/)\.[a-z]+\.$/, 'dots'],
  [/^(?:base|pace|face|ace)$/, 'the word "space"'],
  [/[a-z]\d{4,}(?::\d|$)/, 'a name and a number of its own'],
];
/** Numbers that may be units of something: "10min", "30days", "1024bytes". */
const UNITS =
  /\d(?:min|mins|sec|secs|days|hours|weeks|months|years|bytes|bits?|blocks|lines|fps|kbps|mbps|[kmg]i?b|ppi|dpi|px|x\d+)$/;
/** A lone number here is a misheard name ("npm one build"). */
const NUMBER = /^\d+$/;
const LONG_FLAG = /^--?[a-z]{3,}$/;
/** The beginning of a flag's name, and a further word of it: said without its hyphens. */
const FLAG_START = /^--?([a-z]{2,}(?:-[a-z]+)*)$/;
const FLAG_WORD = /^[a-z]{2,}(?:-[a-z]+)*$/;
/** Flags' names have hardly ever more words. */
const LONGEST_NAME = 4;
const JOINED_FLAG = /^[a-z]{2,}-([a-z][a-z-]*)$/;

/** A flag and a number after it that make another flag together ("find -fprint 0"); null where there is none. */
function cutFlag(tokens: readonly string[], command: string, path: string, lexicon: Lexicon): string | null {
  const at = tokens.findIndex(
    (token, i) =>
      LONG_FLAG.test(token) &&
      NUMBER.test(tokens[i + 1] ?? '') &&
      lexicon.flag(command, path, `${token}${tokens[i + 1]}`) !== 'unknown',
  );
  return at < 0 ? null : `${tokens[at]} ${tokens[at + 1]}`;
}

/** "--save dev": a flag and words after it that make another flag's name; null where there is none. */
function partedFlag(tokens: readonly string[], command: string, path: string, lexicon: Lexicon): string | null {
  const long = new Set(lexicon.flags(command));
  // With its sign a flag is known by its whole name, never by its letters.
  const isFlag = (name: string) => long.has(name) || lexicon.flag(command, path, `-${name}=`) !== 'unknown';
  for (const [at, token] of tokens.entries()) {
    let name = FLAG_START.exec(token)?.[1];
    let longest: string | null = null;
    for (let next = at + 1; name !== undefined && next < at + LONGEST_NAME; next += 1) {
      const word = FLAG_WORD.exec(tokens[next] ?? '')?.[0];
      name = word === undefined ? undefined : `${name}-${word}`;
      if (name !== undefined && isFlag(name))
        longest = `"${tokens.slice(at, next + 1).join(' ')}" may be a flag, ${name}.`;
    }
    if (longest !== null) return longest;
  }
  return null;
}

/** The first token of an odd shape, as one sentence; null where there is none. */
export function doubtShape(tokens: readonly string[], lexicon: Lexicon): string | null {
  for (const token of tokens.slice(1)) {
    const [, likely] = UNITS.test(token) ? [] : (SHAPES.find(([shape]) => shape.test(token)) ?? []);
    if (likely !== undefined) return `"${token}" may be ${likely}.`;
  }
  const [command = '', sub = '', third, fourth] = ownTokens(tokens);
  if (sub !== '' && command === third && sub === fourth) return `"${command} ${sub}" stands there twice.`;
  if (NUMBER.test(sub) && lexicon.subcommands([command]).length > 4) return `"${sub}" may be a name misheard.`;
  const path = lexicon.subcommand([command], sub) ? sub : '';
  const cut = cutFlag(tokens, command, path, lexicon);
  if (cut !== null) return `"${cut}" may be one flag.`;
  const parted = partedFlag(tokens, command, path, lexicon);
  if (parted !== null) return parted;
  for (const token of tokens.slice(2)) {
    const flag = JOINED_FLAG.exec(token)?.[1];
    if (flag !== undefined && lexicon.flag(command, path, `--${flag}`) !== 'unknown')
      return `"${token}" may be the flag --${flag}.`;
  }
  return null;
}

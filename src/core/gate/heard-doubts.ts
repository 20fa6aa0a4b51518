/**
 * Owns the doubts about words that a recogniser wrote: a subcommand, a flag or an end that no list knows there is as
 * likely another word misheard. Never asked about words that were typed.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { DOT_FILE, ENDS_OWN, RUNS_ANOTHER } from './doubt-words.ts';
import { ownTokens } from './suspect.ts';

/** A command with so many subcommands has hardly any word of another kind in their place. */
const MANY_SUBCOMMANDS = 6;
/** With fewer known flags a list may be anything but whole. */
const MANY_FLAGS = 4;
const WORD = /^[a-z]{2,}$/;
const LONG_FLAG = /^--([a-z][a-z-]+)(?:=|$)/;

/** "free package", "docker swarm ci": in the place of a subcommand a word that is none. */
function strangeSubcommand(tokens: readonly string[], lexicon: Lexicon): string | null {
  const path: string[] = [];
  for (const token of tokens) {
    if (path.length > 0 && !lexicon.subcommand(path, token)) {
      const isStrange = WORD.test(token) && lexicon.subcommands(path).length >= MANY_SUBCOMMANDS;
      return isStrange ? `No list knows "${token}" after ${path.join(' ')}.` : null;
    }
    path.push(token);
  }
  return null;
}

/** "stress --attach": a long flag of another command. */
function strangeFlag(tokens: readonly string[], lexicon: Lexicon): string | null {
  const [command = '', sub = ''] = tokens;
  if (RUNS_ANOTHER.has(`${command} ${sub}`) || lexicon.flags(command).length < MANY_FLAGS) return null;
  const end = tokens.findIndex((token) => ENDS_OWN.test(token));
  const known = new Set(lexicon.flags(command));
  for (const token of tokens.slice(1, end < 0 ? undefined : end)) {
    const name = LONG_FLAG.exec(token)?.[1];
    if (name !== undefined && !known.has(name) && name !== 'help' && name !== 'version')
      return `No list knows --${name} for ${command}.`;
  }
  return null;
}

/** "mv .txt", "ssh-copy-id me@": a name that ends before or after its sign. */
function halfName(tokens: readonly string[], lexicon: Lexicon): string | null {
  const isHidden = (token: string) => DOT_FILE.test(`a${token}`);
  const isExtension = (token: string) => /^\.[a-z]\w*$/.test(token) && lexicon.isExtension(token.slice(1));
  const half = tokens.slice(1).find((token) => /^[a-z].*@$/.test(token) || (isExtension(token) && !isHidden(token)));
  return half ? `A part of "${half}" may be missing.` : null;
}

/** "react-native *": where a command can start something, a star may be that word. */
function starForStart(tokens: readonly string[], lexicon: Lexicon): string | null {
  const [command = '', star] = tokens;
  return star === '*' && lexicon.subcommand([command], 'start') ? '"star" may be "start".' : null;
}

/** The first doubt about a command of these tokens, as one sentence; null where there is none. */
export function doubtHeard(all: readonly string[], lexicon: Lexicon): string | null {
  const tokens = ownTokens(all);
  return (
    strangeSubcommand(tokens, lexicon) ??
    strangeFlag(tokens, lexicon) ??
    halfName(tokens, lexicon) ??
    starForStart(tokens, lexicon)
  );
}

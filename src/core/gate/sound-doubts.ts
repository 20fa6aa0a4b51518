/** Owns the doubts about sound: a word that sounds or looks like a likelier one, or that nobody knows. Never scores. */
import { ENDS_OWN, NAME_SOUNDS, NUMBER_SOUNDS, ROOTS, RUNS_ANOTHER, TAKES_DASH } from './doubt-words.ts';
import { editDistance, oneLetterAway } from './nearness.ts';
import type { Rule } from './suspect.ts';
import { isKnownWord } from './vocabulary.ts';

/** "/war", "/us": nearly where paths begin. */
export const nearlyRoot: Rule = ({ tokens }) => {
  for (const token of tokens) {
    const top = /^\/([a-z]+)(?:\/|$)/.exec(token)?.[1];
    if (top === undefined || ROOTS.has(top)) continue;
    const near = [...ROOTS].find((root) => editDistance(top, root) === 1);
    if (near) return `"/${top}" may be "/${near}".`;
  }
  return null;
};

/** A word that no corpus and no list holds: a name, or a mis-hearing. */
export const unseenWord: Rule = ({ draft, lexicon, fromSound }) => {
  if (!fromSound) return null;
  const word = (draft.command.match(/[a-z]{2,}/gi) ?? []).find((one) => !isKnownWord(one, lexicon));
  return word ? `"${word}" may be a mis-hearing: no list knows it.` : null;
};

/** A short flag that a command of every day does not have. */
export const unseenFlag: Rule = ({ own, lexicon }) => {
  const [command = '', sub = ''] = own;
  if (lexicon.commandCommonness(command) < 3) return null;
  const path = lexicon.subcommand([command], sub) ? sub : '';
  const known = [...'abcdefghijklmnopqrstuvwxyz'].filter(
    (letter) => lexicon.flag(command, path, `-${letter}`) !== 'unknown',
  );
  if (known.length < 3) return null;
  const end = endOfOwn(own);
  const flag = own
    .slice(0, end < 0 ? undefined : end)
    .find((token) => /^-[a-zA-Z]{1,3}$/.test(token) && lexicon.flag(command, path, token) === 'unknown');
  return flag ? `No list knows ${flag} for ${command}.` : null;
};

/** "cb", "tea": a command few know, one letter from one of every day. */
export const nearlyCommand: Rule = ({ own, lexicon }) => {
  const [name = ''] = own;
  if (!/^[a-z]{2,12}$/.test(name) || lexicon.commandCommonness(name) > 1) return null;
  const near = oneLetterAway(name).find((other) => lexicon.commandCommonness(other) === 3);
  return near ? `"${name}" may be "${near}".` : null;
};

/** "git poll", "docker pool": no subcommand, but nearly one. Lists are never whole, so other names may be right. */
export const nearlySubcommand: Rule = ({ own, lexicon }) => {
  const [command = '', word = ''] = own;
  if (!/^[a-z-]{3,}$/.test(word) || lexicon.subcommand([command], word)) return null;
  const near = lexicon
    .subcommands([command])
    .filter((name) => name.length > 2 && editDistance(word, name) <= 2)
    .sort((a, b) => editDistance(word, a) - editDistance(word, b))[0];
  return near ? `"${command} ${word}" may be "${command} ${near}".` : null;
};

export const soundsLikeNumber: Rule = ({ tokens }) => {
  const word = tokens.slice(1).find((token) => NUMBER_SOUNDS.has(token.slice(token.indexOf('=') + 1)));
  return word && !tokens.includes('do') ? `"${word}" sounds like a number.` : null;
};

export const soundsLikeName: Rule = ({ draft }) =>
  NAME_SOUNDS.some((pattern) => pattern.test(draft.command)) ? 'A name in it sounds like a more usual one.' : null;

/**
 * "grep hyphen": heard, a dash alone is nearly always another word, but where a command goes back or reads what comes
 * in.
 */
export const loneDash: Rule = ({ tokens, fromSound }) => {
  const at = fromSound ? tokens.indexOf('-') : -1;
  return at > 0 && !TAKES_DASH.test(tokens[at - 1] ?? '') ? 'A dash alone may be a misheard word.' : null;
};

/** "ip address o": letters sound alike and stand for misheard ends of words. */
export const loneLetter: Rule = ({ own, fromSound, lexicon }) => {
  if (!fromSound) return null;
  const [command = '', ...rest] = own;
  const letter = rest.find((token, at) => /^[a-z]$/i.test(token) && (at > 0 || !lexicon.subcommand([command], token)));
  return letter ? `"${letter}" alone may be a misheard word.` : null;
};

/**
 * Where a command's own words end: at an operator, at a command inside it, at what another one runs; -1 where all are.
 */
function endOfOwn(own: readonly string[]): number {
  const [command = ''] = own;
  const runs = own.findIndex((token) => RUNS_ANOTHER.has(`${command} ${token}`));
  const inner = runs < 0 ? -1 : own.findIndex((token, at) => at > runs && !token.startsWith('-'));
  const end = own.findIndex((token) => ENDS_OWN.test(token));
  return inner < 0 || (end >= 0 && end < inner) ? end : inner;
}

/**
 * Owns the reasons that no weight can outvote: what a person must look at before a command may be called sure. Each is
 * one rule over the draft; the first that speaks gives the sentence. Never changes a draft and never scores.
 */
import type { Draft } from '../draft.ts';
import type { Lexed } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { HESITATIONS, TALK_WORDS } from '../processor/talk-words.ts';
import type { Risk } from '../review/risk.ts';
import { findRisks } from '../review/risks.ts';
import {
  COMMAND_PLACE,
  DOT_FILE,
  ENDS_OWN,
  LAST_PROSE_BUCKET,
  LONE_WORDS,
  NAME_SOUNDS,
  NUMBER_SOUNDS,
  QUESTION_WORDS,
  ROOTS,
  RUNS_ANOTHER,
  SLIPS,
  TAKES_DASH,
  USUAL_NAMES,
} from './doubt-words.ts';
import { doubtHeard } from './heard-doubts.ts';
import { editDistance, oneLetterAway } from './nearness.ts';
import { doubtShape } from './shape-doubts.ts';
import type { Route } from './verdict.ts';

export interface Suspect {
  readonly draft: Draft;
  readonly lexed: Lexed;
  readonly lexicon: Lexicon;
  readonly route: Route;
  readonly fromSound: boolean;
  /** What the review finds in the command. */
  readonly risks: readonly Risk[];
  /** The command's words, at blanks. */
  readonly tokens: readonly string[];
}

type Rule = (suspect: Suspect) => string | null;

/** Said of a repair; a review that shows the repair itself need not say it again. */
export const MENDED = 'A word was taken for a mis-hearing and mended.';

const repaired: Rule = ({ draft }) => (draft.pieces.some((piece) => piece.origin === 'repaired') ? MENDED : null);

const slip: Rule = ({ draft, risks }) => {
  const found = risks.find(
    ({ code, from }) =>
      SLIPS.has(code) || (code === 'unknown-command' && COMMAND_PLACE.test(draft.command.slice(0, from))),
  );
  return found?.message ?? null;
};

/** What cannot be undone is looked at, however clearly it was said. */
const grave: Rule = ({ risks }) => risks.find(({ level }) => level === 'critical')?.message ?? null;

/** "git pull and then git push": a command that was said, and left out before the answer begins. */
const commandLeftOut: Rule = ({ draft, lexed, lexicon }) => {
  const start = draft.pieces[0]?.first ?? 0;
  const words = draft.dropped.filter((at) => at < start).map((at) => (lexed.words[at]?.text ?? '').toLowerCase());
  const word = words.find((name) => lexicon.commandCommonness(name) >= 2 && !leansToProse(name, lexicon));
  return word ? `"${word}" was left out: it may be a command too.` : null;
};

/** Blanks were said, so all should be certain; words that wrote no blank may be misheard ones ("base"). */
const saidInPart: Rule = ({ lexed, route }) =>
  lexed.separators && route === 'reader' ? 'Blanks were said, but not every word is certain.' : null;

/** "/war", "/us": nearly where paths begin. */
const nearlyRoot: Rule = ({ tokens }) => {
  for (const token of tokens) {
    const top = /^\/([a-z]+)(?:\/|$)/.exec(token)?.[1];
    if (top === undefined || ROOTS.has(top)) continue;
    const near = [...ROOTS].find((root) => editDistance(top, root) === 1);
    if (near) return `"/${top}" may be "/${near}".`;
  }
  return null;
};

/** A word that no corpus and no list holds: a name, or a mis-hearing. */
const unseenWord: Rule = ({ draft, lexicon, fromSound }) => {
  if (!fromSound) return null;
  const word = (draft.command.match(/[a-z]{2,}/gi) ?? []).find((one) => !isSeen(one, lexicon));
  return word ? `"${word}" may be a mis-hearing: no list knows it.` : null;
};

/** A short flag that a command of every day does not have. */
const unseenFlag: Rule = ({ tokens, lexicon }) => {
  const [command = '', sub = ''] = tokens[0] === 'sudo' ? tokens.slice(1) : tokens;
  if (lexicon.commandCommonness(command) < 3) return null;
  const path = lexicon.subcommand([command], sub) ? sub : '';
  const known = [...'abcdefghijklmnopqrstuvwxyz'].filter(
    (letter) => lexicon.flag(command, path, `-${letter}`) !== 'unknown',
  );
  if (known.length < 3) return null;
  const end = endOfOwn(tokens, command);
  const flag = tokens
    .slice(0, end < 0 ? undefined : end)
    .find((token) => /^-[a-zA-Z]{1,3}$/.test(token) && lexicon.flag(command, path, token) === 'unknown');
  return flag ? `No list knows ${flag} for ${command}.` : null;
};

/** Where a command's own words end: at an operator, at a command inside it, at what another one runs. */
function endOfOwn(tokens: readonly string[], command: string): number {
  const runs = tokens.findIndex((token) => RUNS_ANOTHER.has(`${command} ${token}`));
  const inner = runs < 0 ? -1 : tokens.findIndex((token, at) => at > runs && !token.startsWith('-'));
  const end = tokens.findIndex((token) => ENDS_OWN.test(token));
  return inner < 0 || (end >= 0 && end < inner) ? end : inner;
}

/** "cb", "tea": a command few know, one letter from one of every day. */
const nearlyCommand: Rule = ({ tokens, lexicon }) => {
  const name = (tokens[0] === 'sudo' ? tokens[1] : tokens[0]) ?? '';
  if (!/^[a-z]{2,12}$/.test(name) || lexicon.commandCommonness(name) > 1) return null;
  const near = oneLetterAway(name).find((other) => lexicon.commandCommonness(other) === 3);
  return near ? `"${name}" may be "${near}".` : null;
};

const soundsLikeNumber: Rule = ({ tokens }) => {
  const word = tokens.slice(1).find((token) => NUMBER_SOUNDS.has(token.slice(token.indexOf('=') + 1)));
  return word && !tokens.includes('do') ? `"${word}" sounds like a number.` : null;
};

const soundsLikeName: Rule = ({ draft }) =>
  NAME_SOUNDS.some((pattern) => pattern.test(draft.command)) ? 'A name in it sounds like a more usual one.' : null;

/** "grep hyphen": heard, a dash alone is nearly always another word, but where a command goes back or reads what comes in. */
const loneDash: Rule = ({ tokens, fromSound }) => {
  const at = fromSound ? tokens.indexOf('-') : -1;
  return at > 0 && !TAKES_DASH.test(tokens[at - 1] ?? '') ? 'A dash alone may be a misheard word.' : null;
};

/** "ip address o": letters sound alike and stand for misheard ends of words. */
const loneLetter: Rule = ({ tokens, fromSound, lexicon }) => {
  if (!fromSound) return null;
  const [command = '', ...rest] = tokens[0] === 'sudo' ? tokens.slice(1) : tokens;
  const letter = rest.find((token, at) => /^[a-z]$/i.test(token) && (at > 0 || !lexicon.subcommand([command], token)));
  return letter ? `"${letter}" alone may be a misheard word.` : null;
};

/** Something after the command's beginning was left out, and it was no hesitation. */
const leftOut: Rule = ({ draft, lexed }) => {
  const start = draft.pieces[0]?.first ?? 0;
  const word = draft.dropped.find((at) => at > start && !isFiller(lexed.words[at]?.text ?? ''));
  return word === undefined ? null : `"${lexed.words[word]?.text ?? ''}" was left out.`;
};

/** "why can't i open docs/index.md": what was left out makes it a question or a complaint. */
const question: Rule = ({ draft, lexed }) =>
  draft.dropped.some((at) => QUESTION_WORDS.has((lexed.words[at]?.text ?? '').toLowerCase().replaceAll('\u2019', "'")))
    ? 'This may be about a command instead of one.'
    : null;

/** One English word, or a row of them after the command ("make sam run ./x"), may be talk where no blank was said. */
const wordsOnly: Rule = ({ tokens, draft, lexed, lexicon }) => {
  if (lexed.separators) return null;
  const [command = '', ...rest] = tokens[0] === 'sudo' ? tokens.slice(1) : tokens;
  if (rest.length === 0) {
    return LONE_WORDS.has(command) || leansToProse(command, lexicon) ? 'One word may be talk.' : null;
  }
  if (LONE_WORDS.has(command) && !draft.pieces.some((piece) => isSymbolic(draft.command.slice(piece.from, piece.to)))) {
    return `"${command}" may be talk.`;
  }
  const signs = rest.findIndex((token) => !/^[a-z]+$/i.test(token));
  const words = signs < 0 ? rest : rest.slice(0, signs);
  const depth = words.findIndex((_, at) => !lexicon.subcommand([command, ...words.slice(0, at)], words[at] ?? ''));
  const free = depth < 0 ? [] : words.slice(depth);
  if (free.every((word) => USUAL_NAMES.has(word))) return null;
  if (signs < 0 && free.length > 1) return 'Nothing but words was said: they may be talk.';
  if (signs >= 0 && free.length < 2 && lexicon.commandCommonness(command) > 1) return null;
  const word = free.find((token) => leansToProse(token, lexicon));
  return word ? `"${word}" may be talk.` : null;
};

/** "git poll", "docker pool": no subcommand, but nearly one. Lists are never whole, so other names may be right. */
const nearlySubcommand: Rule = ({ tokens, lexicon }) => {
  const [command = '', word = ''] = tokens[0] === 'sudo' ? tokens.slice(1) : tokens;
  if (!/^[a-z-]{3,}$/.test(word) || lexicon.subcommand([command], word)) return null;
  const near = lexicon
    .subcommands([command])
    .filter((name) => name.length > 2 && editDistance(word, name) <= 2)
    .sort((a, b) => editDistance(word, a) - editDistance(word, b))[0];
  return near ? `"${command} ${word}" may be "${command} ${near}".` : null;
};

/** Commas that a recogniser puts into large numbers may be a list's own. */
const listOfNumbers: Rule = ({ lexed }) =>
  lexed.units.some(({ alternatives }) => alternatives.some(({ why, text }) => why === 'number' && text.includes(',')))
    ? 'The commas in a number may be meant.'
    : null;

/** "git push force": a bare word that is a flag's name there. */
const bareFlag: Rule = ({ tokens, lexicon }) => {
  const [command = '', sub = ''] = tokens;
  if (!lexicon.subcommand([command], sub)) return null;
  const word = tokens
    .slice(2)
    .find((token) => /^[a-z]{3,}$/.test(token) && lexicon.flag(command, sub, `--${token}`) !== 'unknown');
  return word ? `"${word}" may be the flag --${word}.` : null;
};

/** "venv dot venv": where no blank was said, a hidden file's name may stand alone. */
const gluedDotFile: Rule = ({ tokens, lexed }) => {
  const token = lexed.separators ? undefined : tokens.find((one) => DOT_FILE.test(one));
  return token ? `A blank may be missing in "${token}".` : null;
};

const oddShape: Rule = ({ tokens, lexicon }) => doubtShape(tokens, lexicon);

const oddHearing: Rule = ({ tokens, lexicon, fromSound }) => (fromSound ? doubtHeard(tokens, lexicon) : null);

const RULES: readonly Rule[] = [
  repaired,
  slip,
  grave,
  saidInPart,
  commandLeftOut,
  nearlyCommand,
  unseenFlag,
  unseenWord,
  loneDash,
  loneLetter,
  nearlyRoot,
  nearlySubcommand,
  listOfNumbers,
  gluedDotFile,
  oddShape,
  oddHearing,
  soundsLikeNumber,
  soundsLikeName,
  leftOut,
  question,
  bareFlag,
  wordsOnly,
];

const isFiller = (text: string): boolean => {
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  return word === '' || word === 'space' || HESITATIONS.has(word) || TALK_WORDS.has(word);
};

const isSeen = (word: string, lexicon: Lexicon): boolean =>
  lexicon.wordBias(word) > 0 ||
  lexicon.isCommand(word) ||
  lexicon.isPathWord(word.toLowerCase()) ||
  lexicon.isExtension(word.toLowerCase());

const isSymbolic = (text: string): boolean => /[^\p{L}\p{N}]/u.test(text);

/** Buckets of words that lean to prose, frequent or middling; unseen words are names as often as not. */
function leansToProse(word: string, lexicon: Lexicon): boolean {
  const bucket = lexicon.wordBias(word);
  return bucket > 0 && bucket <= LAST_PROSE_BUCKET;
}

/** The first reason not to be sure of a draft, as one sentence; empty where there is none. Pure. */
export function doubtAbout(
  draft: Draft,
  lexed: Lexed,
  lexicon: Lexicon,
  { route, fromSound }: Pick<Suspect, 'route' | 'fromSound'>,
): string {
  const tokens = draft.command.split(' ').filter((token) => token !== '');
  const suspect = { draft, lexed, lexicon, route, fromSound, tokens, risks: findRisks(draft.command, lexicon) };
  for (const rule of RULES) {
    const why = rule(suspect);
    if (why) return why;
  }
  return '';
}

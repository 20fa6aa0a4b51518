/**
 * Owns the reasons that no weight can outvote: what a person must look at before a command may be called sure. Each is
 * one rule over the draft; the first that speaks gives the sentence. Never changes a draft and never scores.
 */
import { DOT_FILE, SLIPS } from './doubt-words.ts';
import { doubtHeard } from './heard-doubts.ts';
import { doubtShape } from './shape-doubts.ts';
import {
  loneDash,
  loneLetter,
  nearlyCommand,
  nearlyRoot,
  nearlySubcommand,
  soundsLikeName,
  soundsLikeNumber,
  unseenFlag,
  unseenWord,
} from './sound-doubts.ts';
import { ownTokens, type Rule, type Suspect } from './suspect.ts';
import { commandLeftOut, leftOut, question, wordsOnly } from './talk-doubts.ts';

/** Said of a repair; a review that shows the repair itself need not say it again. */
export const MENDED = 'A word was taken for a mis-hearing and mended.';

const repaired: Rule = ({ draft }) => (draft.pieces.some((piece) => piece.origin === 'repaired') ? MENDED : null);

const slip: Rule = ({ risks }) => risks.find(({ code }) => SLIPS.has(code))?.message ?? null;

/** What cannot be undone is looked at, however clearly it was said. */
const grave: Rule = ({ risks }) => risks.find(({ level }) => level === 'critical')?.message ?? null;

/** Blanks were said, so all should be certain; words that wrote no blank may be misheard ones ("base"). */
const saidInPart: Rule = ({ lexed, route }) =>
  lexed.separators && route === 'reader' ? 'Blanks were said, but not every word is certain.' : null;

/** Commas that a recogniser puts into large numbers may be a list's own. */
const listOfNumbers: Rule = ({ lexed }) =>
  lexed.units.some(({ alternatives }) => alternatives.some(({ why, text }) => why === 'number' && text.includes(',')))
    ? 'The commas in a number may be meant.'
    : null;

/** "git push force": a bare word that is a flag's name there. */
const bareFlag: Rule = ({ own, lexicon }) => {
  const [command = '', sub = ''] = own;
  if (!lexicon.subcommand([command], sub)) return null;
  const word = own
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

/** The first reason not to be sure of a draft, as one sentence; empty where there is none. Pure. */
export function doubtAbout(facts: Omit<Suspect, 'tokens' | 'own'>): string {
  const tokens = facts.draft.command.split(' ').filter((token) => token !== '');
  const suspect: Suspect = { ...facts, tokens, own: ownTokens(tokens) };
  for (const rule of RULES) {
    const why = rule(suspect);
    if (why) return why;
  }
  return '';
}

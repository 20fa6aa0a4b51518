/**
 * Owns the doubts about talk: something was left out that may count, or what was kept may be no command. Never scores.
 */
import { HESITATIONS, TALK_WORDS } from '../processor/talk-words.ts';
import { LONE_WORDS, QUESTION_WORDS, USUAL_NAMES } from './doubt-words.ts';
import type { Rule } from './suspect.ts';
import { leansToProse } from './vocabulary.ts';

/** "git pull and then git push": a command that was said, and left out before the answer begins. */
export const commandLeftOut: Rule = ({ draft, lexed, lexicon }) => {
  const start = draft.pieces[0]?.first ?? 0;
  const words = draft.dropped.filter((at) => at < start).map((at) => (lexed.words[at]?.text ?? '').toLowerCase());
  const word = words.find((name) => lexicon.commandCommonness(name) >= 2 && !leansToProse(name, lexicon));
  return word ? `"${word}" was left out: it may be a command too.` : null;
};

/** Something after the command's beginning was left out, and it was no hesitation. */
export const leftOut: Rule = ({ draft, lexed }) => {
  const start = draft.pieces[0]?.first ?? 0;
  const word = draft.dropped.find((at) => at > start && !isFiller(lexed.words[at]?.text ?? ''));
  return word === undefined ? null : `"${lexed.words[word]?.text ?? ''}" was left out.`;
};

/** "why can't i open docs/index.md": what was left out makes it a question or a complaint. */
export const question: Rule = ({ draft, lexed }) =>
  draft.dropped.some((at) => QUESTION_WORDS.has((lexed.words[at]?.text ?? '').toLowerCase().replaceAll('\u2019', "'")))
    ? 'This may be about a command instead of one.'
    : null;

/** One English word, or a row of them after the command ("make sam run ./x"), may be talk where no blank was said. */
export const wordsOnly: Rule = ({ own, tokens, draft, lexed, lexicon }) => {
  if (lexed.separators) return null;
  const [command = '', ...rest] = own;
  const lone = [tokens[0] ?? '', command].find((word) => LONE_WORDS.has(word));
  if (rest.length === 0) {
    return lone !== undefined || leansToProse(command, lexicon) ? 'One word may be talk.' : null;
  }
  if (lone !== undefined && !draft.pieces.some((piece) => isSymbolic(draft.command.slice(piece.from, piece.to)))) {
    return `"${lone}" may be talk.`;
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

const isFiller = (text: string): boolean => {
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  return word === '' || word === 'space' || HESITATIONS.has(word) || TALK_WORDS.has(word);
};

const isSymbolic = (text: string): boolean => /[^\p{L}\p{N}]/u.test(text);

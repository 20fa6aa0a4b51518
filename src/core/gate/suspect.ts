/** Owns what a rule of doubt looks at. Never decides anything. */
import type { Draft } from '../draft.ts';
import type { Lexed } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findCommand } from '../review/inner-command.ts';
import type { Risk } from '../review/risk.ts';
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
  /** The same from the command on: without `A=1`, sudo, nice and their like. */
  readonly own: readonly string[];
}

/** Says in one sentence what a person should look at; null where nothing is. */
export type Rule = (suspect: Suspect) => string | null;

/** A command line's words from the command on that runs in the end; all of them where none does. */
export const ownTokens = (tokens: readonly string[]): readonly string[] =>
  tokens.slice(Math.max(0, findCommand(tokens)));

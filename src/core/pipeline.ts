/**
 * Owns the way from words to a verdict: lexer, processor, reader, gate, risks, in that order, one page. Pure: the same
 * words, scene and resources give the same answer. Never hears sound and never types anything.
 */
import { failed, ok, type Result } from './errors.ts';
import type { Verdict } from './gate/verdict.ts';
import { lex } from './lexer/lexer.ts';
import type { Lexed } from './lexer/unit.ts';
import { processUnits } from './processor/processor.ts';
import type { Risk } from './review/risk.ts';
import type { ShellScene } from './scene.ts';

export interface Translation {
  /** As given, untouched. */
  readonly heard: string;
  readonly lexed: Lexed;
  readonly verdict: Verdict;
  /** What a person must see before the command is typed; empty where there is none. */
  readonly risks: readonly Risk[];
}

/** Fails with `text-too-long` only; speech without a command is a verdict with route 'none'. */
export type Translate = (heard: string, scene: ShellScene) => Result<Translation>;

export const MAX_WORDS = 2000;
/** A bound for text without blanks; nobody dictates words of twenty letters on average. */
export const MAX_CHARACTERS = MAX_WORDS * 20;

/** Until the gate is here: the processor is sure, nobody else answers. */
export function createTranslator(): Translate {
  return (heard) => {
    const size = measureText(heard);
    if (size !== undefined) return failed('text-too-long', size);
    const lexed = lex(heard);
    const said = processUnits(lexed);
    const sure = said.kind === 'exact';
    const verdict: Verdict = {
      route: sure ? 'processor' : 'none',
      draft: sure ? said.draft : { command: '', pieces: [], dropped: [] },
      confidence: sure ? 0.99 : 0,
      sure,
      alternatives: [],
      evidence: [],
      why: sure ? '' : said.why,
    };
    return ok({ heard, lexed, verdict, risks: [] });
  };
}

/** What is too much about a text, in words; undefined where it fits. */
function measureText(heard: string): string | undefined {
  if (heard.length > MAX_CHARACTERS) return `${heard.length.toLocaleString('en')} characters`;
  const words = heard.match(/\S+/g)?.length ?? 0;
  return words > MAX_WORDS ? `${words.toLocaleString('en')} words` : undefined;
}

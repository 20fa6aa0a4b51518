/**
 * Owns the way from words to a verdict: lexer, processor, reader, gate, risks, in that order, one page. Pure: the same
 * words, scene and resources give the same answer. Never hears sound and never types anything.
 */
import type { Draft } from './draft.ts';
import { failed, ok, type Result } from './errors.ts';
import type { Verdict } from './gate/verdict.ts';
import { lex } from './lexer/lexer.ts';
import type { Lexed } from './lexer/unit.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { processUnits } from './processor/processor.ts';
import type { Reader } from './reader/reader.ts';
import type { Risk } from './review/risk.ts';
import { findRisks } from './review/risks.ts';
import { isTypeable } from './review/typeable.ts';
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

const MAX_WORDS = 2000;
/** A bound for text without blanks; nobody dictates words of twenty letters on average. */
const MAX_CHARACTERS = MAX_WORDS * 20;

export interface Parts {
  readonly reader: Reader;
  readonly lexicon: Lexicon;
}

const NOTHING: Draft = { command: '', pieces: [], dropped: [] };

/** Until the gate is here: the processor is sure, the reader is not. */
export function createTranslator({ reader, lexicon }: Parts): Translate {
  return (heard, scene) => {
    const size = measureText(heard);
    if (size !== undefined) return failed('text-too-long', size);
    const lexed = lex(blankOut(heard));
    const said = processUnits(lexed);
    const readings = said.kind === 'exact' ? [] : reader.read(lexed, scene);
    const [best, ...others] = readings;
    const verdict: Verdict = {
      route: said.kind === 'exact' ? 'processor' : best?.command ? 'reader' : 'none',
      draft: said.kind === 'exact' ? said.draft : (best ?? NOTHING),
      confidence: said.kind === 'exact' ? 0.99 : best ? Math.exp(best.logProbability) : 0,
      sure: said.kind === 'exact',
      alternatives: others.slice(0, 8),
      evidence: [],
      why: said.kind === 'exact' ? '' : said.why,
    };
    const risks = verdict.draft.command ? findRisks(verdict.draft.command, lexicon) : [];
    return ok({ heard, lexed, verdict, risks });
  };
}

/** The same text, as long, with a blank in place of everything that may never be typed: no reading can bring it back. */
function blankOut(heard: string): string {
  if (isTypeable(heard)) return heard;
  return [...heard].map((sign) => (isTypeable(sign) ? sign : ' '.repeat(sign.length))).join('');
}

/** What is too much about a text, in words; undefined where it fits. */
function measureText(heard: string): string | undefined {
  if (heard.length > MAX_CHARACTERS) return `${heard.length.toLocaleString('en')} characters`;
  const words = heard.match(/\S+/g)?.length ?? 0;
  return words > MAX_WORDS ? `${words.toLocaleString('en')} words` : undefined;
}

/**
 * Owns the way from words to a verdict: lexer, processor, reader, gate, risks, in that order, one page. Pure: the same
 * words, scene and resources give the same answer. Never hears sound and never types anything.
 */
import { failed, ok, type Result } from './errors.ts';
import { decide } from './gate/gate.ts';
import type { GateModel } from './gate/gate-model.ts';
import { chooseHearing } from './gate/hearings.ts';
import type { Verdict } from './gate/verdict.ts';
import { lex } from './lexer/lexer.ts';
import type { Lexed } from './lexer/unit.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { processUnits } from './processor/processor.ts';
import { readWritten } from './processor/written.ts';
import type { Reader } from './reader/reader.ts';
import type { Risk } from './review/risk.ts';
import { isTypeable } from './review/typeable.ts';
import type { ShellScene } from './scene.ts';
import { isCutShort } from './speech/coverage.ts';
import type { Transcript } from './speech/transcript.ts';

export interface Translation {
  /** As given, untouched. */
  readonly heard: string;
  readonly lexed: Lexed;
  readonly verdict: Verdict;
  /** What a person must see before the command is typed; empty where there is none. */
  readonly risks: readonly Risk[];
}

/**
 * Fails with `text-too-long` only; speech without a command is a verdict with an empty one. `fromSound`: a recogniser
 * wrote the words, so one that nobody knows may be a mis-hearing (left out: they are taken as they stand).
 */
export type Translate = (heard: string, scene: ShellScene, fromSound?: boolean) => Result<Translation>;

/** What ships and is read once. */
export interface Parts {
  readonly reader: Reader;
  readonly lexicon: Lexicon;
  readonly gate: GateModel;
}

const MAX_WORDS = 2000;
/** A bound for text without blanks; nobody dictates words of twenty letters on average. */
const MAX_CHARACTERS = MAX_WORDS * 20;

export function createTranslator({ reader, lexicon, gate }: Parts): Translate {
  return (heard, scene, fromSound = false) => {
    const excess = measureExcess(heard);
    if (excess !== undefined) return failed('text-too-long', excess);
    const lexed = lex(blankOut(heard));
    const written = readWritten(lexed, lexicon);
    const said = written ? { kind: 'exact' as const, draft: written } : processUnits(lexed);
    const readings = reader.read(lexed, scene);
    return ok({ heard, lexed, ...decide({ lexed, said, readings, fromSound }, lexicon, gate) });
  };
}

/** The same, not sure: what was heard was not confirmed, and `why` says so where nothing else does. */
export function holdBack(translation: Translation, why: string): Translation {
  const { verdict } = translation;
  return { ...translation, verdict: { ...verdict, sure: false, why: verdict.sure ? why : verdict.why } };
}

/** Why an answer is not sure whose second hearing is still to come, or failed. */
export const HEARD_ONCE = 'It was heard only once.';

/**
 * Translates what was heard, each hearing of it, and answers with the likeliest: `heard` is the text of that one. Never
 * sure where hearings differ or one is missing, nor where the recogniser seems to have stopped before the speaker did.
 */
export function translateTranscript(
  translate: Translate,
  transcript: Transcript,
  scene: ShellScene,
): Result<Translation> {
  const first = translate(transcript.text, scene, true);
  if (!first.ok) return first;
  const translations = [first.value];
  for (const other of transcript.others) {
    const translation = translate(other, scene, true);
    if (!translation.ok) return translation;
    translations.push(translation.value);
  }
  const [, ...others] = translations;
  const { best, verdict } = chooseHearing([first.value.verdict, ...others.map((other) => other.verdict)]);
  const chosen = { ...(translations[best] ?? first.value), verdict };
  const isShort = verdict.sure && isCutShort({ ...transcript, text: chosen.heard });
  const held = isShort ? holdBack(chosen, 'Much was spoken and little was understood.') : chosen;
  return ok(transcript.unconfirmed ? holdBack(held, HEARD_ONCE) : held);
}

/**
 * The same text, as long, with a blank in place of everything that may never be typed: no reading can bring it back.
 * Empty where there is no letter and no digit: nobody says bare punctuation, recognisers print it for silence.
 */
function blankOut(heard: string): string {
  if (!/[\p{L}\p{N}]/u.test(heard)) return '';
  if (isTypeable(heard)) return heard;
  return [...heard].map((sign) => (isTypeable(sign) ? sign : ' '.repeat(sign.length))).join('');
}

/** How long a text is that is too long; undefined where it fits. */
function measureExcess(heard: string): string | undefined {
  if (heard.length > MAX_CHARACTERS) return `${heard.length.toLocaleString('en')} characters`;
  const words = heard.match(/\S+/g)?.length ?? 0;
  return words > MAX_WORDS ? `${words.toLocaleString('en')} words` : undefined;
}

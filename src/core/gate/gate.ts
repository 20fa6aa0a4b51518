/**
 * Owns the verdict: processor, reader, normalizer or nothing, how likely the answer is exact, and whether it may be
 * called sure. In doubt it is not sure. Never changes a draft.
 */
import type { Draft, Reading } from '../draft.ts';
import type { Lexed } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ProcessorAnswer } from '../processor/processor.ts';
import type { Risk } from '../review/risk.ts';
import { findRisks } from '../review/risks.ts';
import { doubtAbout } from './doubts.ts';
import { weighDraft } from './evidence.ts';
import { chanceOf, type GateModel } from './gate-model.ts';
import { type Evidence, MOST_ALTERNATIVES, type Verdict } from './verdict.ts';

/** Below this chance the processor's answer gives way to another reading: some blanks were not said. */
const DISTRUST = 0.5;
/** By so much must another reading be likelier than an unsure answer of the processor to what a recogniser wrote. */
const BETTER = 0.5;
/** Below this chance that a command was dictated at all, none is sure. */
const SURELY_DICTATED = 0.97;
/** Readings this far (in nats) below the best are noise, not a choice. */
const WORTH_SHOWING = 8;

/** What the gate looks at. */
export interface Answers {
  readonly lexed: Lexed;
  readonly said: ProcessorAnswer;
  /** The reader's, best first; wanted for the processor's answer too. */
  readonly readings: readonly Reading[];
  /** A recogniser wrote the words: rare ones may be mis-hearings. */
  readonly fromSound: boolean;
}

export interface Decision {
  readonly verdict: Verdict;
  /** The risks of the verdict's command, worst first. */
  readonly risks: readonly Risk[];
}

interface Candidate {
  readonly route: 'processor' | 'reader';
  readonly draft: Draft;
  /** Why it is not sure, where nothing says it better. */
  readonly why: string;
}

const MISHEARD = 'A word in it may have been heard wrong.';

/** Decides who answers and how sure that is. Pure; total. */
export function decide(answers: Answers, lexicon: Lexicon, model: GateModel): Decision {
  const { lexed, said, readings } = answers;
  const best = readings.find((reading) => reading.command !== '');
  if (said.kind === 'unsure') {
    return best
      ? decideFor({ route: 'reader', draft: best, why: said.why }, answers, lexicon, model)
      : { verdict: noCommand(answers, lexicon, []), risks: [] };
  }
  const exact = decideFor({ route: 'processor', draft: said.draft, why: MISHEARD }, answers, lexicon, model);
  const { route, confidence, sure } = exact.verdict;
  if (route !== 'processor' || !best || best.command === said.draft.command) return exact;
  const giveWay = (why: string) => decideFor({ route: 'reader', draft: best, why }, answers, lexicon, model);
  if (isPrinted(lexed) && confidence < DISTRUST) return giveWay('Its blanks may be printed wrong.');
  // Where blanks were said, the reader's answer is never sure.
  if (sure || !answers.fromSound || !lexed.separators) return exact;
  const chance = chanceOf(model.models.reader, weighDraft(lexed, best, readings, lexicon));
  return chance > confidence + BETTER ? giveWay(MISHEARD) : exact;
}

/**
 * The verdict where this candidate answers: none where nothing was dictated, the normalizer where it is too unlikely.
 */
function decideFor({ route, draft, why }: Candidate, answers: Answers, lexicon: Lexicon, model: GateModel): Decision {
  const { lexed, readings, fromSound } = answers;
  const evidence = weighDraft(lexed, draft, readings, lexicon);
  const value = (name: string) => evidence.find((entry) => entry.name === name)?.value ?? 0;
  const dictated = chanceOf(model.models.dictated, evidence);
  if (dictated < model.thresholds.dictated) return { verdict: noCommand(answers, lexicon, evidence), risks: [] };
  const risks = findRisks(draft.command, lexicon);
  const doubt = brokenCommand(value) || doubtAbout({ draft, lexed, lexicon, route, fromSound, risks });
  const confidence = chanceOf(model.models[route], evidence);
  const clear = route === 'processor' ? confidence : chanceOf(model.models.sure, evidence);
  const left = route === 'reader' && confidence < model.thresholds.doubtful;
  const sure = doubt === '' && !left && clear >= model.thresholds[route] && dictated >= SURELY_DICTATED;
  const verdict: Verdict = {
    route: left ? 'normalizer' : route,
    draft,
    confidence,
    sure,
    alternatives: otherDrafts(draft, readings),
    evidence: [...evidence, { name: 'dictated', value: dictated }],
    why: sure ? '' : doubt || whyUnsure(value) || why,
  };
  return { verdict, risks };
}

/**
 * Printed the way it is typed, whole or in part: then the blanks are the recogniser's, who leaves some out ("pods-n").
 */
const isPrinted = ({ separators, units }: Lexed): boolean =>
  !separators || units.some(({ kind, said, text, weak }) => kind === 'symbol' && said === text && !weak);

/** What no shell would run as it stands, as one sentence; empty where there is none. */
function brokenCommand(value: (name: string) => number): string {
  if (value('parses') === 0) return 'The shell would not read this as a whole command.';
  if (value('knownCommand') === 0) return 'No list knows this command.';
  return '';
}

/** What the numbers say against it, as one sentence; empty where they say nothing. */
function whyUnsure(value: (name: string) => number): string {
  if (value('dropped') > 0.3) return 'Much of what was said was taken for talk.';
  if (value('margin') < 0.1) return 'It can be read in more than one way.';
  return '';
}

/** Nothing was dictated: either nothing was meant for the shell, or it was only described. */
function noCommand({ lexed, readings }: Answers, lexicon: Lexicon, weighed: readonly Evidence[]): Verdict {
  const draft: Draft = { command: '', pieces: [], dropped: lexed.words.map((_, word) => word) };
  const evidence = weighed.length > 0 ? weighed : weighDraft(lexed, draft, readings, lexicon);
  const described = evidence.some(({ name, value }) => name === 'request' && value > 0);
  return {
    route: described ? 'normalizer' : 'none',
    draft,
    confidence: 0,
    sure: false,
    alternatives: otherDrafts(draft, readings).filter(({ command }) =>
      lexicon.isCommand(command.split(' ', 1)[0] ?? ''),
    ),
    evidence: [...evidence],
    why: described ? 'This describes a command; it does not dictate one.' : 'No command was heard in this.',
  };
}

function otherDrafts(draft: Draft, readings: readonly Reading[]): Draft[] {
  const floor = (readings[0]?.logProbability ?? 0) - WORTH_SHOWING;
  return readings
    .filter(({ command, logProbability }) => command !== draft.command && command !== '' && logProbability >= floor)
    .slice(0, MOST_ALTERNATIVES);
}

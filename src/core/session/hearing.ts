/**
 * Owns what becomes of the engine's answers: a review, at once after the first hearing and confirmed or replaced after
 * the second, a notice that nothing was said, or a recording that is kept.
 */
import type { Problem, Result } from '../errors.ts';
import { HEARD_ONCE, holdBack } from '../pipeline.ts';
import type { Hearing } from './event.ts';
import { keep } from './letting-go.ts';
import { comeToNothing } from './recording.ts';
import { confirmReview, endChecking, hasCommand, makeReview } from './reviewing.ts';
import { afterDoing, type Phase, type Review, type Rules, type State, type Step, step } from './state.ts';

type InHearing = Extract<Phase, { type: 'hearing' }>;

/** The words are cleaned by the engine; without letters and digits nobody said anything. */
const isSaid = (heard: string): boolean => /[\p{L}\p{N}]/u.test(heard);

/**
 * The first of two hearings: a command is shown, unsure, until the second confirms it. Mere words are shown as so far.
 */
export function takeHeardOnce(state: State, session: number, hearing: Hearing, rules: Rules): Step {
  const { phase } = state;
  if (phase.type !== 'hearing' || phase.session !== session) return step(state);
  const { heard } = hearing.translation;
  if (!isSaid(heard)) return step(state);
  if (!hasCommand(hearing)) return step({ ...state, phase: { ...phase, soFar: { heard, command: '' } } });
  const unsure = { ...hearing, translation: holdBack(hearing.translation, HEARD_ONCE) };
  return showHeard(state, phase, { ...makeReview(session, phase.take, unsure, rules), checking: true });
}

export function takeHeard(state: State, session: number, result: Result<Hearing>, rules: Rules): Step {
  const { phase } = state;
  if (phase.type === 'review') return takeSecondHearing(state, phase.review, session, result, rules);
  if (phase.type !== 'hearing' || phase.session !== session) return step(state);
  const { take, before } = phase;
  if (!result.ok) {
    const { problem } = result;
    if (problem.code === 'nothing-heard' || problem.code === 'too-short') return comeToNothing(state, phase, problem);
    if (problem.code === 'no-words') return hearNoWords(state, phase, problem);
    return step({ ...state, phase: { type: 'blocked', session, problem, take, before, acted: false } });
  }
  if (!isSaid(result.value.translation.heard)) return hearNoWords(state, phase, { code: 'no-words', detail: '' });
  return showHeard(state, phase, makeReview(session, take, result.value, rules));
}

/** What was there before gives place to what was said now, and can be had back. */
function showHeard(state: State, { before }: InHearing, review: Review): Step {
  const shown: State = { ...state, phase: { type: 'review', review } };
  const replaced = before.take ?? before.review;
  return replaced ? keep(shown, replaced) : step(shown);
}

/**
 * Both hearings, for a review that nobody has touched. Where there is no second one, the first stays as unsure as it
 * is.
 */
function takeSecondHearing(state: State, first: Review, session: number, result: Result<Hearing>, rules: Rules): Step {
  if (!first.checking || first.session !== session) return step(state);
  const said = result.ok && isSaid(result.value.translation.heard);
  const review = said ? confirmReview(first, result.value, rules) : endChecking(first);
  return step({ ...state, phase: { type: 'review', review } });
}

/** Somebody spoke, and not a word came of it: the recording can be heard again for some seconds. */
function hearNoWords(state: State, { take, before }: InHearing, problem: Problem): Step {
  const kept = keep(state, take);
  return afterDoing(kept.commands, comeToNothing(kept.state, { session: take.session, before }, problem));
}

/** What was understood while the recording goes on; only ever shown. */
export function takeSoFar(state: State, session: number, heard: string, command: string): Step {
  const { phase } = state;
  if (phase.type !== 'recording' || phase.session !== session || phase.stage !== 'open') return step(state);
  return step({ ...state, phase: { ...phase, soFar: { heard, command } } });
}

/** Owns what becomes of the engine's answer: a review, a notice that nothing was said, or a recording that is kept. */
import type { Result } from '../errors.ts';
import type { Hearing } from './event.ts';
import { comeToNothing } from './recording.ts';
import { keep } from './return.ts';
import { makeReview } from './reviewing.ts';
import { type Rules, type State, type Step, step } from './state.ts';

/** The words are cleaned by the engine; without letters and digits nobody said anything. */
const isSaid = (heard: string): boolean => /[\p{L}\p{N}]/u.test(heard);

export function takeHeard(state: State, session: number, result: Result<Hearing>, rules: Rules): Step {
  const { phase } = state;
  if (phase.type !== 'hearing' || phase.session !== session) return step(state);
  const { take, before } = phase;
  if (!result.ok) {
    const { problem } = result;
    if (problem.code === 'nothing-heard' || problem.code === 'too-short') return comeToNothing(state, phase, problem);
    return step({ ...state, phase: { type: 'blocked', session, problem, take, before, acted: false } });
  }
  if (!isSaid(result.value.translation.heard)) {
    return comeToNothing(state, phase, { code: 'nothing-heard', detail: '' });
  }
  const review = makeReview(session, take, result.value, rules);
  const shown: State = { ...state, phase: { type: 'review', review } };
  // What was there before gives place to what was said now, and can be had back.
  const replaced = before.take ?? before.review;
  return replaced ? keep(shown, replaced) : step(shown);
}

/** What was understood while the recording goes on; only ever shown. */
export function takeSoFar(state: State, session: number, heard: string, command: string): Step {
  const { phase } = state;
  if (phase.type !== 'recording' || phase.session !== session || phase.stage !== 'open') return step(state);
  return step({ ...state, phase: { ...phase, soFar: { heard, command } } });
}

/**
 * Owns the way of a command out of the review: insertion, copy, and what became of them. Never inserts what is
 * unconfirmed.
 */
import { failed, type Problem, type Result } from '../errors.ts';
import type { Insertion } from '../insertion/target.ts';
import { cleanForTyping } from '../review/typeable.ts';
import type { Event } from './event.ts';
import { setTimer, showNotice, standBehind } from './letting-go.ts';
import { INSERTED_NOTICE_MS, INSERTION_MS } from './limits.ts';
import { findHindrance, isBlank } from './reviewing.ts';
import { afterDoing, type Review, type Rules, type State, type Step, step } from './state.ts';
import { offerTakingBack } from './taking-back.ts';

export const showReview = (state: State, review: Review): Step => step({ ...state, phase: { type: 'review', review } });

/** Inserts the review's text, or says why not. */
export function insertReview(state: State, asked: Review, confirmed: boolean, rules: Rules): Step {
  if (state.inserting) return step(state);
  const review: Review = { ...asked, confirmed: asked.confirmed || confirmed };
  const problem = findHindrance(review);
  if (problem) return showReview(state, { ...asked, problem });
  const { session, target } = review;
  const given: Review = { ...review, problem: null, editing: false, unanswered: true };
  return step(
    { ...state, takeable: null, phase: { type: 'inserting', review: given } },
    setTimer(session, 'insertion', INSERTION_MS),
    {
      type: 'insert',
      session,
      text: cleanForTyping(review.text),
      target,
      method: rules.insert,
    },
  );
}

export function copyReview(state: State, review: Review): Step {
  if (isBlank(review.text)) return showReview(state, { ...review, problem: { code: 'empty-command', detail: '' } });
  const { session, text } = review;
  return afterDoing([{ type: 'copy', session, text: cleanForTyping(text) }], showReview(state, review));
}

/** The inserter's answer, also where it comes after its time: the command is then in front of the person again. */
export function takeInserted(state: State, session: number, result: Result<Insertion>): Step {
  const { phase, inserting } = state;
  if (inserting?.session === session) return takeInsertedBehind({ ...state, inserting: null }, inserting, result);
  const { waiting } = state;
  if (waiting?.session === session && waiting.unanswered)
    return takeInsertedBehind({ ...state, waiting: null }, waiting, result);
  if (phase.type !== 'inserting' && phase.type !== 'review') return step(state);
  const { review } = phase;
  if (review.session !== session || !review.unanswered) return step(state);
  const answered: Review = { ...review, unanswered: false };
  const back = (problem: Problem) => showReview(state, { ...answered, problem });
  if (!result.ok) return back(result.problem);
  const { how, held } = result.value;
  if (held === 'secure-input' || held === 'clipboard-changed') return back({ code: held, detail: '' });
  if (how !== 'copied') {
    const offered = offerTakingBack(state, review);
    return afterDoing(
      [{ type: 'count-insert' }, ...offered.commands],
      showNotice(offered.state, session, 'inserted', null, INSERTED_NOTICE_MS),
    );
  }
  return showNotice(state, session, 'copied', held === undefined ? null : { code: held, detail: '' });
}

/** The same while the next command is said already: no notice gets in its way, but what is not inserted is not lost. */
function takeInsertedBehind(state: State, review: Review, result: Result<Insertion>): Step {
  const back = (problem: Problem) => standBehind(state, { ...review, unanswered: false, problem });
  if (!result.ok) return back(result.problem);
  const { how, held } = result.value;
  if (held !== undefined) return back({ code: held, detail: '' });
  if (how === 'copied') return step(state);
  return afterDoing([{ type: 'count-insert' }], offerTakingBack(state, review));
}

/** Nobody said in time what became of the insertion. */
export function giveUpInserting(state: State, event: Extract<Event, { type: 'timer' }>): Step {
  const { phase, inserting } = state;
  const { problem } = failed('insertion-unknown');
  if (inserting?.session === event.session)
    return standBehind({ ...state, inserting: null }, { ...inserting, problem });
  if (phase.type !== 'inserting' || phase.review.session !== event.session) return step(state);
  return showReview(state, { ...phase.review, problem });
}

export function takeCopied(state: State, session: number, result: Result<null>): Step {
  const { phase } = state;
  if (phase.type !== 'review' || phase.review.session !== session) return step(state);
  if (result.ok) return showNotice(state, session, 'copied', null);
  return showReview(state, { ...phase.review, problem: result.problem });
}

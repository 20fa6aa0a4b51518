/**
 * Owns what of a session's course is worth a line in the log: phases, codes, durations. Never a word that was said.
 */
import type { Event } from './event.ts';
import type { State } from './state.ts';

export interface Note {
  readonly event: 'session' | 'confirmed';
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** What an event that led from one state to the next is noted as; undefined where it changed nothing of note. */
export function noteOf(from: State, to: State, event: Event): Note | undefined {
  if (from.phase.type === to.phase.type) return noteSecondHearing(from, to, event);
  const facts = {
    on: event.type === 'intent' ? event.intent.type : event.type,
    from: from.phase.type,
    to: to.phase.type,
    session: to.session,
    ...(to.phase.type === 'blocked' ? { why: to.phase.problem.code } : {}),
    ...timesOf(event),
  };
  return { event: 'session', facts };
}

/** A second hearing confirms the command that is shown, or replaces it; the phase stays. */
function noteSecondHearing(from: State, to: State, event: Event): Note | undefined {
  if (event.type !== 'heard' || from.phase.type !== 'review' || to.phase.type !== 'review') return undefined;
  const { review } = to.phase;
  if (!from.phase.review.checking || review.checking) return undefined;
  const { sure } = review.translation.verdict;
  const same = review.edition === from.phase.review.edition;
  return { event: 'confirmed', facts: { session: review.session, same, sure, ...timesOf(event) } };
}

/** Milliseconds that an answer of the ear took. */
function timesOf(event: Event): Readonly<Record<string, number>> {
  const hearing =
    event.type === 'heard-once' ? event.hearing : event.type === 'heard' && event.result.ok && event.result.value;
  if (!hearing) return {};
  return { hearingMs: Math.round(hearing.ms.hearing), readingMs: Math.round(hearing.ms.reading) };
}

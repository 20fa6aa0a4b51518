/**
 * Owns what happens to things that are let go: a recording or review becomes what can be had back for some seconds, a
 * recording that came to nothing gives place to what was there before it. Nothing said is dropped anywhere but here.
 */
import type { Problem } from '../errors.ts';
import type { Command } from './command.ts';
import { LAST_AUDIO_MS, NOTICE_MS, RESTORE_MS } from './limits.ts';
import { endChecking } from './reviewing.ts';
import {
  afterDoing,
  type Before,
  isRecorded,
  isTake,
  NOTHING_BEFORE,
  type NoticeKind,
  type Phase,
  type Review,
  type State,
  type Step,
  step,
  type Take,
} from './state.ts';

/** The state in which `what` can be had back for some seconds; whatever could be before is let go. */
export function keep(state: State, what: Take | Review): Step {
  const kept = { session: what.session, what: isTake(what) ? what : endChecking(what) };
  return step({ ...state, kept }, setTimer(what.session, 'restore', RESTORE_MS));
}

export const setTimer = (
  session: number,
  name: Extract<Command, { type: 'set-timer' }>['name'],
  ms: number,
): Command => ({ type: 'set-timer', session, name, ms });

/** The state with a notice, which goes by itself. */
export function showNotice(
  state: State,
  session: number,
  what: NoticeKind,
  problem: Problem | null,
  ms = NOTICE_MS,
): Step {
  return step({ ...state, phase: { type: 'notice', session, what, problem } }, setTimer(session, 'notice', ms));
}

/**
 * What a recording that begins now would come back to. A recording that is still older can be had back for some
 * seconds.
 */
export function putAside(state: State): {
  readonly before: Before;
  readonly state: State;
  readonly commands: readonly Command[];
} {
  const { phase } = state;
  const { before, older } = standingBefore(phase);
  // What is on its way into its window goes on meanwhile.
  const aside: State = phase.type === 'inserting' ? { ...state, inserting: phase.review } : state;
  return older ? { before, ...keep(aside, older) } : { before, state: aside, commands: [] };
}

function standingBefore(phase: Phase): { readonly before: Before; readonly older: Take | null } {
  switch (phase.type) {
    case 'idle':
    case 'notice':
    case 'inserting':
      return { before: NOTHING_BEFORE, older: null };
    case 'review':
      return { before: { review: endChecking(phase.review), take: null }, older: null };
    case 'recording':
      return { before: phase.before, older: null };
    case 'closing': {
      const { session, target, before } = phase;
      return { before: { review: before.review, take: { session, clip: null, target } }, older: before.take };
    }
    case 'hearing':
      return { before: { review: phase.before.review, take: phase.take }, older: phase.before.take };
    case 'blocked':
      return phase.take
        ? { before: { review: phase.before.review, take: phase.take }, older: phase.before.take }
        : { before: phase.before, older: null };
  }
}

/** A command that could not be inserted while the next one is said: it waits until nothing else is in front. */
export function standBehind(state: State, review: Review): Step {
  // Two that fail one after the other: the newer one can be had back for some seconds.
  return state.waiting ? keep(state, review) : step({ ...state, waiting: review });
}

/** What waits comes in place of a notice, or of nothing. */
export function showWaiting({ state, commands }: Step): Step {
  const { phase, waiting } = state;
  if (!waiting || (phase.type !== 'idle' && phase.type !== 'notice')) return { state, commands };
  const notNow = (command: Command) => command.type === 'set-timer' && command.name === 'notice';
  return step(
    { ...state, phase: { type: 'review', review: waiting }, waiting: null },
    ...commands.filter((command) => !notNow(command)),
  );
}

/**
 * Back to what was there before a recording, which came to nothing because of `problem`; undefined where nothing was.
 */
export function goBack(state: State, { review, take }: Before, problem: Problem | null): Step | undefined {
  if (take) return readTake(state, take, { review, take: null });
  if (review) return step({ ...state, phase: { type: 'review', review: { ...review, problem } } });
  return undefined;
}

/** Reads a recording, under a new session so that nothing late can be taken for its answer. */
export function readTake(state: State, take: Take, before: Before): Step {
  if (!isRecorded(take)) {
    const { session, target } = take;
    const phase: Phase = { type: 'closing', session, target, soFar: null, before, why: null };
    return step({ ...state, phase }, setTimer(session, 'last-audio', LAST_AUDIO_MS));
  }
  const session = state.session + 1;
  return step(
    { ...state, session, phase: { type: 'hearing', session, take, soFar: null, before } },
    { type: 'hear', session, clip: take.clip },
  );
}

/** Brings back what was let go; what is in front now takes its place, or waits behind it. */
export function restore(state: State): Step {
  const { kept, phase } = state;
  if (!kept || phase.type === 'recording' || phase.type === 'closing' || phase.type === 'hearing') return step(state);
  if (phase.type === 'inserting') return step(state);
  const { what } = kept;
  const free: State = { ...state, kept: null };
  const clear: Command = { type: 'clear-timer', name: 'restore' };
  if (isTake(what)) {
    const aside = putAside(free);
    return afterDoing([clear, ...aside.commands], readTake(aside.state, what, aside.before));
  }
  // A review has room for no other: it comes back only where nothing else would have to go for good.
  if (phase.type === 'blocked' && (phase.take ?? phase.before.take ?? phase.before.review)) return step(state);
  const shown: State = { ...free, phase: { type: 'review', review: { ...what, problem: null } } };
  return afterDoing([clear], phase.type === 'review' ? keep(shown, phase.review) : step(shown));
}

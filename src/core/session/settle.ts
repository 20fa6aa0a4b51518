/**
 * Owns what follows from a change of phase alone, whatever made it: timers that have lost their meaning, hearing that
 * nobody waits for, who has the keyboard. So no transition can forget it.
 */
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { showWaiting } from './letting-go.ts';
import { insertingSession, type Phase, type State, type Step, shownSession, step, targetOf } from './state.ts';

export function settle(from: State, event: Event, reaction: Step): Step {
  const { state, commands } = showWaiting(reaction);
  const before: Command[] = [];
  if (left(from, state, 'recording')) before.push(...clear('first-audio', 'longest', 'so-far'));
  if (left(from, state, 'notice')) before.push(...clear('notice'));
  const inserting = insertingSession(from);
  if (inserting !== null && inserting !== insertingSession(state)) before.push(...clear('insertion'));
  const awaited = awaitedHearing(from);
  if (awaited !== null && awaited !== awaitedHearing(state) && event.type !== 'heard') {
    before.push({ type: 'stop-hearing', session: awaited });
  }
  if (from.microphone !== null && state.microphone !== from.microphone) before.push(...clear('last-audio'));
  const keys = wantsKeys(state);
  // The keyboard goes back before anything is inserted, and comes only when there is something to do with it.
  if (from.keys && !keys) {
    before.push({ type: 'give-back-keys', target: targetOf(from.phase), inserting: insertingSession(state) });
  }
  const after: Command[] = keys && !from.keys ? [{ type: 'take-keys' }] : [];
  return step({ ...state, keys }, ...before, ...commands, ...after);
}

const clear = (...names: readonly Extract<Command, { type: 'clear-timer' }>['name'][]): Command[] =>
  names.map((name) => ({ type: 'clear-timer', name }));

/** The phase was of this type and is not any more, or is of another session. */
function left(from: State, to: State, type: Phase['type']): boolean {
  if (from.phase.type !== type) return false;
  return to.phase.type !== type || shownSession(from) !== shownSession(to);
}

/** The session whose clip is being heard: for an answer, or to confirm the one that is shown. */
function awaitedHearing({ phase }: State): number | null {
  if (phase.type === 'hearing') return phase.session;
  return phase.type === 'review' && phase.review.checking ? phase.review.session : null;
}

function wantsKeys({ phase, keys, inserting }: State): boolean {
  // The keys are the target's until the command is in it.
  if (inserting) return false;
  switch (phase.type) {
    case 'review':
    case 'blocked':
      return true;
    case 'recording':
    case 'closing':
    case 'hearing':
      // Said again from a review: the preview keeps what it has. Otherwise nothing is taken from the window in front.
      return keys && (phase.before.review !== null || phase.before.take !== null);
    case 'idle':
    case 'inserting':
    case 'notice':
      return false;
  }
}

/**
 * Owns taking an insertion back: offered where Backspace takes back exactly what was inserted, until somebody presses a
 * key. Never takes back anything that nobody asked for.
 */
import { failed, type Result } from '../errors.ts';
import { countErasures } from '../insertion/erasable.ts';
import { cleanForTyping } from '../review/typeable.ts';
import { showNotice } from './letting-go.ts';
import { type Review, type State, type Step, step } from './state.ts';

/** It stands in its window: in a terminal it can be taken back, since a click changes no line there. */
export function offerTakingBack(state: State, { session, target, text }: Review): Step {
  const count = countErasures(cleanForTyping(text));
  if (!target?.terminal || count === null) return step({ ...state, takeable: null });
  return step({ ...state, takeable: { session, target, count } }, { type: 'watch-touch', session });
}

export function takeTouch(state: State, session: number): Step {
  return step(state.takeable?.session === session ? { ...state, takeable: null } : state);
}

/** Where it cannot be any more, and somebody asks for it at its notice, that is said. */
export function takeBack(state: State, session: number): Step {
  const { phase, takeable } = state;
  if (phase.type !== 'idle' && phase.type !== 'notice') return step(state);
  if (takeable?.session === session) {
    return step(
      { ...state, takeable: null, takingBack: session, phase: { type: 'idle' } },
      { type: 'take-back', ...takeable },
    );
  }
  const asked = phase.type === 'notice' && phase.session === session && phase.what === 'inserted';
  return asked ? sayHow(state, session, failed('line-touched')) : step(state);
}

/** Said where nothing else is in front; what is not taken back can be seen in its window. */
export function takeTakenBack(state: State, session: number, result: Result<null>): Step {
  if (state.takingBack !== session) return step(state);
  const done: State = { ...state, takingBack: null };
  return state.phase.type === 'idle' ? sayHow(done, session, result) : step(done);
}

const sayHow = (state: State, session: number, result: Result<null>): Step =>
  result.ok
    ? showNotice(state, session, 'taken-back', null)
    : showNotice(state, session, 'not-taken-back', result.problem);

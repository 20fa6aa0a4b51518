/**
 * Owns a running session: holds the state, takes events one after the other, has their commands carried out, shows what
 * changed. The only driver. A bug is caught here, once: what the person said stays, and they are told.
 */
import type { Activity } from '../hotkey/gesture.ts';
import type { Risk } from '../review/risk.ts';
import { createHands } from './carry-out.ts';
import type { Event } from './event.ts';
import type { SessionPorts } from './ports.ts';
import { trayOf, viewOf } from './showing.ts';
import { INITIAL_STATE, insertingSession, type Rules, type State, type Step, step } from './state.ts';
import { transition } from './transition.ts';
import type { PreviewView, TrayView } from './view.ts';

export interface Session {
  /** Takes an event; what it changes is done and shown before this returns, unless another event is being taken. */
  tell(event: Event): void;
  /** What the preview shows now: for a window that was just loaded. */
  view(): PreviewView;
  tray(): TrayView;
  /** All it holds; for tests and for the log. */
  state(): State;
  /** Closes the microphone, ends what is in flight; every later event is ignored. */
  dispose(): void;
}

/** `assess` gives the risks of a command, gravest first. */
export function runSession(ports: SessionPorts, assess: (command: string) => readonly Risk[]): Session {
  const waiting: Event[] = [];
  let state = INITIAL_STATE;
  let busy = false;
  let disposed = false;
  let shown = { view: JSON.stringify(viewOf(state)), tray: JSON.stringify(trayOf(state)) };
  const hands = createHands(ports, tell, (session) => {
    return !disposed && insertingSession(state) === session;
  });

  function tell(event: Event): void {
    if (disposed) return;
    waiting.push(event);
    if (busy) return;
    busy = true;
    try {
      for (let next = waiting.shift(); next && !disposed; next = waiting.shift()) take(next);
    } finally {
      busy = false;
    }
  }

  function take(event: Event): void {
    const from = state;
    const next = decide(event);
    state = next.state;
    note(from, event);
    guard(show);
    for (const command of next.commands) hands.carryOut(command);
    const activity = activityOf(state);
    if (activity !== activityOf(from) || event.type === 'start') guard(() => ports.gesture.follow(activity));
  }

  /**
   * A transition that throws has a bug: the state stays and the session is told; if even that throws, only the log is.
   */
  function decide(event: Event): Step {
    try {
      const rules: Rules = { assess, insert: ports.settings.current().insert };
      return transition(state, event, rules);
    } catch (error) {
      ports.log.bug(error);
      if (event.type === 'fault') return step(state);
      waiting.unshift({ type: 'fault', recording: recordingIn(event) });
      return step(state);
    }
  }

  function show(): void {
    const [view, tray] = [viewOf(state), trayOf(state)];
    const now = { view: JSON.stringify(view), tray: JSON.stringify(tray) };
    const last = shown;
    shown = now;
    if (now.view !== last.view) ports.preview.show(view);
    if (now.tray !== last.tray) ports.tray.show(tray);
  }

  function guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      ports.log.bug(error);
    }
  }

  function note(from: State, event: Event): void {
    if (from.phase.type === state.phase.type) {
      noteSecond(from, event);
      return;
    }
    const facts: Record<string, string | number> = {
      on: event.type === 'intent' ? event.intent.type : event.type,
      from: from.phase.type,
      to: state.phase.type,
      session: state.session,
    };
    if (state.phase.type === 'blocked') facts.why = state.phase.problem.code;
    Object.assign(facts, timesOf(event));
    guard(() => ports.log.note('session', facts));
  }

  /** A second hearing confirms the command that is shown, or replaces it. */
  function noteSecond(from: State, event: Event): void {
    if (event.type !== 'heard' || from.phase.type !== 'review' || state.phase.type !== 'review') return;
    const { review } = state.phase;
    if (!from.phase.review.checking || review.checking) return;
    const { sure } = review.translation.verdict;
    const same = review.edition === from.phase.review.edition;
    guard(() => ports.log.note('confirmed', { session: review.session, same, sure, ...timesOf(event) }));
  }

  return {
    tell,
    view: () => viewOf(state),
    tray: () => trayOf(state),
    state: () => state,
    dispose() {
      if (disposed) return;
      disposed = true;
      hands.dispose();
    },
  };
}

function timesOf(event: Event): Readonly<Record<string, number>> {
  const hearing =
    event.type === 'heard-once' ? event.hearing : event.type === 'heard' && event.result.ok && event.result.value;
  if (!hearing) return {};
  return { hearingMs: Math.round(hearing.ms.hearing), readingMs: Math.round(hearing.ms.reading) };
}

/** What the keys mean now. */
function activityOf({ phase }: State): Activity {
  if (phase.type === 'recording') return 'recording';
  return phase.type === 'closing' || phase.type === 'hearing' ? 'reading' : 'none';
}

/** The recording that an event brings, which would be lost with it. */
function recordingIn(event: Event): Extract<Event, { type: 'fault' }>['recording'] {
  if (event.type !== 'audio-ended' && event.type !== 'audio-failed') return null;
  return event.clip && { session: event.session, clip: event.clip };
}

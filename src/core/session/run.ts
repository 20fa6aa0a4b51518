/**
 * Owns a running session: holds the state, takes events one after the other, has their commands carried out, shows what
 * changed. The only driver. A bug is caught here, once: what the person said stays, and they are told.
 */
import type { Activity } from '../hotkey/gesture.ts';
import type { Risk } from '../review/risk.ts';
import { createHands } from './carry-out.ts';
import type { Event } from './event.ts';
import { noteOf } from './noting.ts';
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

/**
 * A session that begins idle and lives until it is disposed of. `assess` gives the risks of a command, gravest first.
 */
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
    const note = noteOf(from, state, event);
    if (note) guard(() => ports.log.note(note.event, note.facts));
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

/**
 * Owns the session: every event in every state has one result, a new state and what is to be done about it. Pure: no
 * clock, no ports. An event of another session than the one it could matter to changes nothing.
 *
 * The usual way through the phases, and the event that leads on:
 *
 *   idle ─start─► recording ─stop─► closing ─audio-ended─► hearing ─heard─► review
 *   review ─insert─► inserting ─inserted─► notice
 *
 * A notice goes by itself, back to idle. A recording or hearing that fails is `blocked`: the reason is said, what was
 * recorded is kept. A recording may begin in any phase; what it interrupts stands `before` it, and comes back where the
 * recording comes to nothing.
 */
import type { Problem, Result } from '../errors.ts';
import type { Target } from '../insertion/target.ts';
import { formatSeconds } from './clip-check.ts';
import type { Event } from './event.ts';
import { takeHeard, takeHeardOnce, takeSoFar } from './hearing.ts';
import { giveUpInserting, takeCopied, takeInserted } from './inserting.ts';
import { takeIntent } from './intents.ts';
import { LONGEST_RECORDING_MS } from './limits.ts';
import {
  cancelRecording,
  giveUpFirstAudio,
  giveUpLastAudio,
  hearSoFar,
  lockRecording,
  startRecording,
  stopRecording,
  takeAudio,
  takeFirstAudio,
} from './recording.ts';
import { endChecking } from './reviewing.ts';
import { settle } from './settle.ts';
import { type Rules, type State, type Step, step } from './state.ts';
import { takeTakenBack, takeTouch } from './taking-back.ts';

/** The state after `event`, and what is to be done, in this order. Total: never throws, whatever comes when. */
export function transition(state: State, event: Event, rules: Rules): Step {
  return settle(state, event, react(state, event, rules));
}

function react(state: State, event: Event, rules: Rules): Step {
  switch (event.type) {
    case 'start':
      return startRecording(state);
    case 'lock':
      return lockRecording(state);
    case 'stop':
      return stopRecording(state, null);
    case 'cancel':
      return cancelRecording(state);
    case 'away':
      return stopRecording(state, { code: 'screen-locked', detail: '' });
    case 'target':
      return takeTarget(state, event.session, event.target);
    case 'audio-began':
      return takeFirstAudio(state, event.session);
    case 'audio-ended':
      return takeAudio(state, event.session, event.clip, null);
    case 'audio-failed':
      return takeAudio(state, event.session, event.clip, event.problem);
    case 'so-far':
      return takeSoFar(state, event.session, event.heard, event.command);
    case 'heard-once':
      return takeHeardOnce(state, event.session, event.hearing, rules);
    case 'heard':
      return takeHeard(state, event.session, event.result, rules);
    case 'inserted':
      return takeInserted(state, event.session, event.result);
    case 'touched':
      return takeTouch(state, event.session);
    case 'taken-back':
      return takeTakenBack(state, event.session, event.result);
    case 'copied':
      return takeCopied(state, event.session, event.result);
    case 'timer':
      return takeTimer(state, event);
    case 'intent':
      return takeIntent(state, event.intent, rules);
    case 'fault':
      return takeFault(state, event.recording);
    case 'obstacle':
      return takeObstacle(state, event.problem);
  }
}

/** The window that had the focus at key-down. A window of our own, or none, leaves what was known. */
function takeTarget(state: State, session: number, result: Result<Target>): Step {
  if (!result.ok) return step(state);
  const target = result.value;
  const { phase } = state;
  switch (phase.type) {
    case 'recording':
    case 'closing':
      return phase.session === session ? step({ ...state, phase: { ...phase, target } }) : step(state);
    case 'hearing':
      return phase.take.session === session
        ? step({ ...state, phase: { ...phase, take: { ...phase.take, target } } })
        : step(state);
    case 'idle':
    case 'review':
    case 'inserting':
    case 'notice':
    case 'blocked':
      return step(state);
  }
}

function takeTimer(state: State, event: Extract<Event, { type: 'timer' }>): Step {
  const { phase, kept } = state;
  const { session } = event;
  switch (event.name) {
    case 'first-audio':
      return giveUpFirstAudio(state, session);
    case 'last-audio':
      return giveUpLastAudio(state, session);
    case 'longest': {
      if (phase.type !== 'recording' || phase.session !== session) return step(state);
      const code = phase.locked ? 'longest-reached' : 'key-stuck';
      return stopRecording(state, { code, detail: formatSeconds(LONGEST_RECORDING_MS / 1000) });
    }
    case 'so-far':
      return hearSoFar(state, session);
    case 'notice':
      return phase.type === 'notice' && phase.session === session
        ? step({ ...state, phase: { type: 'idle' } })
        : step(state);
    case 'restore':
      return kept?.session === session ? step({ ...state, kept: null }) : step(state);
    case 'insertion':
      return giveUpInserting(state, event);
  }
}

const ENDS_A_RECORDING: readonly Problem['code'][] = ['hook-ended', 'hook-denied', 'no-display', 'page-ended'];

/** What stands in the way outside any session. Without a hook nobody would hear the key come up: the recording ends. */
function takeObstacle(state: State, problem: Problem | null): Step {
  const { phase, obstacle } = state;
  const told: State = { ...state, obstacle: problem };
  if (problem) return ENDS_A_RECORDING.includes(problem.code) ? endFor(told, problem) : step(told);
  if (phase.type !== 'blocked' || phase.problem.code !== obstacle?.code) return step(told);
  if (phase.take) return step({ ...told, phase: { ...phase, acted: true } });
  return phase.before.take || phase.before.review ? step(told) : step({ ...told, phase: { type: 'idle' } });
}

const endFor = (state: State, problem: Problem): Step =>
  state.phase.type === 'recording' ? stopRecording(state, problem) : step(state);

/** A bug was caught: what the person said or has in front of them stays. */
function takeFault(state: State, recording: Extract<Event, { type: 'fault' }>['recording']): Step {
  const { phase } = state;
  const problem: Problem = { code: 'own-fault', detail: '' };
  if (recording && recording.session === state.microphone) {
    return takeAudio(state, recording.session, recording.clip, problem);
  }
  switch (phase.type) {
    case 'recording':
      return stopRecording(state, problem);
    case 'closing':
      return step({ ...state, phase: { ...phase, why: phase.why ?? problem } });
    case 'hearing': {
      const { session, take, before } = phase;
      return step({ ...state, phase: { type: 'blocked', session, problem, take, before, acted: false } });
    }
    case 'review':
      return step({ ...state, phase: { ...phase, review: { ...endChecking(phase.review), problem } } });
    case 'inserting':
      return step({
        ...state,
        phase: { type: 'review', review: { ...phase.review, problem: { code: 'insertion-unknown', detail: '' } } },
      });
    case 'idle':
    case 'notice':
    case 'blocked':
      return step(state);
  }
}

/**
 * Owns the recording: the hotkey's starts and ends, the microphone's answers, the limits of time. One microphone is
 * open at a time; whatever was recorded is heard, or kept and said. Never reads what was recorded.
 */
import type { Problem } from '../errors.ts';
import { type Clip, seconds } from '../speech/clip.ts';
import { formatSeconds, isDigitalSilence, isTooShort } from './clip-check.ts';
import { goBack, keep, putAside, readTake, setTimer, showNotice } from './letting-go.ts';
import { FIRST_AUDIO_MS, LAST_AUDIO_MS, LONGEST_RECORDING_MS, SO_FAR_MS, TAIL_MS } from './limits.ts';
import { endChecking } from './reviewing.ts';
import { afterDoing, type Phase, type State, type Step, step, type Take } from './state.ts';

type Recording = Extract<Phase, { type: 'recording' }>;
type Closing = Extract<Phase, { type: 'closing' }>;

/** Without these nothing that is said could be read: it is said at once, not after the person spoke. */
const NOTHING_TO_HEAR_WITH: readonly Problem['code'][] = ['no-model', 'model-damaged', 'model-unknown', 'page-ended'];

export function startRecording(state: State, locked = false): Step {
  const { phase, obstacle } = state;
  if (phase.type === 'recording') return step(state);
  const aside = putAside(state);
  const session = state.session + 1;
  const { before } = aside;
  if (obstacle && NOTHING_TO_HEAR_WITH.includes(obstacle.code)) {
    if (phase.type === 'review')
      return step({ ...state, phase: { ...phase, review: { ...endChecking(phase.review), problem: obstacle } } });
    if (phase.type !== 'idle' && phase.type !== 'notice') return step(state);
    return step({
      ...state,
      session,
      phase: { type: 'blocked', session, problem: obstacle, take: null, before, acted: false },
    });
  }
  const recording: Recording = {
    type: 'recording',
    session,
    stage: 'waiting',
    locked,
    target: (before.review ?? before.take ?? aside.state.inserting)?.target ?? null,
    soFar: null,
    before,
  };
  const started = open({ ...aside.state, session, phase: recording }, recording);
  return afterDoing([...aside.commands, { type: 'find-target', session }, { type: 'load-engine' }], {
    ...started,
    commands: [...started.commands, setTimer(session, 'first-audio', FIRST_AUDIO_MS)],
  });
}

/** Opens the microphone once no other recording has it. */
function open(state: State, recording: Recording): Step {
  if (recording.stage !== 'waiting' || state.microphone !== null) return step(state);
  const { session } = recording;
  return step(
    { ...state, microphone: session, phase: { ...recording, stage: 'opening' } },
    { type: 'open-microphone', session },
  );
}

const openIfWaiting = (state: State): Step =>
  state.phase.type === 'recording' ? open(state, state.phase) : step(state);

/** The recording need not be held any more. */
export function lockRecording(state: State): Step {
  const { phase } = state;
  if (phase.type === 'recording') return step({ ...state, phase: { ...phase, locked: true } });
  return step(state);
}

/** Ends the recording; `why` is null where the person did. */
export function stopRecording(state: State, why: Problem | null): Step {
  const { phase } = state;
  // The key may have come up on the way: nobody is there any more to see what would be read.
  if (phase.type === 'closing' && why) return step({ ...state, phase: { ...phase, why: phase.why ?? why } });
  if (phase.type !== 'recording') return step(state);
  if (phase.stage === 'waiting') return comeToNothing(state, phase, { code: 'too-short', detail: '0 s' });
  const { session, target, soFar, before } = phase;
  // Only the person's own end has a last sound to wait for.
  const tailMs = why ? 0 : TAIL_MS;
  return step(
    { ...state, phase: { type: 'closing', session, target, soFar, before, why } },
    { type: 'close-microphone', session, tailMs },
    setTimer(session, 'last-audio', tailMs + LAST_AUDIO_MS),
  );
}

/** Esc: what was recorded can be had back for some seconds. */
export function cancelRecording(state: State): Step {
  const { phase } = state;
  switch (phase.type) {
    case 'recording': {
      const { session, target, stage } = phase;
      if (stage === 'waiting') return leave(state, phase);
      const kept = keep(state, { session, clip: null, target });
      return afterDoing(
        [
          { type: 'close-microphone', session, tailMs: 0 },
          setTimer(session, 'last-audio', LAST_AUDIO_MS),
          ...kept.commands,
        ],
        leave(kept.state, phase),
      );
    }
    case 'closing': {
      const kept = keep(state, { session: phase.session, clip: null, target: phase.target });
      return afterDoing(kept.commands, leave(kept.state, phase));
    }
    case 'hearing': {
      const kept = keep(state, phase.take);
      return afterDoing(kept.commands, leave(kept.state, { ...phase, session: phase.take.session }));
    }
    case 'idle':
    case 'review':
    case 'inserting':
    case 'notice':
    case 'blocked':
      return step(state);
  }
}

function leave(state: State, { session, before }: Pick<Recording, 'session' | 'before'>): Step {
  return goBack(state, before, null) ?? showNotice(state, session, 'discarded', null);
}

/** Nothing was said: back to what was before, or a notice that says so. */
export function comeToNothing(
  state: State,
  { session, before }: Pick<Recording, 'session' | 'before'>,
  problem: Problem,
): Step {
  return goBack(state, before, problem) ?? showNotice(state, session, 'nothing-heard', problem);
}

export function takeFirstAudio(state: State, session: number): Step {
  const { phase } = state;
  if (phase.type !== 'recording' || phase.session !== session || phase.stage !== 'opening') return step(state);
  return step(
    { ...state, phase: { ...phase, stage: 'open' } },
    { type: 'clear-timer', name: 'first-audio' },
    setTimer(session, 'longest', LONGEST_RECORDING_MS),
    setTimer(session, 'so-far', SO_FAR_MS),
  );
}

/**
 * The whole recording, or what there is of it; `problem` where the microphone went away. It goes to whom it belongs to.
 */
export function takeAudio(state: State, session: number, clip: Clip | null, problem: Problem | null): Step {
  if (session !== state.microphone) return step(state);
  const free: State = { ...state, microphone: null };
  const given = giveAudio(free, session, clip, problem);
  const opened = openIfWaiting(given.state);
  return afterDoing(given.commands, opened);
}

function giveAudio(state: State, session: number, clip: Clip | null, problem: Problem | null): Step {
  const { phase, kept } = state;
  const usable = clip && !isTooShort(clip) ? clip : null;
  if (phase.type === 'closing' && phase.session === session) return finish(state, phase, clip, usable ? null : problem);
  if (phase.type === 'recording' && phase.session === session) {
    const { target, soFar, before } = phase;
    return finish(state, { type: 'closing', session, target, soFar, before, why: problem }, clip, problem);
  }
  if ('before' in phase && phase.before.take?.session === session) {
    const take: Take | null = usable && { ...phase.before.take, clip: usable };
    return step({ ...state, phase: { ...phase, before: { ...phase.before, take } } });
  }
  if (kept?.session !== session) return step(state);
  if (usable && 'clip' in kept.what) return step({ ...state, kept: { session, what: { ...kept.what, clip: usable } } });
  return step({ ...state, kept: null }, { type: 'clear-timer', name: 'restore' });
}

/** What becomes of a recording that is complete. */
function finish(state: State, closing: Closing, clip: Clip | null, failure: Problem | null): Step {
  const { session, target, before } = closing;
  if (clip === null || isTooShort(clip)) {
    if (failure) return block(state, closing, { ...failure, detail: '' });
    return comeToNothing(state, closing, { code: 'too-short', detail: formatSeconds(clip ? seconds(clip) : 0) });
  }
  const take = { session, clip, target };
  // A system that keeps the microphone away gives zeros; there is nothing in them to hear.
  if (isDigitalSilence(clip)) return block(state, closing, { code: 'microphone-silent', detail: '' });
  const problem = failure ?? closing.why;
  if (problem) {
    const kept: Problem = { code: problem.code, detail: formatSeconds(seconds(clip)) };
    return step({ ...state, phase: { type: 'blocked', session, problem: kept, take, before, acted: false } });
  }
  return step(
    { ...state, phase: { type: 'hearing', session, take, soFar: closing.soFar, before } },
    { type: 'hear', session, clip },
  );
}

/** A command that was there stays, with what happened; else the problem stands alone. */
function block(state: State, { session, before }: Pick<Recording, 'session' | 'before'>, problem: Problem): Step {
  if (before.review && !before.take) return goBack(state, before, problem) ?? step(state);
  return step({ ...state, phase: { type: 'blocked', session, problem, take: null, before, acted: false } });
}

/** The microphone gave nothing at all in time. */
export function giveUpFirstAudio(state: State, session: number): Step {
  const { phase } = state;
  if (phase.type !== 'recording' || phase.session !== session || phase.stage === 'open') return step(state);
  const lost = loseMicrophone(state);
  return afterDoing(lost.commands, block(lost.state, phase, { code: 'microphone-silent', detail: '' }));
}

/** It was told to close and said nothing in time. */
export function giveUpLastAudio(state: State, session: number): Step {
  const isRecording = state.phase.type === 'recording' && state.phase.session === session;
  if (session !== state.microphone || isRecording) return step(state);
  const lost = loseMicrophone(state);
  const { phase } = lost.state;
  if (phase.type === 'closing' && phase.session === session) {
    return afterDoing(lost.commands, block(lost.state, phase, { code: 'microphone-gone', detail: '' }));
  }
  return afterDoing(lost.commands, openIfWaiting(lost.state));
}

/** Drops the recording that hangs, and what waited for it. */
function loseMicrophone(state: State): Step {
  const { microphone, phase } = state;
  if (microphone === null) return step(state);
  const free: State = { ...state, microphone: null };
  const given =
    (phase.type !== 'closing' && phase.type !== 'recording') || phase.session !== microphone
      ? giveAudio(free, microphone, null, null)
      : step(free);
  return afterDoing([{ type: 'drop-microphone', session: microphone }], given);
}

/** Hears again what was said up to now. */
export function hearSoFar(state: State, session: number): Step {
  const { phase } = state;
  if (phase.type !== 'recording' || phase.session !== session || phase.stage !== 'open') return step(state);
  return step(state, { type: 'hear-so-far', session }, setTimer(session, 'so-far', SO_FAR_MS));
}

/** Reads a recording that was kept because something went wrong. */
export function retry(state: State): Step {
  const { phase } = state;
  if (phase.type !== 'blocked' || !phase.take) return step(state);
  return readTake(state, phase.take, phase.before);
}

/**
 * Owns the recording as main sees it: tells the capture window to open and close, gathers what it sends, and tells
 * whoever opened it what becomes of it. Never keeps sound after that, and never touches a device itself.
 */
import type { CallInput } from '../contract/calls.ts';
import type { Events } from '../contract/views.ts';
import type { Problem, ProblemCode } from '../core/errors.ts';
import { formatSeconds } from '../core/session/clip-check.ts';
import type { Log, Microphone, RecordingListener } from '../core/session/ports.ts';
import { type Clip, SAMPLE_RATE } from '../core/speech/clip.ts';

/** Sends to the capture window; false where it is not there. */
export type ToCapture = <Name extends 'capture.open' | 'capture.close' | 'capture.drop'>(
  name: Name,
  value: Events[Name],
) => boolean;

export interface MicrophoneOptions {
  readonly toCapture: ToCapture;
  /** deviceId; empty for the system's. */
  readonly chosenDevice: () => string;
  /** Before the first recording the system may have to ask the person. */
  readonly mayRecord: () => Promise<boolean>;
  readonly onLevel: (session: number, level: number) => void;
  readonly log: Log;
}

export interface CaptureMicrophone extends Microphone {
  /** What the capture window calls. */
  readonly takes: {
    /** Its page is there and listens. */
    ready(): void;
    chunk(call: CallInput<'capture.chunk'>): void;
    ended(call: CallInput<'capture.ended'>): void;
    failed(call: CallInput<'capture.failed'>): void;
  };
  /** The capture window ended: what was recorded until then is all there is. */
  lost(): void;
}

interface Recording {
  readonly session: number;
  readonly listener: RecordingListener;
  readonly chunks: Float32Array[];
  readonly openedAt: number;
  allowed: boolean;
  length: number;
}

/** A key that is never released and a session that never ends must not fill the memory. */
const MOST_SAMPLES = 10 * 60 * SAMPLE_RATE;

const CODES: Record<CallInput<'capture.failed'>['why'], ProblemCode> = {
  denied: 'microphone-denied',
  none: 'microphone-none',
  busy: 'microphone-gone',
  gone: 'microphone-gone',
  other: 'microphone-gone',
};

const ASKED: Problem = { code: 'microphone-asked', detail: '' };

export function createMicrophone(options: MicrophoneOptions): CaptureMicrophone {
  let recording: Recording | undefined;
  let listening = false;

  const of = (session: number): Recording | undefined => (recording?.session === session ? recording : undefined);

  function end(ending: Recording): Clip {
    if (recording === ending) recording = undefined;
    return joinChunks(ending);
  }

  function fail(failing: Recording, problem: Problem): void {
    const clip = end(failing);
    failing.listener.failed(problem, clip.samples.length > 0 ? clip : null);
  }

  async function begin(beginning: Recording): Promise<void> {
    const allowed = await options.mayRecord();
    if (recording !== beginning) return;
    if (!allowed) return fail(beginning, { code: 'microphone-denied', detail: '' });
    beginning.allowed = true;
    // A page that is still loading is told once it is there; one that never comes is what the session's limit is for.
    if (listening) tellToOpen(beginning);
  }

  function tellToOpen({ session }: Recording): void {
    options.toCapture('capture.open', { session, deviceId: options.chosenDevice() });
  }

  function begun({ session, openedAt, listener }: Recording): void {
    options.log.note('microphone.began', { session, ms: Math.round(performance.now() - openedAt) });
    listener.began();
  }

  return {
    open(session, listener) {
      const opening = { session, listener, chunks: [], openedAt: performance.now(), allowed: false, length: 0 };
      recording = opening;
      begin(opening).catch((error: unknown) => {
        options.log.bug(error);
        if (recording === opening) fail(opening, { code: 'own-fault', detail: '' });
      });
    },
    close(session, tailMs) {
      const closing = of(session);
      if (!closing) return;
      if (!closing.allowed) return fail(closing, ASKED);
      const told = listening && options.toCapture('capture.close', { session, tailMs });
      if (!told) closing.listener.ended(end(closing));
    },
    drop(session) {
      if (of(session)) recording = undefined;
      options.toCapture('capture.drop', { session });
    },
    isAsked: (session) => of(session)?.allowed === false,
    soFar(session) {
      const current = of(session);
      return current && current.chunks.length > 0 ? joinChunks(current) : null;
    },
    takes: {
      ready() {
        listening = true;
        if (recording?.allowed && recording.chunks.length === 0) tellToOpen(recording);
      },
      chunk({ session, samples, level }) {
        const current = of(session);
        if (!current) return;
        const first = current.chunks.length === 0;
        if (current.length + samples.length <= MOST_SAMPLES) {
          current.chunks.push(samples);
          current.length += samples.length;
        }
        if (first) begun(current);
        options.onLevel(session, level);
      },
      ended({ session, lostMs }) {
        const current = of(session);
        if (!current) return;
        options.log.note('microphone.ended', { session, lost: Math.round(lostMs) });
        current.listener.ended({ ...end(current), missing: lostMs / 1000 });
      },
      failed({ session, why }) {
        const current = of(session);
        if (current) fail(current, { code: CODES[why], detail: kept(current) });
      },
    },
    lost() {
      listening = false;
      if (recording) fail(recording, { code: 'microphone-gone', detail: kept(recording) });
    },
  };
}

function joinChunks({ chunks, length }: Recording): Clip {
  const samples = new Float32Array(length);
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  return { samples };
}

/** How much came until then, as a person reads it: "4 s". */
const kept = ({ length }: Recording): string => formatSeconds(length / SAMPLE_RATE);

/**
 * Owns the ear's work in flight: the hearing of a whole recording and, before it, of what was said so far. One of each
 * at a time; a cancelled one answers nothing. Decides nothing; a port's bug is an answer too.
 */
import type { Clip } from '../speech/clip.ts';
import { type Cancelling, createCancelling } from './cancellation.ts';
import { isTooShort } from './clip-check.ts';
import type { Event, Hearing } from './event.ts';
import { answerOf } from './port-answer.ts';
import type { SessionPorts } from './ports.ts';

export interface EarWork {
  /** Hears the recording, in place of whatever the ear was at. */
  hear(session: number, clip: Clip): Promise<void>;
  /** Hears what was said so far, now or at the engine's next idle moment; nothing where that recording is over. */
  hearSoFar(session: number): Promise<void>;
  /** The engine is wanted for the whole recording soon. */
  stopSoFar(): void;
  stopHearing(): void;
}

/** `isRecording` says whether the microphone records for this session. */
export function createEarWork(
  ports: SessionPorts,
  tell: (event: Event) => void,
  isRecording: (session: number) => boolean,
): EarWork {
  let hearing: Cancelling | undefined;
  let soFar: Cancelling | undefined;
  /** The session whose turn came while the engine was at work on what was said before. */
  let missed: number | undefined;

  async function hear(session: number, clip: Clip): Promise<void> {
    soFar?.cancel();
    hearing?.cancel();
    const work = createCancelling();
    hearing = work;
    const first = (once: Hearing) => !work.signal.aborted && tell({ type: 'heard-once', session, hearing: once });
    const result = await answerOf(ports.log, () => ports.ear.hear(clip, work.signal, first));
    if (work.signal.aborted) return;
    if (hearing === work) hearing = undefined;
    tell({ type: 'heard', session, result });
  }

  async function hearSoFar(session: number): Promise<void> {
    if (hearing || !isRecording(session)) return;
    missed = soFar && !soFar.signal.aborted ? session : undefined;
    if (missed !== undefined) return;
    const clip = ports.microphone.soFar(session);
    if (!clip || isTooShort(clip)) return;
    const work = createCancelling();
    soFar = work;
    try {
      const answered = await ports.ear.hearSoFar(clip, work.signal);
      if (answered && !work.signal.aborted) tell({ type: 'so-far', session, ...answered });
    } catch (error) {
      ports.log.bug(error);
    } finally {
      if (soFar === work) soFar = undefined;
      if (missed !== undefined && !work.signal.aborted) void hearSoFar(missed);
    }
  }

  return {
    hear,
    hearSoFar,
    stopSoFar: () => soFar?.cancel(),
    stopHearing() {
      hearing?.cancel();
      hearing = undefined;
    },
  };
}

/**
 * Owns the session's end of the microphone: which session records, and the answer that it owes when it hangs. Decides
 * nothing; a port's bug is an answer too.
 */
import type { Problem } from '../errors.ts';
import type { Event, TimerName } from './event.ts';
import type { SessionPorts } from './ports.ts';

export interface Recorder {
  open(session: number): void;
  /** Ends at once and forgets the sound. */
  drop(session: number): void;
  isOpen(session: number): boolean;
  /**
   * The microphone gives no answer in time. Told to close, what it gave until then is the recording; not open yet, the
   * system may have a question in front of the person. False where neither is so.
   */
  answerFor(session: number, timer: TimerName): boolean;
  dispose(): void;
}

export function createRecorder({ microphone, log }: SessionPorts, tell: (event: Event) => void): Recorder {
  let recording: number | undefined;

  function drop(session: number): void {
    recording = undefined;
    microphone.drop(session);
  }

  return {
    open(session) {
      recording = session;
      const end = () => {
        if (recording === session) recording = undefined;
      };
      microphone.open(session, {
        began: () => tell({ type: 'audio-began', session }),
        ended(clip) {
          end();
          tell({ type: 'audio-ended', session, clip });
        },
        failed(problem, clip) {
          end();
          tell({ type: 'audio-failed', session, problem, clip });
        },
      });
    },
    drop,
    isOpen: (session) => recording === session,
    answerFor(session, timer) {
      if (recording !== session || (timer !== 'first-audio' && timer !== 'last-audio')) return false;
      try {
        const clip = timer === 'last-audio' ? microphone.soFar(session) : null;
        const asked = timer === 'first-audio' && microphone.isAsked(session);
        if (!clip && !asked) return false;
        drop(session);
        const problem: Problem = { code: asked ? 'microphone-asked' : 'microphone-gone', detail: '' };
        tell({ type: 'audio-failed', session, problem, clip });
        return true;
      } catch (error) {
        log.bug(error);
        return false;
      }
    },
    dispose() {
      if (recording !== undefined) drop(recording);
    },
  };
}

/**
 * Owns what the session's driver (run.ts) needs of the outside, one port for each thing. Main gives them; tests give
 * fakes. Every failure is a value or an answer; a port that throws or rejects has a bug, which the driver catches and
 * survives.
 */
import type { Problem, Result } from '../errors.ts';
import type { Gesture } from '../hotkey/gesture.ts';
import type { Timer } from '../inference/resident.ts';
import type { Insertion, InsertMethod, Target, Windows } from '../insertion/target.ts';
import type { Settings } from '../settings/schema.ts';
import type { Clip } from '../speech/clip.ts';
import type { Cancellation } from '../speech/transcript.ts';
import type { Action } from './command.ts';
import type { Hearing } from './event.ts';
import type { PreviewView, TrayView } from './view.ts';

/** How a recording tells what becomes of it. Whatever is told after `ended` or `failed` is ignored. */
export interface RecordingListener {
  /** The first buffer of sound is there. */
  began(): void;
  /** All that was recorded, the tail included; answers `close`. */
  ended(clip: Clip): void;
  /**
   * It could not be opened, or went away: microphone-denied, -asked, -none, -gone. `clip` is what came until then, if
   * any did.
   */
  failed(problem: Problem, clip: Clip | null): void;
}

/**
 * The microphone. At most one recording is open at a time: the next is opened only after the last answered or was
 * dropped.
 */
export interface Microphone {
  open(session: number, listener: RecordingListener): void;
  /**
   * Records `tailMs` more, then answers `ended` (or `failed` with what came). Also before `began`: then with what there
   * is.
   */
  close(session: number, tailMs: number): void;
  /** Ends at once and forgets the sound; answers nothing. */
  drop(session: number): void;
  /** The system asks the person whether it may be opened, and has no answer yet. */
  isAsked(session: number): boolean;
  /** What was recorded up to now, without ending it; null where nothing was. */
  soFar(session: number): Clip | null;
}

/** The speech engine and the readers behind it. */
export interface Ear {
  /** Loads the model in the background if it is not there; `hear` waits for it and tells why it could not. */
  load(): void;
  /**
   * Hears and reads. Where a clip is heard twice, `onFirst` is told what the first time gave, and the answer is what
   * both gave. Fails with nothing-heard, no-words, too-short, no-model, model-*, engine-*; with `cancelled` once it is
   * aborted.
   */
  hear(clip: Clip, signal: Cancellation, onFirst: (first: Hearing) => void): Promise<Result<Hearing>>;
  /**
   * The same for a recording that goes on. Answers null where the engine is loading or at work, and where it was
   * aborted: the driver aborts it before it calls `hear`, which must not wait longer for it than it takes to stop.
   */
  hearSoFar(clip: Clip, signal: Cancellation): Promise<{ readonly heard: string; readonly command: string } | null>;
}

/**
 * The last step: types, pastes or copies. Cleans the text once more, brings the target to the front, never sends a
 * newline.
 */
export interface Inserter {
  /**
   * Resolves once no key is down. Fails with no-keyboard where one stays down, with no-display where nobody can tell.
   */
  whenReleased(): Promise<Result<null>>;
  /** Fails with secure-input, clipboard-changed, no-keyboard; the text is then nowhere. */
  insert(text: string, target: Target | null, method: InsertMethod): Promise<Result<Insertion>>;
  /** Puts it into the clipboard, to stay there. */
  copy(text: string): Promise<Result<null>>;
  /** Presses Backspace `count` times. Fails where the target has not the focus, and with what `insert` fails with. */
  takeBack(target: Target, count: number): Promise<Result<null>>;
}

/** Keys and buttons that may change the line in a terminal, whoever has the focus. */
export interface TouchWatch {
  /** Tells it once, the next time; a later watch takes the place of an earlier one. */
  watch(onTouched: () => void): void;
}

/** The preview window. */
export interface Preview {
  /** Called with each view that differs from the last. */
  show(view: PreviewView): void;
  /** The window takes the keyboard. */
  takeKeys(): void;
  /**
   * If the window still has the keyboard: gives it back to the target, or to whoever had it. Resolves once it is given.
   */
  giveBackKeys(target: Target | null): Promise<void>;
}

export interface Log {
  /** What happened, and facts about it: durations, counts, codes. Never dictated text. */
  note(what: string, facts: Readonly<Record<string, string | number | boolean>>): void;
  /** A bug was caught; its message and stack are kept. */
  bug(error: unknown): void;
}

export interface SessionPorts {
  readonly microphone: Microphone;
  readonly ear: Ear;
  /** `focused` fails with target-gone where a window of our own has the focus: that is no place to type into. */
  readonly windows: Pick<Windows, 'focused'>;
  readonly inserter: Inserter;
  readonly touch: TouchWatch;
  readonly preview: Preview;
  /** The tray's picture and first lines; called when they change. */
  readonly tray: { show(view: TrayView): void };
  /**
   * The hotkey's gesture: told what goes on, so that the next press begins anew once a recording has ended without it.
   */
  readonly gesture: Pick<Gesture, 'follow'>;
  /** What the person chose to do about a message; the rest (retry, copy) is done here. */
  readonly actions: { act(action: Action): void };
  readonly timer: Timer;
  readonly settings: {
    current(): Settings;
    /** One more command was inserted. */
    countInsert(): void;
  };
  readonly log: Log;
}

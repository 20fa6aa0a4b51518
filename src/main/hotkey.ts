/**
 * Owns the way from the keys of the desktop to a session: the hook's presses go to the gesture, or to the choice of a
 * new hotkey while somebody presses one. Never knows what a session does with it.
 */
import type { Problem } from '../core/errors.ts';
import { type Chord, chordWords, formatChord, type KeyboardPlatform, parseChord } from '../core/hotkey/chord.ts';
import { type ChordRecording, recordChord } from '../core/hotkey/chord-recording.ts';
import { createGesture, type Gesture, type GestureEvent } from '../core/hotkey/gesture.ts';
import type { Timer } from '../core/inference/resident.ts';
import { GESTURE_LIMITS } from '../core/session/limits.ts';
import type { Settings } from '../core/settings/schema.ts';
import type { Hook, HookListener } from '../platform/desktop/hook.ts';
import { followKeyPermission } from './key-permission.ts';
import type { KeyWatch } from './touch-watch.ts';

export interface HotkeyOptions {
  readonly settings: () => Settings;
  readonly startHook: (listener: HookListener) => Hook;
  /** Whether the system lets this app hear keys, now. */
  readonly mayHear: () => boolean;
  /** Hears of every key too. */
  readonly touch: Omit<KeyWatch, 'watch'>;
  readonly timer: Timer;
  readonly platform: KeyboardPlatform;
  readonly emit: (event: GestureEvent | { readonly type: 'away' }) => void;
  /** A hotkey was chosen by pressing it. */
  readonly onChosen: (hotkey: string) => void;
  /** Whether another program has taken the chord for itself; both hear it then. */
  readonly isTaken: (chord: Chord) => Promise<boolean>;
  /**
   * `hook`: whether keys come at all. `choice`: the choice began, or ended either way; a problem where what was pressed
   * cannot be used. `taken`: whether another program also uses the hotkey.
   */
  readonly onProblem: (about: 'hook' | 'choice' | 'taken', problem: Problem | null) => void;
}

export interface Hotkey {
  readonly gesture: Gesture;
  /** In words and signs of this keyboard; empty where none is chosen. */
  words(): string;
  isRecording(): boolean;
  /** From now on the next chord that is pressed is the hotkey; or not any more. */
  record(recording: boolean): void;
  /** The person has gone: what is recorded ends for that, and no key of theirs is down any more. */
  leave(): void;
  restartHook(): void;
  /** Looks whether the hotkey is another program's too; to be called when it changed. */
  lookForTaken(): Promise<void>;
  dispose(): void;
}

export function createHotkey(options: HotkeyOptions): Hotkey {
  let recording: ChordRecording | undefined;
  let hears = true;

  const chord = (): Chord | null => {
    const parsed = parseChord(options.settings().hotkey);
    return parsed.ok ? parsed.value : null;
  };

  const gesture = createGesture({
    chord,
    mode: () => options.settings().mode,
    emit: options.emit,
    limits: GESTURE_LIMITS,
    timer: options.timer,
  });

  const permission = followKeyPermission({
    mayHear: options.mayHear,
    restart: () => hook.restart(),
    timer: options.timer,
  });
  const hook = options.startHook({
    click: options.touch.click,
    key(press) {
      options.touch.press(press);
      if (!recording) return gesture.press(press);
      const settled = recording.press(press);
      if (!settled) return;
      if (settled.type === 'unusable') return options.onProblem('choice', settled.problem);
      recording = undefined;
      gesture.forgetKeys();
      if (settled.type === 'chord') options.onChosen(formatChord(settled.chord));
      options.onProblem('choice', null);
    },
    ended() {
      options.touch.deafen();
      // A chord that was half pressed is not the one that is meant: whoever presses it begins anew.
      recording = recording && recordChord();
    },
    state(problem) {
      hears = problem === null;
      if (!problem) gesture.forgetKeys();
      else if (recording) leaveChoice();
      permission.follow(problem);
      options.onProblem('hook', problem);
    },
  });

  function leaveChoice(): void {
    recording = undefined;
    options.onProblem('choice', null);
  }

  return {
    gesture,
    words() {
      const now = chord();
      return now ? chordWords(now, options.platform) : '';
    },
    isRecording: () => recording !== undefined,
    record(wanted) {
      recording = wanted ? recordChord() : undefined;
      gesture.forgetKeys();
      options.onProblem('choice', null);
      // Without a hook no key would ever come: it is started again, or says anew why it cannot be.
      if (wanted && !hears) hook.restart();
    },
    leave() {
      // First: a key that is forgotten counts as let go, and whoever lets go waits for the answer.
      options.emit({ type: 'away' });
      gesture.forgetKeys();
    },
    restartHook: () => hook.restart(),
    async lookForTaken() {
      const wanted = chord();
      const taken = wanted !== null && (await options.isTaken(wanted));
      // Asked and answered later: what is chosen now may be another one.
      if (options.settings().hotkey === (wanted ? formatChord(wanted) : ''))
        options.onProblem('taken', taken ? { code: 'hotkey-taken', detail: '' } : null);
    },
    dispose() {
      gesture.dispose();
      permission.dispose();
      hook.dispose();
    },
  };
}

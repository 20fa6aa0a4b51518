/**
 * Owns what keys going down and up mean: a held chord, a tap, a modifier that was part of an ordinary shortcut after
 * all. Knows no keyboard and has no clock: presses carry their time, the timer is passed in. Never knows what a session
 * is.
 */
import type { Timer } from '../inference/resident.ts';
import { type Chord, chordKeys, isModifier, type KeyPress } from './chord.ts';

/** auto: hold to talk, a short tap starts and the next one stops. hold: only while held. toggle: each press. */
export type GestureMode = 'auto' | 'hold' | 'toggle';

export type GestureEvent =
  | { readonly type: 'start' }
  /** The recording that began need not be held. */
  | { readonly type: 'lock' }
  | { readonly type: 'stop' }
  | { readonly type: 'cancel' };

/** recording: the chord means something. reading: what was said is being read, Esc is still ours. */
export type Activity = 'none' | 'recording' | 'reading';

/** All in milliseconds; their reasons are in session/limits.ts. */
export interface GestureLimits {
  readonly debounceMs: number;
  readonly releaseGraceMs: number;
  readonly tapMs: number;
  readonly bareModifierMs: number;
  readonly repeatGapMs: number;
  readonly stuckMs: number;
}

export interface GestureOptions {
  /** Asked when a gesture begins; null where no hotkey is chosen. */
  chord(): Chord | null;
  mode(): GestureMode;
  emit(event: GestureEvent): void;
  readonly limits: GestureLimits;
  readonly timer: Timer;
}

export interface Gesture {
  press(press: KeyPress): void;
  /** What goes on, whoever began or ended it: a recording that ended by itself is not held any more. */
  follow(activity: Activity): void;
  /** All keys are up, whatever was seen: after a lock, or when the hook was started again. */
  forgetKeys(): void;
  dispose(): void;
}

type Stage =
  | { readonly type: 'idle' }
  /** A chord of modifiers is down; an ordinary shortcut may follow. */
  | { readonly type: 'waiting'; readonly at: number }
  | { readonly type: 'held'; readonly at: number }
  /** It came up; it may only have bounced. */
  | { readonly type: 'releasing'; readonly at: number; readonly upAt: number }
  | { readonly type: 'locked' }
  /** Locked, and the chord of modifiers is down again. */
  | { readonly type: 'ending' }
  /** It meant all it could; nothing until it is up. */
  | { readonly type: 'spent' };

export function createGesture({ limits, timer, mode, emit, ...options }: GestureOptions): Gesture {
  /** Keys that are down, with the time of their last down. */
  const down = new Map<string, number>();
  let stage: Stage = { type: 'idle' };
  let keys: readonly string[] = [];
  let bare = false;
  let activity: Activity = 'none';
  let changedAt = Number.NEGATIVE_INFINITY;
  let cancelTimer = () => {};

  function enter(next: Stage, ms?: number, then?: () => void): void {
    cancelTimer();
    cancelTimer = ms !== undefined && then ? timer.after(ms, then) : () => {};
    stage = next;
  }

  const isDown = (key: string, at: number): boolean => {
    const since = down.get(key);
    return since !== undefined && at - since < limits.stuckMs;
  };
  const rest = () => enter(keys.some((key) => down.has(key)) ? { type: 'spent' } : { type: 'idle' });

  function begin(at: number, locked: boolean): void {
    if (locked) enter({ type: 'locked' });
    else enter({ type: 'held', at }, limits.stuckMs, end);
    emit({ type: 'start' });
    // Whoever was told may have answered that nothing goes on.
    if (stage.type === 'locked') emit({ type: 'lock' });
  }

  function end(): void {
    rest();
    emit({ type: 'stop' });
  }

  function chordDown(at: number): void {
    const bounced = at - changedAt < limits.debounceMs;
    changedAt = at;
    switch (stage.type) {
      case 'idle':
        if (bounced) enter({ type: 'spent' });
        else if (bare) enter({ type: 'waiting', at }, limits.bareModifierMs, () => begin(at, mode() === 'toggle'));
        else begin(at, mode() === 'toggle');
        return;
      case 'releasing':
        enter({ type: 'held', at: stage.at }, limits.stuckMs, end);
        return;
      case 'locked':
        if (bounced) return;
        if (bare) enter({ type: 'ending' }, limits.bareModifierMs, end);
        else end();
        return;
      case 'waiting':
      case 'held':
      case 'ending':
      case 'spent':
        return;
    }
  }

  function chordUp(at: number): void {
    changedAt = at;
    switch (stage.type) {
      case 'waiting':
        if (mode() === 'hold' || at - stage.at < limits.debounceMs) enter({ type: 'idle' });
        else begin(stage.at, true);
        return;
      case 'held': {
        const { at: since } = stage;
        enter({ type: 'releasing', at: since, upAt: at }, limits.releaseGraceMs, () => released(at - since));
        return;
      }
      case 'ending':
        end();
        return;
      case 'spent':
        rest();
        return;
      case 'idle':
      case 'releasing':
      case 'locked':
        return;
    }
  }

  function released(heldMs: number): void {
    if (mode() !== 'auto' || heldMs >= limits.tapMs) {
      end();
    } else {
      enter({ type: 'locked' });
      emit({ type: 'lock' });
    }
  }

  const isRecording = () => ['held', 'releasing', 'locked', 'ending'].includes(stage.type);

  function cancel(): void {
    rest();
    emit({ type: 'cancel' });
  }

  function otherDown(key: string): void {
    if (key === 'Escape' && (isRecording() || activity === 'reading')) cancel();
    else if (stage.type === 'waiting') enter({ type: 'spent' });
    else if (stage.type === 'ending') enter({ type: 'locked' });
    // A modifier that is held while another key is struck writes a character or is a shortcut.
    else if (stage.type === 'held' && bare && !isModifier(key)) cancel();
  }

  function keyDown(key: string, at: number): void {
    const since = down.get(key);
    if (since !== undefined && at - since <= limits.repeatGapMs) {
      down.set(key, at);
      return;
    }
    if (since !== undefined) {
      // Its up was missed; what follows is a new press, not a bounce.
      keyUp(key, at);
      changedAt = Number.NEGATIVE_INFINITY;
    }
    if (stage.type === 'idle') {
      const chord = options.chord();
      keys = chord ? chordKeys(chord) : [];
      bare = chord?.key === '';
    }
    const whole = keys.length > 0 && keys.includes(key) && keys.every((name) => name === key || isDown(name, at));
    const more = [...down.keys()].some((name) => isModifier(name) && !keys.includes(name) && isDown(name, at));
    down.set(key, at);
    if (!keys.includes(key)) otherDown(key);
    else if (whole && !more) chordDown(at);
  }

  function keyUp(key: string, at: number): void {
    const whole = keys.includes(key) && keys.every((name) => down.has(name));
    down.delete(key);
    if (whole || (stage.type === 'spent' && keys.includes(key))) chordUp(at);
  }

  return {
    press: ({ type, key, at }) => (type === 'down' ? keyDown(key, at) : keyUp(key, at)),
    follow(next) {
      activity = next;
      if (next !== 'recording' && isRecording()) rest();
    },
    forgetKeys() {
      down.clear();
      if (!isRecording()) rest();
      else if (stage.type !== 'locked') end();
    },
    dispose: () => enter({ type: 'idle' }),
  };
}

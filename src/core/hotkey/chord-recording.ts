/** Owns the choice of a hotkey by pressing it: the next chord that is pressed and let go, or Esc. Never stores it. */
import type { Problem } from '../errors.ts';
import { type Chord, checkChord, isModifier, type KeyPress, type Modifier } from './chord.ts';

export type RecordedChord =
  | { readonly type: 'chord'; readonly chord: Chord }
  /** It is needed for typing; the next one is waited for. */
  | { readonly type: 'unusable'; readonly problem: Problem }
  | { readonly type: 'left' };

export interface ChordRecording {
  /** What this press settles; null while there is more to come. */
  press(press: KeyPress): RecordedChord | null;
}

/**
 * What is down when the first of the keys comes up is the chord: a key that is still held would repeat, and begin what
 * was only just chosen.
 */
export function recordChord(): ChordRecording {
  let modifiers: readonly Modifier[] = [];
  let key = '';
  let down: readonly string[] = [];

  function settle(): RecordedChord {
    const chord: Chord = { modifiers, key };
    modifiers = [];
    key = '';
    const checked = checkChord(chord);
    return checked.ok ? { type: 'chord', chord } : { type: 'unusable', problem: checked.problem };
  }

  return {
    press({ type, key: name }) {
      if (type === 'up') {
        down = down.filter((other) => other !== name);
        return modifiers.length > 0 || key !== '' ? settle() : null;
      }
      if (name === 'Escape' && down.length === 0) return { type: 'left' };
      if (down.includes(name)) return null;
      down = [...down, name];
      if (!isModifier(name)) key = name;
      else modifiers = [...modifiers, name];
      return null;
    },
  };
}

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

/** A key together with the modifiers that are down is a chord at once; modifiers alone are one when the first comes up. */
export function recordChord(): ChordRecording {
  let held: readonly Modifier[] = [];
  let spent = false;

  function settle(chord: Chord): RecordedChord {
    spent = true;
    const checked = checkChord(chord);
    return checked.ok ? { type: 'chord', chord } : { type: 'unusable', problem: checked.problem };
  }

  return {
    press({ type, key }) {
      if (type === 'down') {
        if (key === 'Escape' && held.length === 0) return { type: 'left' };
        if (!isModifier(key)) return spent ? null : settle({ modifiers: held, key });
        if (!held.includes(key)) held = [...held, key];
        return null;
      }
      if (!isModifier(key)) {
        spent = held.length > 0 && spent;
        return null;
      }
      const modifiers = held;
      held = held.filter((name) => name !== key);
      const settled = !spent && modifiers.includes(key) ? settle({ modifiers, key: '' }) : null;
      if (held.length === 0) spent = false;
      return settled;
    },
  };
}

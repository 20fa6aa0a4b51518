/**
 * Owns knowing whether somebody touched the line since something was inserted: keys of the whole desktop, and buttons
 * that paste. A modifier alone changes no line, and neither does the main button in a terminal. Keeps no key.
 */
import { isModifier, type KeyPress } from '../core/hotkey/chord.ts';
import type { TouchWatch } from '../core/session/ports.ts';

export interface KeyWatch extends TouchWatch {
  press(press: KeyPress): void;
  click(button: number, at: number): void;
  /** Nobody hears the keys any more: whatever comes now is not known. */
  deafen(): void;
}

const MAIN_BUTTON = 1;

/** `now` in milliseconds of the clock that the keys carry. */
export function createTouchWatch(now: () => number): KeyWatch {
  let since = 0;
  let tell = () => {};

  function touched(at: number): void {
    // The keys of the insertion itself may be heard of only after it.
    if (at <= since) return;
    const told = tell;
    tell = () => {};
    told();
  }

  return {
    watch(onTouched) {
      since = now();
      tell = onTouched;
    },
    press: ({ type, key, at }) => type === 'down' && !isModifier(key) && touched(at),
    click: (button, at) => button !== MAIN_BUTTON && touched(at),
    deafen: () => touched(Number.POSITIVE_INFINITY),
  };
}

/**
 * Owns the question whether another program has taken a key combination for itself on X11: asks for it for a moment,
 * and the server says no where somebody has it. The hook hears it all the same, so this only warns. Never keeps a key.
 */
import type { Chord } from '../../core/hotkey/chord.ts';
import type { X11 } from './x11-connection.ts';
import { readKeymap } from './x11-keyboard.ts';
import { keycodeOf } from './x11-keymap.ts';

const ASYNCHRONOUS = 1;
/** Masks of the core protocol; Alt and Super are where every keyboard of today has them. */
const MASKS: readonly (readonly [kind: string, mask: number])[] = [
  ['Shift', 1],
  ['Ctrl', 4],
  ['Alt', 8],
  ['Meta', 64],
];

/** True if another program has grabbed this chord; false also where the keyboard does not have it. */
export async function isGrabbed(x11: X11, chord: Chord): Promise<boolean> {
  const keymap = await readKeymap(x11);
  const [pressed, ...held] = chord.key === '' ? chord.modifiers.toReversed() : [chord.key, ...chord.modifiers];
  const keycode = keymap && pressed !== undefined ? keycodeOf(keymap, pressed) : undefined;
  if (keycode === undefined) return false;
  const mask = MASKS.reduce((sum, [kind, bit]) => (held.some((name) => name.endsWith(kind)) ? sum | bit : sum), 0);
  const grabbed = await x11.ask<boolean>((x, done) =>
    x.GrabKey(x11.root, true, mask, keycode, ASYNCHRONOUS, ASYNCHRONOUS, (error) => done(null, !error)),
  );
  if (grabbed) x11.client.UngrabKey(x11.root, keycode, mask);
  await x11.sync();
  return grabbed === false;
}

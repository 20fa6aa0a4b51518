/**
 * Owns keys on X11: pressing a chord, typing a text, and waiting until a person's own keys are up, through XTEST. A
 * character that no key writes gets a spare keycode of its own, so that every layout can type everything. Never looks at
 * who has the focus.
 */
import type { XKeyboard, XTest } from 'x11';
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Keyboard } from '../../core/insertion/ports.ts';
import type { X11 } from './x11-connection.ts';
import { type Keymap, keycodeOf, keysymOf, type Stroke, spareKeycodes, strokesOf } from './x11-keymap.ts';

const LOOK_EVERY_MS = 10;
/** Keys must have been up this long: the second of two hasty Returns must not fall into the terminal. */
const QUIET_MS = 60;
/** Programs learn of new keycodes in their own time; a key that comes sooner writes nothing. */
const MAPPING_SETTLES_MS = 60;
/** Keys sent without waiting for the server. */
const BURST = 16;
const BURST_PAUSE_MS = 4;
const CORE_KEYBOARD = 0x100;
const CAPS_LOCK = 2;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Fails with no-keyboard where the server lets nobody press keys (no XTEST). */
export async function x11Keyboard(x11: X11): Promise<Result<Keyboard>> {
  const xtest = await x11.ask<XTest>((x, done) => x.require('xtest', done));
  const xkb = await x11.ask<XKeyboard>((x, done) => x.require('xkb', done));
  if (!xtest) return failed('no-keyboard', 'The X server has no XTEST.');
  /** Spare keycodes by the keysym they were given, the longest unused first. They stay given: a slow program may look later. */
  const given = new Map<number, number>();

  const send = (keycode: number, down: boolean) =>
    xtest.FakeInput(down ? xtest.KeyPress : xtest.KeyRelease, keycode, 0, 0, 0, 0);

  async function readKeymap(): Promise<Keymap | undefined> {
    const { first, last } = x11.keycodes;
    const rows = await x11.ask<readonly (readonly number[])[]>((x, done) =>
      x.GetKeyboardMapping(first, last - first + 1, done),
    );
    return rows && { first, rows };
  }

  /** Forgets what somebody else has mapped anew, and gives the keyboard as it is without what we gave. */
  function ownKeymap(keymap: Keymap): Keymap {
    for (const [keysym, keycode] of given)
      if (keymap.rows[keycode - keymap.first]?.[0] !== keysym) given.delete(keysym);
    const ours = new Set(given.values());
    const rows = keymap.rows.map((row, index) => (ours.has(keymap.first + index) ? row.map(() => 0) : row));
    return { first: keymap.first, rows };
  }

  /** Sees to it that each of these keysyms has a spare keycode, of which there are enough. */
  async function give(keysyms: readonly number[], spare: readonly number[]): Promise<void> {
    const missing = keysyms.filter((keysym) => !given.has(keysym));
    // Those that are needed now are the last ones to lose theirs.
    for (const keysym of keysyms) {
      const keycode = given.get(keysym);
      given.delete(keysym);
      if (keycode !== undefined) given.set(keysym, keycode);
    }
    if (missing.length === 0) return;
    const free = spare.filter((keycode) => ![...given.values()].includes(keycode));
    const changes = new Map<number, number>();
    for (const keysym of missing) {
      const oldest = given.entries().next().value;
      const keycode = free.shift() ?? oldest?.[1];
      if (keycode === undefined) return;
      if (oldest && keycode === oldest[1]) given.delete(oldest[0]);
      given.set(keysym, keycode);
      changes.set(keycode, keysym);
    }
    // Every program and the window manager take in each change by itself: so neighbours are changed at once.
    for (const run of runsOf([...changes.keys()]))
      x11.client.ChangeKeyboardMapping(
        run[0] ?? 0,
        2,
        run.flatMap((keycode) => [changes.get(keycode) ?? 0, changes.get(keycode) ?? 0]),
      );
    await x11.sync();
    await pause(MAPPING_SETTLES_MS);
  }

  async function typeStrokes(strokes: readonly Stroke[], shift: number): Promise<void> {
    let held = false;
    for (const [index, stroke] of strokes.entries()) {
      if (stroke.shift !== held) send(shift, stroke.shift);
      held = stroke.shift;
      send(stroke.keycode, true);
      send(stroke.keycode, false);
      if (index % BURST === BURST - 1) {
        await x11.sync();
        await pause(BURST_PAUSE_MS);
      }
    }
    if (held) send(shift, false);
    await x11.sync();
  }

  /** Types with the first layout and without Caps Lock, whatever was on, and puts both back. */
  async function inPlainState(work: () => Promise<Result<null>>): Promise<Result<null>> {
    const state = await x11.ask<{ lockedMods: number; lockedGroup: number }>((_, done) =>
      xkb?.GetState(CORE_KEYBOARD, done),
    );
    if (!xkb || !state || (state.lockedGroup === 0 && !(state.lockedMods & CAPS_LOCK))) return work();
    xkb.LatchLockState(CORE_KEYBOARD, CAPS_LOCK, 0, true, 0, 0, 0, false, 0);
    await x11.sync();
    try {
      return await work();
    } finally {
      const mods = state.lockedMods & CAPS_LOCK;
      xkb.LatchLockState(CORE_KEYBOARD, CAPS_LOCK, mods, true, state.lockedGroup, 0, 0, false, 0);
      await x11.sync();
    }
  }

  async function typeAll(text: string): Promise<Result<null>> {
    const read = await readKeymap();
    const keymap = read && ownKeymap(read);
    const shift = keymap && keycodeOf(keymap, 'LeftShift');
    if (!keymap || shift === undefined) return failed('no-keyboard', 'The keyboard has no keys that are known.');
    const known = strokesOf(keymap);
    const spare = spareKeycodes(keymap);
    for (let rest = Array.from(text, keysymOf); rest.length > 0; ) {
      const { now, rare } = takeTypeable(rest, known, spare.length);
      if (now.length === 0) return failed('no-keyboard', 'The keyboard has no spare keys.');
      await give(rare, spare);
      const strokes = now.map((keysym) => known.get(keysym) ?? { keycode: given.get(keysym) ?? 0, shift: false });
      await typeStrokes(strokes, shift);
      rest = rest.slice(now.length);
      if (rest.length > 0) await pause(MAPPING_SETTLES_MS);
    }
    return ok(null);
  }

  return ok({
    async whenReleased(limitMs) {
      const limit = Date.now() + limitMs;
      let quietSince: number | undefined;
      while (Date.now() < limit) {
        const keys = await x11.ask<Buffer>((x, done) => x.QueryKeymap(done));
        if (!keys) return failed('no-display', 'The X server went away.');
        if (keys.some((byte) => byte !== 0)) quietSince = undefined;
        else quietSince ??= Date.now();
        if (quietSince !== undefined && Date.now() - quietSince >= QUIET_MS) return ok(true);
        await pause(LOOK_EVERY_MS);
      }
      return ok(false);
    },
    async press(names) {
      const keymap = await readKeymap();
      const keycodes = names.map((name) => keymap && keycodeOf(keymap, name));
      const missing = names.find((_, index) => keycodes[index] === undefined);
      if (missing !== undefined) return failed('no-keyboard', `The keyboard has no ${missing}.`);
      const pressed = keycodes.filter((keycode) => keycode !== undefined);
      for (const keycode of pressed) send(keycode, true);
      for (const keycode of pressed.reverse()) send(keycode, false);
      await x11.sync();
      return ok(null);
    },
    type: (text) => inPlainState(() => typeAll(text)),
  });
}

/** The longest beginning that can be typed without giving a spare keycode twice, and what in it needs one. */
function takeTypeable(
  keysyms: readonly number[],
  known: ReadonlyMap<number, Stroke>,
  spare: number,
): { readonly now: readonly number[]; readonly rare: readonly number[] } {
  const rare = new Set<number>();
  let count = 0;
  for (const keysym of keysyms) {
    if (!known.has(keysym) && !rare.has(keysym)) {
      if (rare.size === spare) break;
      rare.add(keysym);
    }
    count++;
  }
  return { now: keysyms.slice(0, count), rare: [...rare] };
}

/** Numbers in runs that follow one another. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

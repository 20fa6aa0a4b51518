/**
 * Owns keys on X11: pressing a chord, typing a text, and waiting until a person's own keys are up, through XTEST. A
 * character that no key writes gets a spare keycode of its own, so that every layout can type everything. Never looks
 * at who has the focus.
 */
import type { XKeyboard, XTest } from 'x11';
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Keyboard } from '../../core/insertion/ports.ts';
import type { X11 } from './x11-connection.ts';
import { type Keymap, keycodeOf, keysymOf, type Stroke, spareKeycodes, strokesOf } from './x11-keymap.ts';

const LOOK_EVERY_MS = 10;
/** Keys must have been up this long: the second of two hasty Returns must not fall into the terminal. */
const QUIET_MS = 60;
/** Programs learn of new keycodes in their own time; a key that comes sooner may write nothing. */
const MAPPING_SETTLES_MS = 60;
/**
 * A program that lags looks up a key it got before in the keyboard as it is now: a keycode that was typed is not given
 * to another character before it surely has been read.
 */
const REUSE_AFTER_MS = 5000;
/** Keys sent without waiting for the server. */
const BURST = 16;
const BURST_PAUSE_MS = 4;
const CORE_KEYBOARD = 0x100;
const CAPS_LOCK = 2;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The keyboard as it is now; undefined where the server went away. */
export async function readKeymap(x11: X11): Promise<Keymap | undefined> {
  const { first, last } = x11.keycodes;
  const rows = await x11.ask<readonly (readonly number[])[]>((x, done) =>
    x.GetKeyboardMapping(first, last - first + 1, done),
  );
  return rows && { first, rows };
}

/** Fails with no-keyboard where the server lets nobody press keys (no XTEST). */
export async function x11Keyboard(x11: X11): Promise<Result<Keyboard>> {
  const xtest = await x11.ask<XTest>((x, done) => x.require('xtest', done));
  const xkb = await x11.ask<XKeyboard>((x, done) => x.require('xkb', done));
  if (!xtest) return failed('no-keyboard', 'The X server has no XTEST.');
  /** Spare keycodes by the keysym they were given. They stay given: giving them back would be one more change. */
  const given = new Map<number, { readonly keycode: number; usedAt: number }>();

  const send = (keycode: number, down: boolean) =>
    xtest.FakeInput(down ? xtest.KeyPress : xtest.KeyRelease, keycode, 0, 0, 0, 0);

  /** Forgets what somebody else has mapped anew, and gives the keyboard as it is without what we gave. */
  async function ownKeymap(): Promise<Keymap | undefined> {
    const keymap = await readKeymap(x11);
    if (!keymap) return undefined;
    for (const [keysym, { keycode }] of given)
      if (keymap.rows[keycode - keymap.first]?.[0] !== keysym) given.delete(keysym);
    const ours = new Set(Array.from(given.values(), ({ keycode }) => keycode));
    const rows = keymap.rows.map((row, index) => (ours.has(keymap.first + index) ? row.map(() => 0) : row));
    return { first: keymap.first, rows };
  }

  /** Which keycodes the keysyms that no key writes are to get; undefined where there are not enough. */
  function planGiving(keysyms: ReadonlySet<number>, keymap: Keymap): ReadonlyMap<number, number> | undefined {
    const missing = [...keysyms].filter((keysym) => !given.has(keysym));
    const inUse = new Set<number>();
    for (const [keysym, { keycode, usedAt }] of given)
      if (keysyms.has(keysym) || Date.now() - usedAt < REUSE_AFTER_MS) inUse.add(keycode);
    // Those that never had a character come first, then those whose last use is longest ago.
    const before = new Map(Array.from(given.values(), ({ keycode, usedAt }) => [keycode, usedAt]));
    const free = spareKeycodes(keymap)
      .filter((keycode) => !inUse.has(keycode))
      .toSorted((one, other) => (before.get(one) ?? 0) - (before.get(other) ?? 0) || one - other);
    if (free.length < missing.length) return undefined;
    return new Map(missing.map((keysym, index) => [keysym, free[index] ?? 0]));
  }

  async function give(plan: ReadonlyMap<number, number>): Promise<void> {
    if (plan.size === 0) return;
    const changes = new Map(Array.from(plan, ([keysym, keycode]) => [keycode, keysym]));
    for (const [keysym, { keycode }] of given) if (changes.has(keycode)) given.delete(keysym);
    for (const [keysym, keycode] of plan) given.set(keysym, { keycode, usedAt: 0 });
    // Every program and the window manager take in each change by itself: so neighbours are changed at once.
    for (const run of runsOf([...changes.keys()])) {
      const keysyms = run.flatMap((keycode) => [changes.get(keycode) ?? 0, changes.get(keycode) ?? 0]);
      x11.client.ChangeKeyboardMapping(run[0] ?? 0, 2, keysyms);
    }
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

  /** The keys for a text, and the spare ones that it needs first; undefined where it cannot be typed here. */
  async function planTyping(text: string) {
    const keymap = await ownKeymap();
    const shift = keymap && keycodeOf(keymap, 'LeftShift');
    if (!keymap || shift === undefined) return undefined;
    const known = strokesOf(keymap);
    const keysyms = Array.from(text, keysymOf);
    const rare = new Set(keysyms.filter((keysym) => !known.has(keysym)));
    const giving = planGiving(rare, keymap);
    return giving && { keysyms, known, shift, giving };
  }

  async function typeAll(text: string): Promise<Result<null>> {
    const plan = await planTyping(text);
    if (!plan) return failed('no-keyboard', 'The keyboard has too few spare keys.');
    await give(plan.giving);
    const strokes: Stroke[] = [];
    for (const keysym of plan.keysyms) {
      const spare = given.get(keysym);
      if (spare) spare.usedAt = Date.now();
      const stroke = plan.known.get(keysym) ?? (spare && { keycode: spare.keycode, shift: false });
      if (stroke) strokes.push(stroke);
    }
    await typeStrokes(strokes, plan.shift);
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
      const keymap = await readKeymap(x11);
      const keycodes = names.map((name) => keymap && keycodeOf(keymap, name));
      const missing = names.find((_, index) => keycodes[index] === undefined);
      if (missing !== undefined) return failed('no-keyboard', `The keyboard has no ${missing}.`);
      const pressed = keycodes.filter((keycode) => keycode !== undefined);
      for (const keycode of pressed) send(keycode, true);
      for (const keycode of pressed.reverse()) send(keycode, false);
      await x11.sync();
      return ok(null);
    },
    canType: async (text) => (await planTyping(text)) !== undefined,
    type: (text) => inPlainState(() => typeAll(text)),
  });
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

/**
 * Owns how a command gets into the window that had the focus when the key went down: pasted with the clipboard put
 * back, typed, or copied. Its text is cleaned here, last of all, so nothing that reaches a terminal can execute. Never
 * adds a newline, never types where the focus is not the target's, and has no clock of its own.
 */
import { failed, ok, type Result } from '../errors.ts';
import { cleanForTyping } from '../review/typeable.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { type Plan, planInsertion } from './plan.ts';
import type { Clipboard, Keyboard, Loan, SecureInput } from './ports.ts';
import type { Insertion, InsertMethod, Target, Windows } from './target.ts';
import type { PasteWay } from './terminals-table.ts';

export interface InsertionPorts {
  readonly platform: 'linux' | 'mac';
  readonly windows: Windows;
  /** null where nothing can be typed into other windows (Wayland): everything is copied there. */
  readonly keyboard: Keyboard | null;
  readonly clipboard: Clipboard;
  readonly secureInput: SecureInput;
}

export interface Inserter {
  /** Resolves once no key is down. Fails with no-keyboard where one stays down, with no-display. */
  whenReleased(): Promise<Result<null>>;
  /**
   * Inserts, one after another. `held` in the answer says why a command was only copied: its window had gone, or
   * nothing can be typed here. Fails with secure-input, typing-denied, clipboard-changed and no-keyboard, where nothing
   * was typed and the command is still the person's to insert; with insertion-unknown where nobody can tell what was
   * pasted, since somebody else wrote to the clipboard after the keys were pressed; with empty-command where nothing is
   * left to type; with no-display.
   */
  insert(text: string, target: Target | null, method: InsertMethod): Promise<Result<Insertion>>;
  /** Puts the cleaned text into the clipboard, to stay there. */
  copy(text: string): Promise<Result<null>>;
  /**
   * Presses Backspace `count` times in the target, once no key is down. Fails with target-gone where another window has
   * the focus, with no-keyboard and secure-input, where nothing was taken back; with insertion-unknown where only a
   * part was.
   */
  takeBack(target: Target, count: number): Promise<Result<null>>;
  /** Resolves when nothing is being inserted any more, and what was lent is given back. */
  settled(): Promise<void>;
}

export function createInserter(ports: InsertionPorts, patience: Patience = PATIENCE): Inserter {
  const { windows, clipboard } = ports;
  let last: Promise<unknown> = Promise.resolve();

  async function insertNow(given: string, target: Target | null, method: InsertMethod): Promise<Result<Insertion>> {
    const text = cleanForTyping(given);
    if (text.trim() === '') return failed('empty-command');
    const canType = text.length <= patience.typedAtMost && ((await ports.keyboard?.canType(text)) ?? false);
    const plan = planInsertion({
      method,
      target,
      canType,
      keyboard: ports.keyboard !== null,
      platform: ports.platform,
    });
    const { keyboard } = ports;
    if (plan.by === 'copy' || !keyboard || !target) return copied(text, target, plan.by === 'copy' ? plan.held : null);
    const holder = await ports.secureInput.holder();
    if (holder !== null) return failed('secure-input', holder);
    const released = await whenReleased();
    if (!released.ok) return released;
    return carryOut(plan, text, target, keyboard, canType);
  }

  async function whenReleased(): Promise<Result<null>> {
    if (!ports.keyboard) return ok(null);
    const released = await ports.keyboard.whenReleased(patience.releaseMs);
    if (!released.ok) return released;
    return released.value ? ok(null) : failed('no-keyboard', 'A key is held down.');
  }

  async function carryOut(
    plan: Exclude<Plan, { by: 'copy' }>,
    text: string,
    target: Target,
    keyboard: Keyboard,
    canType: boolean,
  ): Promise<Result<Insertion>> {
    if (plan.by === 'type') return typed(text, target, keyboard);
    const loan = await clipboard.lend(text, plan.way.from);
    // What is in the clipboard cannot be kept (its owner hangs, it is huge): then it is left alone.
    if (!loan.ok) return canType ? typed(text, target, keyboard) : loan;
    return pasted(loan.value, plan.way, target, keyboard);
  }

  async function pasted(loan: Loan, way: PasteWay, target: Target, keyboard: Keyboard): Promise<Result<Insertion>> {
    if (!(await loan.holds())) return giveUp(loan);
    if (!(await bringToFront(target))) {
      await loan.keep();
      return ok({ how: 'copied', target, held: 'target-gone' });
    }
    // Looked at again as late as can be: what is pasted is what is in the clipboard at the moment of the key press.
    if (!(await loan.holds())) return giveUp(loan);
    const taken = loan.whenTaken(target, patience.takenMs);
    const pressed = await keyboard.press(way.keys);
    if (!pressed.ok) {
      await loan.giveBack();
      return pressed;
    }
    switch (await taken) {
      case 'taken':
        await loan.giveBack();
        return ok({ how: 'pasted', target });
      case 'changed':
        // The keys are pressed: the target may have read ours, theirs, or may still read theirs.
        await loan.giveBack();
        return failed('insertion-unknown');
      case 'untaken':
        // It may still be reading, or this window pastes with other keys: the command must not be lost.
        await loan.keep();
        return ok({ how: 'copied', target, held: 'no-keyboard' });
    }
  }

  async function giveUp(loan: Loan): Promise<Result<Insertion>> {
    await loan.giveBack();
    return failed('clipboard-changed');
  }

  async function typed(text: string, target: Target, keyboard: Keyboard): Promise<Result<Insertion>> {
    const characters = Array.from(text);
    if (!(await bringToFront(target))) return copied(text, target, 'target-gone');
    for (let from = 0; from < characters.length; from += patience.typedAtOnce) {
      // The person may have clicked elsewhere meanwhile: the rest must not land there.
      if (from > 0 && !(await hasFocus(target))) return copied(text, target, 'target-gone');
      const done = await keyboard.type(characters.slice(from, from + patience.typedAtOnce).join(''));
      // A part of it stands there already.
      if (!done.ok) return from > 0 ? failed('insertion-unknown') : done;
    }
    return ok({ how: 'typed', target });
  }

  async function copied(
    text: string,
    target: Target | null,
    held: Insertion['held'] | null,
  ): Promise<Result<Insertion>> {
    const written = await clipboard.write(text);
    if (!written.ok) return written;
    return ok({ how: 'copied', target, ...(held ? { held } : {}) });
  }

  async function takeBackNow(target: Target, count: number): Promise<Result<null>> {
    const { keyboard } = ports;
    if (!keyboard) return failed('no-keyboard');
    const released = await whenReleased();
    if (!released.ok) return released;
    const holder = await ports.secureInput.holder();
    if (holder !== null) return failed('secure-input', holder);
    // Who clicked at our own window to take it back comes from the target; whoever is in another one does not.
    const front = await windows.focused();
    if (!front.ok && !(await bringToFront(target))) return failed('target-gone');
    for (let done = 0; done < count; done++) {
      const look = done % patience.erasedAtOnce === 0;
      if (look && !(await hasFocus(target))) return failed(done > 0 ? 'insertion-unknown' : 'target-gone');
      const pressed = await keyboard.press(['Backspace']);
      if (!pressed.ok) return done > 0 ? failed('insertion-unknown') : pressed;
    }
    return ok(null);
  }

  async function bringToFront(target: Target): Promise<boolean> {
    const focused = await windows.focus(target);
    return focused.ok && (await hasFocus(target));
  }

  async function hasFocus(target: Target): Promise<boolean> {
    const now = await windows.focused();
    return now.ok && now.value.id === target.id;
  }

  /** One after another. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    whenReleased,
    insert: (text, target, method) => inTurn(() => insertNow(text, target, method)),
    takeBack: (target, count) => inTurn(() => takeBackNow(target, count)),
    copy: (text) => clipboard.write(cleanForTyping(text)),
    settled: async () => void (await last),
  };
}

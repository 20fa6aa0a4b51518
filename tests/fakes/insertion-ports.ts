/**
 * Owns a desktop in memory for insertion: one focused window, a clipboard, and a log of all that was done, in order.
 */
import { failed, ok, type Problem, type Result } from '../../src/core/errors.ts';
import type { InsertionPorts } from '../../src/core/insertion/inserter.ts';
import type { Loan } from '../../src/core/insertion/ports.ts';
import type { Target } from '../../src/core/insertion/target.ts';

export const TERMINAL: Target = { id: 'w1', app: 'xterm', terminal: true };
export const OTHER: Target = { id: 'w2', app: 'Firefox', terminal: false };

export interface FakeDesktop {
  readonly ports: InsertionPorts;
  /** What was done, in order: 'released', 'lend', 'focus w1', 'press LeftShift+Insert', 'type ls', 'give back' ... */
  readonly done: string[];
  /** What is in the clipboard. */
  clipboard: string;
  focused: Target;
}

export interface FakeChoices {
  readonly platform?: 'linux' | 'mac';
  readonly open?: readonly Target[];
  readonly secure?: string;
  readonly released?: boolean;
  readonly canType?: boolean;
  readonly taken?: 'taken' | 'changed' | 'untaken';
  readonly noKeyboard?: boolean;
  /** The clipboard that cannot be kept. */
  readonly unkeepable?: boolean;
  /** Somebody else writes into the clipboard at this moment. */
  readonly meddling?: 'after-lend' | 'after-focus';
  readonly pressFails?: Problem;
  /** Called before each piece of text is typed. */
  readonly beforeTyping?: (desktop: FakeDesktop) => void;
}

export function fakeDesktop(choices: FakeChoices = {}): FakeDesktop {
  const open = choices.open ?? [TERMINAL, OTHER];
  const done: string[] = [];
  const say = async <Value>(what: string, value: Result<Value>) => {
    done.push(what);
    return value;
  };

  function loanOf(text: string, before: string): Loan {
    return {
      holds: async () => desktop.clipboard === text,
      whenTaken: async () => choices.taken ?? 'taken',
      async giveBack() {
        done.push('give back');
        if (desktop.clipboard === text) desktop.clipboard = before;
      },
      async keep() {
        done.push('keep');
      },
    };
  }

  const ports: InsertionPorts = {
    platform: choices.platform ?? 'linux',
    windows: {
      focused: async () => ok(desktop.focused),
      async focus(target) {
        if (!open.some(({ id }) => id === target.id)) return say(`no window ${target.id}`, failed('target-gone'));
        desktop.focused = target;
        if (choices.meddling === 'after-focus') desktop.clipboard = 'theirs';
        return say(`focus ${target.id}`, ok(null));
      },
    },
    keyboard: choices.noKeyboard
      ? null
      : {
          whenReleased: () => say('released', ok(choices.released ?? true)),
          canType: async () => choices.canType ?? true,
          async press(keys) {
            if (choices.pressFails) return { ok: false, problem: choices.pressFails };
            return say(`press ${keys.join('+')} into ${desktop.focused.id}`, ok(null));
          },
          async type(text) {
            choices.beforeTyping?.(desktop);
            return say(`type ${text} into ${desktop.focused.id}`, ok(null));
          },
        },
    clipboard: {
      async write(text) {
        desktop.clipboard = text;
        return say('copy', ok(null));
      },
      async lend(text, names) {
        if (choices.unkeepable) return failed('clipboard-changed');
        const before = desktop.clipboard;
        desktop.clipboard = choices.meddling === 'after-lend' ? 'theirs' : text;
        return say(`lend ${names.join('+')}`, ok(loanOf(text, before)));
      },
    },
    secureInput: { holder: async () => choices.secure ?? null },
  };
  const desktop: FakeDesktop = { ports, done, clipboard: 'mine', focused: OTHER };
  return desktop;
}

/**
 * Owns the keyboard hook from outside: starts its process, starts it again when it dies or hangs, and says so when it
 * keeps dying. Keys that were down when it ended are told as up, so nothing stays held for ever. Never decides what a
 * key means.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../core/errors.ts';
import type { KeyPress } from '../../core/hotkey/chord.ts';
import { type Channel, forkChannel } from '../channel.ts';
import { countEnds, type EndLimit } from '../end-limit.ts';
import { type AlivePatience, type AliveWatch, watchAlive } from './hook-alive.ts';
import { type HookMessage, type HookQuestion, hookMessage } from './hook-messages.ts';

export interface HookListener {
  /** A key went down or up anywhere on the desktop. Repeats of a held key are left out. */
  key(press: KeyPress): void;
  /** A button of the pointer went down; 1 is the main one. `at` is on the clock of the keys. */
  click(button: number, at: number): void;
  /** Its process ended, or is ended: keys that are down are told as up next, which nobody has let go. */
  ended(): void;
  /** null: keys come. A problem: they do not, and will not until `restart`: hook-ended, hook-denied, no-display. */
  state(problem: Problem | null): void;
}

export interface HookOptions {
  /** The child's script; default hook-child.js beside this file. */
  readonly child?: string;
  /** Starts the child; Electron passes its utility process. Default: a forked Node process. */
  readonly start?: (script: string) => Channel;
  readonly patience?: Partial<HookPatience>;
}

/** Milliseconds. */
export interface HookPatience extends AlivePatience, EndLimit {
  /** It is started again this long after it ended. */
  readonly restartMs: number;
}

export interface Hook {
  /** Starts it again after it was given up, or at once where it runs. */
  restart(): void;
  /** The process that listens now. */
  pid(): number | undefined;
  /** Ends it, for good. */
  dispose(): void;
}

const PATIENCE: HookPatience = { askEveryMs: 5000, answerMs: 5000, restartMs: 250, mostEnds: 3, withinMs: 60_000 };

/** Starts to listen. The first thing told is the state. */
export function startHook(listener: HookListener, options: HookOptions = {}): Hook {
  const patience = { ...PATIENCE, ...options.patience };
  const script = options.child ?? childScript();
  const start = options.start ?? forkChannel;
  const ends = countEnds(patience);
  const keys = trackKeys(listener);
  let current: Run | undefined;
  let again: NodeJS.Timeout | undefined;
  let disposed = false;

  function run(): void {
    const channel = start(script);
    let problem: Problem | undefined;
    const alive = watchAlive(
      patience,
      () => channel.send({ type: 'alive?' } satisfies HookQuestion),
      (why) => end({ code: 'hook-ended', detail: why }),
    );
    const one: Run = { channel, alive };
    current = one;

    function end(why: Problem): void {
      problem ??= why;
      channel.kill();
    }

    function take(message: HookMessage): void {
      switch (message.type) {
        case 'started':
          alive.answered();
          listener.state(null);
          return;
        case 'alive':
          alive.answered();
          return;
        case 'refused':
          end({ code: message.code, detail: message.why });
          return;
        case 'click':
          listener.click(message.button, message.at);
          return;
        case 'down':
        case 'up':
          keys.tell(message);
      }
    }

    channel.onMessage((raw) => {
      if (current === one) take(hookMessage.parse(raw));
    });
    channel.onEnd((why) => {
      alive.stop();
      if (current !== one || disposed) return;
      current = undefined;
      keys.releaseAll();
      settle(problem ?? { code: 'hook-ended', detail: why });
    });
  }

  /** After an end: once more, unless it is hopeless. */
  function settle(problem: Problem): void {
    const tooOften = ends.add();
    if (problem.code !== 'hook-ended' || tooOften) listener.state(problem);
    else again = setTimeout(run, patience.restartMs);
  }

  function stop(): void {
    clearTimeout(again);
    const one = current;
    current = undefined;
    one?.alive.stop();
    one?.channel.kill();
    keys.releaseAll();
  }

  run();
  return {
    pid: () => current?.channel.pid,
    restart() {
      if (disposed) return;
      stop();
      ends.forget();
      run();
    },
    dispose() {
      disposed = true;
      stop();
    },
  };
}

/** One run of the process. */
interface Run {
  readonly channel: Channel;
  readonly alive: AliveWatch;
}

/** Tells key presses on, and knows which keys are down. */
function trackKeys(listener: HookListener) {
  const held = new Set<string>();
  let lastAt = 0;

  function tell({ type, key, at }: KeyPress): void {
    if (type === 'down') held.add(key);
    else held.delete(key);
    lastAt = at;
    listener.key({ type, key, at });
  }

  return {
    tell,
    /** The process has ended: nobody will say that these came up. */
    releaseAll(): void {
      listener.ended();
      // Now, in the child's clock: an up at the time of the down would count as a tap.
      const at = Math.max(lastAt, Number(process.hrtime.bigint()) / 1e6);
      for (const key of [...held]) tell({ type: 'up', key, at });
    },
  };
}

function childScript(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'hook-child.js');
}

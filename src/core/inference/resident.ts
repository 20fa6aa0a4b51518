/**
 * Owns the life of something heavy: opened on first use, shared by all who use it, closed when nobody has for a while.
 * Has no clock: the timer is passed in. Never knows what the thing is.
 */
import type { Result } from '../errors.ts';

/** Runs `run` after `ms`, unless the returned function is called before. */
export interface Timer {
  after(ms: number, run: () => void): () => void;
}

export interface ResidentOptions<Thing> {
  open(): Promise<Result<Thing>>;
  /** Resolves when all it held is given back. */
  close(thing: Thing): Promise<void>;
  /** Milliseconds without use after which it is closed; 'never' keeps it. Asked after each use. */
  readonly idleMs: () => number | 'never';
  readonly timer: Timer;
}

export interface Resident<Thing> {
  /** Opens if needed and works with it; it is not closed meanwhile. Gives what `work` gives, or open's failure. */
  use<Value>(work: (thing: Thing) => Promise<Result<Value>>): Promise<Result<Value>>;
  /** What is open now, without opening it. */
  current(): Thing | undefined;
  /** The thing ended by itself: the next use opens a new one. */
  forget(thing: Thing): void;
  /** Closes once the work in flight is done; the next use opens again. */
  unload(): Promise<void>;
}

/** One opening of the thing: in use by `users`, closed as soon as it is `leaving` and nobody uses it. */
interface Stay<Thing> {
  readonly opened: Promise<Result<Thing>>;
  thing: Thing | undefined;
  users: number;
  leaving: boolean;
  readonly whenClosed: (() => void)[];
}

export function createResident<Thing>(options: ResidentOptions<Thing>): Resident<Thing> {
  let stay: Stay<Thing> | undefined;
  let cancelIdle: () => void = () => {};

  function enter(): Stay<Thing> {
    cancelIdle();
    if (!stay) {
      const fresh: Stay<Thing> = { opened: options.open(), thing: undefined, users: 0, leaving: false, whenClosed: [] };
      stay = fresh;
    }
    stay.users++;
    return stay;
  }

  async function leave(left: Stay<Thing>): Promise<void> {
    left.users--;
    if (left.users > 0) return;
    if (left.leaving) return close(left);
    if (left !== stay) return;
    if (left.thing === undefined) {
      stay = undefined;
      return;
    }
    const idleMs = options.idleMs();
    if (idleMs !== 'never') cancelIdle = options.timer.after(idleMs, () => void retire(left));
  }

  async function close(closing: Stay<Thing>): Promise<void> {
    if (closing.thing !== undefined) await options.close(closing.thing);
    for (const tell of closing.whenClosed) tell();
  }

  async function retire(retiring: Stay<Thing>): Promise<void> {
    if (retiring === stay) stay = undefined;
    if (retiring.leaving) return new Promise((resolve) => retiring.whenClosed.push(resolve));
    retiring.leaving = true;
    if (retiring.users === 0) return close(retiring);
    return new Promise((resolve) => retiring.whenClosed.push(resolve));
  }

  return {
    async use(work) {
      const entered = enter();
      try {
        const opened = await entered.opened;
        if (!opened.ok) return opened;
        entered.thing = opened.value;
        return await work(opened.value);
      } finally {
        await leave(entered);
      }
    },
    current: () => stay?.thing,
    forget(thing) {
      if (stay?.thing !== thing) return;
      cancelIdle();
      stay.thing = undefined;
      stay = undefined;
    },
    async unload() {
      cancelIdle();
      if (stay) await retire(stay);
    },
  };
}

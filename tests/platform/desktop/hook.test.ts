/** The hook's process from outside: real keys on a real X server, and children that refuse, die, hang or babble. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/errors.ts';
import { type Channel, forkChannel } from '../../../src/platform/channel.ts';
import { type Hook, type HookPatience, startHook } from '../../../src/platform/desktop/hook.ts';
import { missingPrograms, startXSession, until, type XSession } from '../../desktop/support/x-session.ts';
import { bundleHookChild } from '../support/hook-script.ts';

const QUICK: HookPatience = { askEveryMs: 40, answerMs: 120, restartMs: 5, mostEnds: 3, withinMs: 60_000 };
const missing = missingPrograms();
/** Keycodes of an evdev keyboard. */
const KEYS: readonly (readonly [code: string, name: string])[] = [
  ['108', 'RightAlt'],
  ['37', 'LeftCtrl'],
  ['38', 'A'],
  ['65', 'Space'],
  ['16', '7'],
  ['71', 'F5'],
  ['113', 'ArrowLeft'],
  ['89', 'Numpad3'],
  ['118', 'Insert'],
  ['Escape', 'Escape'],
];

interface Watched {
  readonly keys: string[];
  readonly states: (Problem | null)[];
  readonly hook: Hook;
}

const open: Hook[] = [];
afterEach(() => {
  for (const hook of open.splice(0)) hook.dispose();
});

function watch(start: (script: string) => Channel, patience: Partial<HookPatience> = QUICK, child = ''): Watched {
  const keys: string[] = [];
  const states: (Problem | null)[] = [];
  const listener = {
    key: (press: { type: string; key: string }) => void keys.push(`${press.key} ${press.type}`),
    click: (button: number) => void keys.push(`button ${button}`),
    ended: () => {},
    state: (problem: Problem | null) => void states.push(problem),
  };
  const hook = startHook(listener, { start, patience, child });
  open.push(hook);
  return { keys, states, hook };
}

/** A child that is played by the test. */
function playChild(
  play: (say: (message: unknown) => void, end: (why: string) => void) => ((asked: object) => void) | undefined,
) {
  const started: { killed: boolean }[] = [];
  const start = (): Channel => {
    const one = { killed: false };
    started.push(one);
    const messages: ((message: unknown) => void)[] = [];
    const ends: ((why: string) => void)[] = [];
    const end = (why: string) => {
      for (const tell of ends.splice(0)) tell(why);
    };
    let asked: ((message: object) => void) | undefined;
    setTimeout(() => {
      asked = play((message) => {
        for (const tell of messages) tell(message);
      }, end);
    });
    return {
      pid: started.length,
      send: (message) => asked?.(message),
      onMessage: (listener) => void messages.push(listener),
      onEnd: (listener) => void ends.push(listener),
      kill: () => {
        one.killed = true;
        setTimeout(() => end('SIGKILL'));
      },
    };
  };
  return { start, started };
}

describe('a hook that fails', () => {
  it('is started again when it dies, and its held keys come up', async () => {
    let runs = 0;
    const { start, started } = playChild((say, end) => {
      runs++;
      say({ type: 'started' });
      if (runs === 1) {
        say({ type: 'down', key: 'RightAlt', at: 5 });
        end('SIGSEGV');
      }
      return () => say({ type: 'alive' });
    });
    const { keys, states } = watch(start);
    await until('the second start', () => states.length === 2);
    expect(states).toEqual([null, null]);
    expect(keys).toEqual(['RightAlt down', 'RightAlt up']);
    expect(started).toHaveLength(2);
  });

  it('is given up after the third death, and can be started again', async () => {
    let well = false;
    const { start, started } = playChild((say, end) => {
      if (well) say({ type: 'started' });
      else end('SIGABRT');
      return () => say({ type: 'alive' });
    });
    const { states, hook } = watch(start);
    await until('the end', () => states.length === 1);
    expect(states).toEqual([{ code: 'hook-ended', detail: 'SIGABRT' }]);
    expect(started).toHaveLength(3);
    well = true;
    hook.restart();
    await until('the start', () => states.length === 2);
    expect(states[1]).toBeNull();
  });

  it('is killed when it does not answer, and when it never starts', async () => {
    const hangs = playChild((say) => {
      say({ type: 'started' });
      return undefined;
    });
    const silent = playChild(() => undefined);
    const watched = [watch(hangs.start), watch(silent.start)];
    await until('both given up', () => watched.every(({ states }) => states.at(-1)));
    expect(watched.map(({ states }) => states.at(-1))).toEqual([
      { code: 'hook-ended', detail: 'it did not answer' },
      { code: 'hook-ended', detail: 'it did not start' },
    ]);
    expect([...hangs.started, ...silent.started].every(({ killed }) => killed)).toBe(true);
  });

  it('says at once that the system does not let it', async () => {
    const { start, started } = playChild((say) => {
      say({ type: 'refused', code: 'hook-denied', why: 'UIOHOOK_ERROR_AXAPI_DISABLED' });
      return undefined;
    });
    const { states } = watch(start);
    await until('the answer', () => states.length === 1);
    expect(states[0]?.code).toBe('hook-denied');
    expect(started).toHaveLength(1);
  });

  it('tells nothing after it was disposed', async () => {
    let speak: (message: unknown) => void = () => {};
    const { start } = playChild((say) => {
      speak = say;
      say({ type: 'started' });
      say({ type: 'down', key: 'RightAlt', at: 1 });
      return undefined;
    });
    const { keys, states, hook } = watch(start);
    await until('the key', () => keys.length === 1);
    hook.dispose();
    speak({ type: 'down', key: 'A', at: 2 });
    expect(keys).toEqual(['RightAlt down', 'RightAlt up']);
    expect(states).toEqual([null]);
  });
});

describe('the real hook', () => {
  let script = '';
  let session: XSession | undefined;
  beforeAll(async () => {
    script = await bundleHookChild();
    if (missing.length === 0) session = await startXSession({ windowManager: false });
  });
  afterAll(() => session?.stop());

  const onDisplay = (display: string) => (child: string) => {
    const before = process.env.DISPLAY;
    process.env.DISPLAY = display;
    try {
      return forkChannel(child);
    } finally {
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    }
  };

  it('says that there is no display', async () => {
    const { states } = watch(onDisplay(''), {}, script);
    await until('the state', () => states.length > 0);
    expect(states[0]?.code).toBe('no-display');
  });

  it('survives the abort of its process where the display does not answer', async () => {
    const { states } = watch(onDisplay(':9999'), { restartMs: 5 }, script);
    await until('the state', () => states.at(-1)?.code === 'hook-ended');
  });

  describe.skipIf(missing.length > 0)('on a screen', () => {
    it('tells keys by their names, and each of a held key once', async () => {
      const { keys, states } = watch(onDisplay(session?.display ?? ''), {}, script);
      await until('the start', () => states.length > 0);
      expect(states).toEqual([null]);
      for (const [code] of KEYS) session?.run('xdotool', 'keydown', code, 'keyup', code);
      session?.run('xdotool', 'keydown', '62', 'sleep', '0.9', 'keyup', '62');
      const names = [...KEYS.map(([, name]) => name), 'RightShift'];
      await until('the last key', () => keys.includes('RightShift up'));
      expect(keys).toEqual(names.flatMap((name) => [`${name} down`, `${name} up`]));
    });

    it('comes back after its process was killed', async () => {
      const { keys, states, hook } = watch(onDisplay(session?.display ?? ''), { restartMs: 5 }, script);
      await until('the start', () => states.length === 1);
      session?.run('xdotool', 'keydown', '108');
      await until('the key', () => keys.length === 1);
      process.kill(hook.pid() ?? 0, 'SIGKILL');
      await until('the second start', () => states.length === 2);
      expect(keys).toEqual(['RightAlt down', 'RightAlt up']);
      session?.run('xdotool', 'keyup', '108', 'key', '56');
      await until('the next key', () => keys.includes('B up'));
    });
  });
});

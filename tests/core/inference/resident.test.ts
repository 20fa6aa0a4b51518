import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../../src/core/errors.ts';
import { createResident, type Timer } from '../../../src/core/inference/resident.ts';

/** A timer that runs by hand. */
function createHandTimer(): Timer & { pass(ms: number): void } {
  let now = 0;
  const due = new Set<{ at: number; run: () => void }>();
  return {
    after(ms, run) {
      const entry = { at: now + ms, run };
      due.add(entry);
      return () => due.delete(entry);
    },
    pass(ms) {
      now += ms;
      for (const entry of due)
        if (entry.at <= now) {
          due.delete(entry);
          entry.run();
        }
    },
  };
}

function setUp(idleMs: number | 'never' = 100) {
  const timer = createHandTimer();
  const log: string[] = [];
  let opened = 0;
  let refuse = false;
  const resident = createResident<string>({
    idleMs: () => idleMs,
    timer,
    async open() {
      opened++;
      if (refuse) return failed('engine-refused');
      log.push(`open ${opened}`);
      return ok(`thing ${opened}`);
    },
    async close(thing) {
      log.push(`close ${thing}`);
    },
  });
  return { timer, log, resident, setRefuse: (value: boolean) => (refuse = value) };
}

const name = async (thing: string) => ok(thing);
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a resident thing', () => {
  it('opens once for two who use it at once', async () => {
    const { resident, log } = setUp();
    expect(await Promise.all([resident.use(name), resident.use(name)])).toEqual([ok('thing 1'), ok('thing 1')]);
    expect(log).toEqual(['open 1']);
  });

  it('closes when idle, counted from the last use', async () => {
    const { resident, log, timer } = setUp();
    await resident.use(name);
    timer.pass(60);
    await resident.use(name);
    timer.pass(60);
    expect(log).toEqual(['open 1']);
    timer.pass(40);
    expect(log).toEqual(['open 1', 'close thing 1']);
    expect(resident.current()).toBeUndefined();
  });

  it('opens again after it was closed', async () => {
    const { resident, timer } = setUp();
    await resident.use(name);
    timer.pass(100);
    expect(await resident.use(name)).toEqual(ok('thing 2'));
  });

  it('is never closed while somebody works with it', async () => {
    const { resident, log, timer } = setUp();
    let finish = () => {};
    const working = resident.use(async (thing) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return ok(thing);
    });
    await settle();
    timer.pass(1000);
    const unloading = resident.unload();
    await settle();
    expect(log).toEqual(['open 1']);
    finish();
    await Promise.all([working, unloading]);
    expect(log).toEqual(['open 1', 'close thing 1']);
  });

  it('serves the next from a new one while the old one is still leaving', async () => {
    const { resident, log } = setUp();
    let finish = () => {};
    const working = resident.use(async (thing) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return ok(thing);
    });
    await settle();
    const unloading = resident.unload();
    expect(await resident.use(name)).toEqual(ok('thing 2'));
    finish();
    await Promise.all([working, unloading]);
    expect(log).toEqual(['open 1', 'open 2', 'close thing 1']);
  });

  it('stays for good when told to', async () => {
    const { resident, log, timer } = setUp('never');
    await resident.use(name);
    timer.pass(1e9);
    expect(log).toEqual(['open 1']);
  });

  it('opens a new one when the thing ended by itself, without closing it', async () => {
    const { resident, log, timer } = setUp();
    await resident.use(async (thing) => {
      resident.forget(thing);
      return ok(thing);
    });
    timer.pass(1000);
    expect(await resident.use(name)).toEqual(ok('thing 2'));
    expect(log).toEqual(['open 1', 'open 2']);
  });

  it('says when it cannot open, and tries again the next time', async () => {
    const { resident, setRefuse } = setUp();
    setRefuse(true);
    expect(await resident.use(name)).toEqual(failed('engine-refused'));
    setRefuse(false);
    expect(await resident.use(name)).toEqual(ok('thing 2'));
  });

  it('passes on what the work says, and is free again after it threw', async () => {
    const { resident, log, timer } = setUp();
    expect(await resident.use(async () => failed('engine-hung'))).toEqual(failed('engine-hung'));
    await expect(resident.use(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    timer.pass(100);
    expect(log).toEqual(['open 1', 'close thing 1']);
  });
});

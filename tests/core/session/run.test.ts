import { describe, expect, test } from 'vitest';
import { failed, ok, type Result } from '../../../src/core/errors.ts';
import type { Target } from '../../../src/core/insertion/target.ts';
import { findRisks } from '../../../src/core/review/risks.ts';
import type { Hearing } from '../../../src/core/session/event.ts';
import { runSession, type Session } from '../../../src/core/session/run.ts';
import type { Clip } from '../../../src/core/speech/clip.ts';
import { engineEnded, type FakeWorld, fakeWorld, later, numbers, settle } from './fake-ports.ts';
import { hearingOf, insert, press, TERMINAL } from './speech.ts';

const begin = (): { readonly world: FakeWorld; readonly session: Session } => {
  const world = fakeWorld();
  return { world, session: runSession(world.ports, (command) => findRisks(command)) };
};

async function speak({ world, session }: ReturnType<typeof begin>, ms = 1000): Promise<void> {
  session.tell({ type: 'start' });
  await world.clock.pass(ms);
  session.tell({ type: 'stop' });
  await world.clock.pass(300);
}

const kinds = (world: FakeWorld) => world.views.map(({ kind }) => kind);
const shownSession = (session: Session): number => {
  const view = session.view();
  return view.kind === 'hidden' ? 0 : view.session;
};

describe('a running session', () => {
  test('goes from the key to the line in the terminal', async () => {
    const app = begin();
    const { world, session } = app;
    await speak(app);
    expect(kinds(world)).toEqual(['listening', 'listening', 'transcribing', 'review']);
    session.tell(insert(1));
    await settle();
    expect(world.inserted).toEqual([{ text: 'git status', target: TERMINAL, method: 'paste' }]);
    await world.clock.pass(1600);
    expect(kinds(world).slice(-2)).toEqual(['notice', 'hidden']);
    expect(world.journal).toEqual([
      'load',
      'open 1',
      'hear so far',
      'close 1',
      'hear',
      'take keys',
      'give back keys',
      'insert',
      'count',
    ]);
    expect(world.clock.pending()).toBe(0);
    expect(world.bugs).toEqual([]);
    expect(world.activities).toEqual(['recording', 'reading', 'none']);
  });

  test('keeps the keys until Return is up: its repeats would be the terminal’s', async () => {
    const app = begin();
    const { world, session } = app;
    await speak(app);
    const released = later<Result<null>>();
    world.conduct.released = () => released.promise;
    session.tell(insert(1));
    await settle();
    expect(world.journal.at(-1)).toBe('take keys');
    released.answer(ok(null));
    await settle();
    expect(world.journal.slice(-3)).toEqual(['give back keys', 'insert', 'count']);
  });

  test('a Return that never comes up keeps the command, and the keys', async () => {
    const app = begin();
    const { world, session } = app;
    await speak(app);
    world.conduct.released = async () => failed('no-keyboard', 'A key is held down.');
    session.tell(insert(1));
    await settle();
    expect(world.inserted).toEqual([]);
    expect(world.journal).not.toContain('give back keys');
    const view = session.view();
    expect(view.kind === 'review' && view.review.message?.code).toBe('no-keyboard');
  });

  test('gives the keys to nobody where the session gave up while Return was down', async () => {
    const app = begin();
    const { world, session } = app;
    await speak(app);
    const released = later<Result<null>>();
    world.conduct.released = () => released.promise;
    session.tell(insert(1));
    session.tell({ type: 'fault', recording: null });
    released.answer(ok(null));
    await settle();
    expect(world.journal).not.toContain('give back keys');
    expect(world.inserted).toEqual([]);
    expect(session.view().kind).toBe('review');
  });

  describe('Esc and copy', () => {
    const ENDS = [
      ['Esc', press('discard', 1)],
      ['copy', press('copy', 1)],
    ] as const;

    test.each(ENDS)('%s keeps the keys until its own are up', async (_, intent) => {
      const app = begin();
      const { world, session } = app;
      await speak(app);
      const released = later<Result<null>>();
      world.conduct.released = () => released.promise;
      session.tell(intent);
      await world.clock.pass(2000);
      expect(world.journal).not.toContain('give back keys');
      released.answer(ok(null));
      await settle();
      expect(world.journal.at(-1)).toBe('give back keys');
    });

    test.each(ENDS)('%s gives them back at last where a key never comes up', async (_, intent) => {
      const app = begin();
      const { world, session } = app;
      await speak(app);
      world.conduct.released = async () => failed('no-keyboard', 'A key is held down.');
      session.tell(intent);
      await settle();
      expect(world.journal.at(-1)).toBe('give back keys');
    });

    test('whoever speaks again at once speaks to the window that was in front', async () => {
      const app = begin();
      const { world, session } = app;
      await speak(app);
      const asked: string[] = [];
      world.conduct.focused = async () => {
        asked.push(world.journal.includes('give back keys') ? 'the terminal' : 'the preview');
        return ok(TERMINAL);
      };
      // The hotkey is down now: waiting for all keys would be waiting for the end of what is said.
      world.conduct.released = () => later<Result<null>>().promise;
      session.tell(press('discard', 1));
      session.tell({ type: 'start' });
      await world.clock.pass(1000);
      expect(asked).toEqual(['the terminal']);
    });

    test('what is brought back meanwhile keeps the keys', async () => {
      const app = begin();
      const { world, session } = app;
      await speak(app);
      const released = later<Result<null>>();
      world.conduct.released = () => released.promise;
      session.tell(press('discard', 1));
      session.tell(press('restore', 1));
      released.answer(ok(null));
      await settle();
      expect(world.journal).not.toContain('give back keys');
      expect(session.view().kind).toBe('review');
    });
  });

  test('logs no word of what was said', async () => {
    const app = begin();
    await speak(app);
    expect(app.world.notes.length).toBeGreaterThan(3);
    expect(JSON.stringify(app.world.notes)).not.toMatch(/git|status/);
  });

  test('never lets what is said so far delay the answer, nor shows it after', async () => {
    const app = begin();
    const { world, session } = app;
    const slow = later<Result<Hearing>>();
    world.conduct.hear = () => slow.promise;
    session.tell({ type: 'start' });
    await world.clock.pass(2500);
    expect(world.journal.filter((what) => what === 'hear so far')).toHaveLength(1);
    world.conduct.hear = async () => ok(hearingOf('the answer'));
    session.tell({ type: 'stop' });
    await world.clock.pass(300);
    slow.answer(ok(hearingOf('so far')));
    await settle();
    const view = session.view();
    expect(view.kind === 'review' && view.review.command).toBe('the answer');
  });

  test('hears what is said so far every 600 ms where the engine keeps up', async () => {
    const app = begin();
    app.session.tell({ type: 'start' });
    await app.world.clock.pass(40 + 6 * 600);
    expect(app.world.journal.filter((what) => what === 'hear so far')).toHaveLength(6);
  });

  test('hears what is said so far in every idle moment of a slow engine', async () => {
    const { world, session } = begin();
    world.conduct.hear = () => {
      const work = later<Result<Hearing>>();
      world.clock.after(700, () => work.answer(ok(hearingOf('git'))));
      return work.promise;
    };
    const times: number[] = [];
    const { hearSoFar } = world.ports.ear;
    world.ports.ear.hearSoFar = (clip, signal) => {
      times.push(world.clock.now());
      return hearSoFar(clip, signal);
    };
    session.tell({ type: 'start' });
    await world.clock.pass(40 + 600 + 4 * 700);
    expect(times).toEqual([640, 1340, 2040, 2740, 3440]);
    session.tell({ type: 'stop' });
    await world.clock.pass(2000);
    expect(times).toHaveLength(5);
    expect(session.view().kind).toBe('review');
  });

  test('does not hear an answer that nobody waits for any more', async () => {
    const app = begin();
    const { world, session } = app;
    const first = later<Result<Hearing>>();
    world.conduct.hear = () => first.promise;
    await speak(app);
    session.tell({ type: 'cancel' });
    first.answer(ok(hearingOf('rm -rf x')));
    await settle();
    expect(session.view().kind).toBe('notice');
    world.conduct.hear = async () => ok(hearingOf('ls'));
    session.tell(press('restore', 1));
    await settle();
    const view = session.view();
    expect(view.kind === 'review' && view.review.command).toBe('ls');
  });

  test('keeps the keyboard out of an insertion that was given up', async () => {
    const app = begin();
    const { world, session } = app;
    const slow = later<void>();
    world.conduct.giveBack = () => slow.promise;
    await speak(app);
    session.tell(insert(1));
    await world.clock.pass(60_000);
    slow.answer();
    await settle();
    expect(world.inserted).toEqual([]);
    const view = session.view();
    expect(view.kind === 'review' && view.review.message?.code).toBe('insertion-unknown');
  });

  test('says that the system asks, where the person has not answered it in time', async () => {
    const { world, session } = begin();
    world.conduct.microphone = 'asked';
    session.tell({ type: 'start' });
    await world.clock.pass(4000);
    const view = session.view();
    expect(view.kind === 'blocked' && view.message).toMatchObject({ code: 'microphone-asked', action: null });
    expect(world.journal).toContain('drop 1');
    world.conduct.microphone = 'works';
    session.tell({ type: 'start' });
    await world.clock.pass(1000);
    expect(session.view().kind).toBe('listening');
  });

  test('keeps the recording of a microphone that hangs', async () => {
    const app = begin();
    const { world, session } = app;
    session.tell({ type: 'start' });
    await world.clock.pass(1000);
    world.conduct.microphone = 'hangs';
    session.tell({ type: 'stop' });
    await world.clock.pass(2300);
    expect(session.view().kind).toBe('review');
    expect(world.journal).toContain('drop 1');
  });

  test('ends by itself after a minute, and the hotkey is told', async () => {
    const app = begin();
    const { world, session } = app;
    world.conduct.seconds = 60;
    session.tell({ type: 'start' });
    await world.clock.pass(61_000);
    const view = session.view();
    expect(view.kind === 'blocked' && view.message.says).toBe('Stopped at 60 s: the key seemed stuck.');
    expect(world.activities.at(-1)).toBe('none');
    session.tell(press('act', shownSession(session)));
    await settle();
    expect(session.view().kind).toBe('review');
  });

  test('closes everything when it is disposed of', async () => {
    const app = begin();
    const { world, session } = app;
    session.tell({ type: 'start' });
    await world.clock.pass(100);
    session.dispose();
    expect(world.journal.at(-1)).toBe('drop 1');
    expect(world.clock.pending()).toBe(0);
    session.tell({ type: 'stop' });
    await world.clock.pass(1000);
    expect(world.journal.at(-1)).toBe('drop 1');
  });
});

describe('a bug', () => {
  const BROKEN: readonly (readonly [string, (world: FakeWorld) => void, string])[] = [
    [
      'in the microphone',
      (world) => {
        world.conduct.microphone = 'throws';
      },
      'own-fault',
    ],
    [
      'in the ear',
      (world) => {
        world.conduct.hear = async () => {
          throw new Error('bug');
        };
      },
      'own-fault',
    ],
    [
      'in the windows',
      (world) => {
        world.conduct.focused = async () => {
          throw new Error('bug');
        };
      },
      '',
    ],
  ];

  test.each(BROKEN)('%s is caught, logged and said', async (_, spoil, code) => {
    const app = begin();
    spoil(app.world);
    await speak(app, 300);
    expect(app.world.bugs).toHaveLength(1);
    const view = app.session.view();
    expect(view.kind === 'blocked' ? view.message.code : '').toBe(code);
  });

  test('in the risks keeps the recording, and the next try works', async () => {
    const world = fakeWorld();
    let broken = true;
    const session = runSession(world.ports, (command) => {
      if (broken) throw new Error('bug');
      return findRisks(command);
    });
    await speak({ world, session });
    const view = session.view();
    expect(view.kind === 'blocked' && view.message.code).toBe('own-fault');
    expect(world.bugs).toHaveLength(1);
    broken = false;
    session.tell(press('act', shownSession(session)));
    await settle();
    expect(session.view().kind).toBe('review');
    expect(world.asked[1]).toBe(world.asked[0]);
  });

  test('in the inserter leaves the command', async () => {
    const app = begin();
    app.world.conduct.insert = async () => {
      throw new Error('bug');
    };
    await speak(app);
    app.session.tell(insert(1));
    await settle();
    const view = app.session.view();
    expect(view.kind === 'review' && [view.review.command, view.review.message?.code]).toEqual([
      'git status',
      'own-fault',
    ]);
  });
});

test('the engine killed at 100 random moments: no recording is lost, the next one works each time', async () => {
  const random = numbers(20_261_123);
  const { world, session } = begin();
  const heard: Clip[] = [];
  let lost = 0;
  for (let round = 0; round < 100; round++) {
    const killAt = random.next().value * 2500;
    let killed = false;
    const inFlight = new Set<(result: Result<Hearing>) => void>();
    world.conduct.hear = (clip) => {
      const work = later<Result<Hearing>>();
      inFlight.add(work.answer);
      const cancel = world.clock.after(400, () => {
        inFlight.delete(work.answer);
        heard.push(clip);
        work.answer(ok(hearingOf(`echo ${round}`)));
      });
      void work.promise.then(cancel);
      return work.promise;
    };
    world.clock.after(killAt, () => {
      killed = true;
      for (const answer of inFlight) answer(failed('engine-ended', 'SIGKILL'));
    });
    session.tell({ type: 'start' });
    await world.clock.pass(1500);
    session.tell({ type: 'stop' });
    await world.clock.pass(1500);
    expect(killed).toBe(true);
    const clip = world.asked.at(-1);
    const blocked = session.view();
    if (blocked.kind === 'blocked') {
      expect(blocked.message).toMatchObject({ code: 'engine-ended', action: 'retry' });
      session.tell(press('act', blocked.session));
      await world.clock.pass(500);
      expect(world.asked.at(-1)).toBe(clip);
    }
    const review = session.view();
    if (review.kind !== 'review' || review.review.command !== `echo ${round}`) lost++;
    session.tell(insert(shownSession(session)));
    await world.clock.pass(2000);
  }
  expect(lost).toBe(0);
  expect(world.inserted).toHaveLength(100);
  expect(new Set(heard).size).toBeGreaterThanOrEqual(100);
  expect(world.bugs).toEqual([]);
});

test('an engine that is gone for good keeps the newest recording however often it is tried', async () => {
  const app = begin();
  app.world.conduct.hear = engineEnded;
  await speak(app);
  for (let turn = 0; turn < 5; turn++) {
    app.session.tell(press('act', shownSession(app.session)));
    await settle();
  }
  expect(app.world.asked).toHaveLength(6);
  expect(new Set(app.world.asked).size).toBe(1);
});

test('a target that comes late is still the one that had the focus', async () => {
  const app = begin();
  const slow = later<Result<Target>>();
  app.world.conduct.focused = () => slow.promise;
  app.session.tell({ type: 'start' });
  await app.world.clock.pass(1000);
  app.session.tell({ type: 'stop' });
  slow.answer(ok(TERMINAL));
  await app.world.clock.pass(300);
  app.session.tell(insert(1));
  await settle();
  expect(app.world.inserted[0]?.target).toEqual(TERMINAL);
});

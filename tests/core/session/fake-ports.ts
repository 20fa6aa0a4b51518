/**
 * Owns fakes of everything a session touches: a clock that a test moves, a microphone, an ear, windows, an inserter.
 */
import { failed, ok, type Problem, type Result } from '../../../src/core/errors.ts';
import type { Activity } from '../../../src/core/hotkey/gesture.ts';
import type { Timer } from '../../../src/core/inference/resident.ts';
import type { Insertion, InsertMethod, Target } from '../../../src/core/insertion/target.ts';
import type { Action } from '../../../src/core/session/command.ts';
import type { Hearing } from '../../../src/core/session/event.ts';
import type { RecordingListener, SessionPorts } from '../../../src/core/session/ports.ts';
import type { PreviewView, TrayView } from '../../../src/core/session/view.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/schema.ts';
import type { Clip } from '../../../src/core/speech/clip.ts';
import { clipOf, hearingOf, TERMINAL } from './speech.ts';

export interface FakeClock extends Timer {
  /** Lets this many milliseconds pass, and everything that they bring. */
  pass(ms: number): Promise<void>;
  readonly now: () => number;
  readonly pending: () => number;
}

/** Lets promises that are settled be heard of. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

export function fakeClock(): FakeClock {
  const due = new Map<object, { readonly at: number; readonly run: () => void }>();
  let now = 0;
  return {
    now: () => now,
    pending: () => due.size,
    after(ms, run) {
      const key = {};
      due.set(key, { at: now + ms, run });
      return () => due.delete(key);
    },
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = [...due].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next[0]);
        now = next[1].at;
        next[1].run();
        await settle();
      }
      now = until;
    },
  };
}

/** Work that a test ends when it likes. */
interface Asked<Value> {
  readonly answer: (value: Value) => void;
  readonly crash: (error: Error) => void;
}

export interface FakeWorld {
  readonly ports: SessionPorts;
  readonly clock: FakeClock;
  readonly views: PreviewView[];
  readonly trays: TrayView[];
  readonly bugs: unknown[];
  readonly notes: { readonly what: string; readonly facts: Readonly<Record<string, unknown>> }[];
  readonly inserted: { readonly text: string; readonly target: Target | null; readonly method: InsertMethod }[];
  readonly acts: Action[];
  /** Who is told when somebody presses a key. */
  readonly touches: (() => void)[];
  readonly activities: Activity[];
  /** What happened outside, in order. */
  readonly journal: string[];
  /** Clips that were given to the engine, finished or not. */
  readonly asked: Clip[];
  /** How things go from now on; each may be replaced. */
  readonly conduct: {
    microphone: 'works' | 'hangs' | 'asked' | 'denied' | 'throws';
    /** What the recording is when it is closed, in seconds. */
    seconds: number;
    hear: (clip: Clip) => Promise<Result<Hearing>>;
    insert: () => Promise<Result<Insertion>>;
    focused: () => Promise<Result<Target>>;
    giveBack: () => Promise<void>;
    released: () => Promise<Result<null>>;
  };
}

const FIRST_BUFFER_MS = 40;
const DENIED: Problem = { code: 'microphone-denied', detail: '' };

export function fakeWorld(): FakeWorld {
  const clock = fakeClock();
  const journal: string[] = [];
  const world: Omit<FakeWorld, 'ports'> = {
    clock,
    journal,
    views: [],
    trays: [],
    bugs: [],
    notes: [],
    inserted: [],
    acts: [],
    touches: [],
    activities: [],
    asked: [],
    conduct: {
      microphone: 'works',
      seconds: 2,
      hear: async () => ok(hearingOf('git status')),
      insert: async () => ok({ how: 'pasted', target: TERMINAL }),
      focused: async () => ok(TERMINAL),
      giveBack: async () => {},
      released: async () => ok(null),
    },
  };
  const { conduct } = world;
  const recordings = new Map<number, RecordingListener>();
  const ports: SessionPorts = {
    timer: clock,
    microphone: {
      open(session, listener) {
        journal.push(`open ${session}`);
        if (conduct.microphone === 'throws') throw new Error('no capture window');
        if (recordings.size > 0) throw new Error('two microphones');
        recordings.set(session, listener);
        if (conduct.microphone === 'works') clock.after(FIRST_BUFFER_MS, () => recordings.get(session)?.began());
        if (conduct.microphone === 'denied') {
          recordings.delete(session);
          listener.failed(DENIED, null);
        }
      },
      close(session, tailMs) {
        journal.push(`close ${session}`);
        if (conduct.microphone === 'hangs') return;
        clock.after(tailMs, () => {
          const listener = recordings.get(session);
          recordings.delete(session);
          listener?.ended(clipOf(conduct.seconds));
        });
      },
      drop(session) {
        journal.push(`drop ${session}`);
        recordings.delete(session);
      },
      isAsked: (session) => recordings.has(session) && conduct.microphone === 'asked',
      soFar: (session) => (recordings.has(session) && conduct.seconds > 0 ? clipOf(conduct.seconds) : null),
    },
    ear: {
      load: () => journal.push('load'),
      hear(clip) {
        journal.push('hear');
        world.asked.push(clip);
        return conduct.hear(clip);
      },
      async hearSoFar(clip) {
        journal.push('hear so far');
        const heard = await conduct.hear(clip);
        if (!heard.ok) return null;
        const { translation } = heard.value;
        return { heard: translation.heard, command: translation.verdict.draft.command };
      },
    },
    windows: { focused: () => conduct.focused() },
    inserter: {
      whenReleased: () => conduct.released(),
      insert(text, target, method) {
        journal.push('insert');
        world.inserted.push({ text, target, method });
        return conduct.insert();
      },
      async copy(text) {
        journal.push(`copy ${text}`);
        return ok(null);
      },
      async takeBack(target, count) {
        journal.push(`take back ${count} in ${target.app}`);
        return ok(null);
      },
    },
    touch: { watch: (onTouched) => world.touches.push(onTouched) },
    preview: {
      show: (view) => world.views.push(view),
      takeKeys: () => journal.push('take keys'),
      giveBackKeys() {
        journal.push('give back keys');
        return conduct.giveBack();
      },
    },
    tray: { show: (view) => world.trays.push(view) },
    gesture: { follow: (activity) => world.activities.push(activity) },
    actions: { act: (action) => world.acts.push(action) },
    settings: { current: () => DEFAULT_SETTINGS, countInsert: () => journal.push('count') },
    log: { note: (what, facts) => world.notes.push({ what, facts }), bug: (error) => world.bugs.push(error) },
  };
  return { ...world, ports };
}

/** A promise and its end. */
export function later<Value>(): Asked<Value> & { readonly promise: Promise<Value> } {
  let answer: Asked<Value>['answer'] = () => {};
  let crash: Asked<Value>['crash'] = () => {};
  const promise = new Promise<Value>((resolve, reject) => {
    answer = resolve;
    crash = reject;
  });
  return { promise, answer: (value) => answer(value), crash: (error) => crash(error) };
}

export const engineEnded = async (): Promise<Result<Hearing>> => failed('engine-ended', 'SIGKILL');

/** Numbers from 0 to 1 that look random, the same every time. */
export function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../src/core/errors.ts';
import { isTypeable } from '../../../src/core/review/typeable.ts';
import type { Command } from '../../../src/core/session/command.ts';
import type { Event, Intent, TimerName } from '../../../src/core/session/event.ts';
import { trayOf, viewOf } from '../../../src/core/session/showing.ts';
import { INITIAL_STATE, insertingSession, isTake, type Review, type State } from '../../../src/core/session/state.ts';
import { transition } from '../../../src/core/session/transition.ts';
import type { Clip } from '../../../src/core/speech/clip.ts';
import * as events from './speech.ts';

/** Sessions are named by how far back they are, so that most events are for what goes on and some are late. */
const back = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
);
const command = fc.constantFrom(
  'ls',
  'rm -rf / tmp',
  '',
  'git push',
  'a\nb',
  '\u001b[201~rm x',
  'rm -rf ~',
  'x\u202ey',
);
const problem = fc.constantFrom<ProblemCode>(
  'engine-ended',
  'nothing-heard',
  'no-model',
  'cancelled',
  'microphone-gone',
  'secure-input',
);
/** How many editions of the command came between what was seen and what was done. */
const late = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const length = fc.constantFrom(0, 0.1, 0.3, 0.5);
const name = fc.constantFrom<TimerName>(
  'first-audio',
  'longest',
  'so-far',
  'last-audio',
  'insertion',
  'notice',
  'restore',
);
const how = fc.constantFrom('pasted', 'typed', 'copied');
const held = fc.constantFrom(undefined, 'target-gone', 'secure-input', 'clipboard-changed', 'no-keyboard');
const plain = fc.constantFrom('stop-editing', 'keep-heard', 'discard', 'copy', 'act', 'restore', 'take-back');

type Make = (state: State) => Event;
/** For the session in front, the microphone's, or what can be had back; now and then for none of them. */
const sessionOf = (state: State, age: number): number => Math.max(0, shown(state) - age);
const shown = (state: State): number => {
  const view = viewOf(state);
  return view.kind === 'hidden' ? (state.microphone ?? state.kept?.session ?? state.session) : view.session;
};
const editionOf = (state: State, by: number): number => {
  const view = viewOf(state);
  return view.kind === 'review' ? Math.max(0, view.review.edition - by) : 0;
};
const forMicrophone = (state: State, age: number): number => (state.microphone ?? state.session) - age;

const anyEvent: fc.Arbitrary<Make> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Make[]>(
      () => events.start,
      () => events.stop,
    ),
  },
  fc.constantFrom<Make[]>(
    () => events.lock,
    () => events.cancel,
    () => events.away,
    () => events.fault,
  ),
  {
    weight: 4,
    arbitrary: back.map(
      (age): Make =>
        (state) =>
          events.began(forMicrophone(state, age)),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(back, length).map(
      ([age, seconds]): Make =>
        (state) =>
          events.ended(forMicrophone(state, age), seconds),
    ),
  },
  fc.tuple(back, length, problem).map(
    ([age, seconds, code]): Make =>
      (state) =>
        events.lost(forMicrophone(state, age), code, seconds === 0 ? undefined : seconds),
  ),
  back.map(
    (age): Make =>
      (state) =>
        events.found(forMicrophone(state, age)),
  ),
  back.map(
    (age): Make =>
      (state) =>
        events.soFar(sessionOf(state, age), 'so far'),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(back, command, fc.array(command), fc.boolean()).map(
      ([age, text, alternatives, sure]): Make =>
        (state) =>
          events.heard(sessionOf(state, age), text, { alternatives, heard: 'words', sure }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(back, command, fc.array(command)).map(
      ([age, text, alternatives]): Make =>
        (state) =>
          events.heardOnce(sessionOf(state, age), text, { alternatives, heard: 'words' }),
    ),
  },
  fc.tuple(back, problem).map(
    ([age, code]): Make =>
      (state) =>
        events.unheard(sessionOf(state, age), code),
  ),
  {
    weight: 2,
    arbitrary: fc.tuple(back, fc.boolean(), late).map(
      ([age, confirmed, by]): Make =>
        (state) =>
          events.insert(sessionOf(state, age), confirmed, editionOf(state, by)),
    ),
  },
  fc.tuple(back, command, late).map(
    ([age, text, by]): Make =>
      (state) =>
        events.edit(sessionOf(state, age), text, editionOf(state, by)),
  ),
  fc.tuple(back, fc.constantFrom<(number | 'safer')[]>(0, 1, 7, 'safer'), late).map(
    ([age, reading, by]): Make =>
      (state) =>
        events.pick(sessionOf(state, age), reading, editionOf(state, by)),
  ),
  fc.tuple(back, plain, late).map(
    ([age, type, by]): Make =>
      (state) =>
        events.press(type, sessionOf(state, age), editionOf(state, by)),
  ),
  fc.tuple(back, fc.boolean()).map(
    ([age, inside]): Make =>
      (state) =>
        events.linger(sessionOf(state, age), inside),
  ),
  fc.tuple(back, how, held).map(
    ([age, way, why]): Make =>
      (state) =>
        events.inserted(sessionOf(state, age), way, why),
  ),
  fc.tuple(back, problem).map(
    ([age, code]): Make =>
      (state) =>
        events.notInserted(sessionOf(state, age), code),
  ),
  back.map(
    (age): Make =>
      (state) =>
        events.touched(sessionOf(state, age)),
  ),
  fc.tuple(back, fc.constantFrom(undefined, 'target-gone' as const)).map(
    ([age, code]): Make =>
      (state) =>
        events.takenBack((state.takingBack ?? state.session) - age, code),
  ),
  back.map(
    (age): Make =>
      (state) =>
        events.copied(sessionOf(state, age)),
  ),
  fc.tuple(back, name).map(
    ([age, timer]): Make =>
      (state) =>
        events.timer(
          timer === 'last-audio' || timer === 'first-audio' ? forMicrophone(state, age) : sessionOf(state, age),
          timer,
        ),
  ),
  fc.constantFrom<(ProblemCode | null)[]>(null, 'no-model', 'hook-ended').map(
    (code): Make =>
      () =>
        events.obstacle(code),
  ),
);

const recorded: readonly Make[] = [
  () => events.start,
  (state) => events.began(forMicrophone(state, 0)),
  () => events.stop,
  (state) => events.ended(forMicrophone(state, 0), 0.4),
];
/** What mostly comes together, so that states are reached which need much to be right. */
const anyBurst: fc.Arbitrary<readonly Make[]> = fc.oneof(
  { weight: 6, arbitrary: anyEvent.map((make) => [make]) },
  { weight: 1, arbitrary: fc.constant(recorded) },
  {
    weight: 2,
    arbitrary: command.map((text) => [
      ...recorded,
      (state: State) => events.heard(sessionOf(state, 0), text, { heard: 'words' }),
    ]),
  },
  {
    weight: 2,
    arbitrary: command.map((text) => [
      ...recorded,
      (state: State) => events.heardOnce(sessionOf(state, 0), text, { heard: 'words' }),
    ]),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<(readonly Make[])[]>(
      [
        (state) => events.insert(sessionOf(state, 0), true, editionOf(state, 0)),
        (state) => events.inserted(sessionOf(state, 0)),
        (state) => events.press('take-back', sessionOf(state, 0)),
      ],
      // It fails behind the next one.
      [
        (state) => events.insert(sessionOf(state, 0), true, editionOf(state, 0)),
        ...recorded,
        (state) => events.notInserted(insertingSession(state) ?? 0, 'clipboard-changed'),
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<readonly Make[]>([
      (state) => events.insert(sessionOf(state, 0), true),
      (state) => events.notInserted(sessionOf(state, 0), 'clipboard-changed'),
    ]),
  },
);
const anyLife = fc.array(anyBurst, { minLength: 5, maxLength: 50 }).map((bursts) => bursts.flat());

interface Moment {
  readonly from: State;
  readonly event: Event;
  readonly state: State;
  readonly commands: readonly Command[];
}

function live(makes: readonly Make[], look: (moment: Moment) => void): State {
  let from = INITIAL_STATE;
  for (const make of makes) {
    const event = make(from);
    const { state, commands } = transition(from, event, events.RULES);
    look({ from, event, state, commands });
    from = state;
  }
  return from;
}

const holds = (look: () => (moment: Moment) => void) =>
  fc.assert(
    fc.property(anyLife, (makes) => {
      live(makes, look());
    }),
    { numRuns: 300 },
  );

const ofType = <Type extends Command['type']>(commands: readonly Command[], type: Type) =>
  commands.filter((each): each is Extract<Command, { type: Type }> => each.type === type);

/** Every clip that the state holds, wherever it is. */
function clipsIn(state: State): Clip[] {
  const { phase, kept } = state;
  const takes = [
    'take' in phase ? phase.take : null,
    'before' in phase ? phase.before.take : null,
    kept && isTake(kept.what) ? kept.what : null,
  ];
  return takes.flatMap((take) => (take?.clip ? [take.clip] : []));
}

describe('whatever comes, in whatever order', () => {
  test('every state can be shown', () => {
    holds(() => ({ state }) => {
      viewOf(state);
      trayOf(state);
    });
  });

  test('one microphone at most is open, and the state knows which', () => {
    holds(() => {
      let open: number | null = null;
      return ({ event, state, commands }) => {
        if ((event.type === 'audio-ended' || event.type === 'audio-failed') && event.session === open) open = null;
        for (const each of commands) {
          if (each.type === 'open-microphone') {
            expect(open).toBeNull();
            open = each.session;
          }
          if (each.type === 'close-microphone') expect(each.session).toBe(open);
          if (each.type === 'drop-microphone') {
            expect(each.session).toBe(open);
            open = null;
          }
        }
        expect(state.microphone).toBe(open);
      };
    });
  });

  test('an open microphone is told to close as soon as nobody records, and a limit watches over that', () => {
    holds(() => {
      let closing: number | null = null;
      let watched = false;
      return ({ state, commands }) => {
        for (const each of commands) {
          if (each.type === 'close-microphone') closing = each.session;
          if (each.type === 'set-timer' && each.name === 'last-audio') watched = true;
          if (each.type === 'clear-timer' && each.name === 'last-audio') watched = false;
        }
        const { phase, microphone } = state;
        const records = phase.type === 'recording' && phase.session === microphone;
        if (microphone !== null && !records) expect([closing, watched]).toEqual([microphone, true]);
      };
    });
  });

  test('only what was shown in review is inserted, clean, not empty, and confirmed where it is critical', () => {
    holds(() => {
      let inserting = false;
      return ({ from, event, state, commands }) => {
        for (const { session, text } of ofType(commands, 'insert')) {
          if (event.type !== 'intent' || event.intent.type === 'restore') throw new Error('nobody asked for it');
          const seen = seenBy(from, event.intent);
          const view = seen && viewOf({ ...from, phase: { type: 'review', review: seen } });
          if (view?.kind !== 'review') throw new Error('nothing was shown');
          expect([view.session, view.review.command]).toEqual([session, text]);
          expect(isTypeable(text)).toBe(true);
          expect(text.trim()).not.toBe('');
          expect(inserting).toBe(false);
          const confirmed = event.intent.type === 'insert' && event.intent.confirmed;
          if (view.review.level === 'critical') expect(confirmed || view.review.confirm === null).toBe(true);
        }
        inserting = insertingSession(state) !== null;
      };
    });
  });

  test('no confirmation outlives the text it was given for', () => {
    holds(() => ({ from, event, state }) => {
      const [before, after] = [viewOf(from), viewOf(state)];
      if (before.kind !== 'review' || after.kind !== 'review' || event.type !== 'intent') return;
      if (before.review.command === after.review.command || event.intent.type === 'insert') return;
      if (after.review.level === 'critical' && before.session === after.session)
        expect(after.review.confirm).not.toBeNull();
    });
  });

  test('no recording is lost: it was read, or the person let it go', () => {
    holds(() => ({ from, event, state }) => {
      const mine = new Set(clipsIn(state));
      const brought = event.type === 'audio-ended' || event.type === 'audio-failed' ? event.clip : null;
      const expected = clipsIn(from);
      // What the microphone brings to a session that waits for it is kept from then on, unless it is too short to hold
      // a word.
      const waited =
        brought && 'session' in event && event.session === from.microphone && isAwaited(from, event.session);
      if (brought && waited && brought.samples.length >= 0.3 * 16_000) expected.push(brought);
      for (const clip of expected) {
        if (mine.has(clip)) continue;
        const answers = event.type === 'heard' || event.type === 'heard-once';
        const isRead = answers && from.phase.type === 'hearing' && from.phase.take.clip === clip;
        const keptBefore = from.kept && isTake(from.kept.what) && from.kept.what.clip === clip;
        // What can be had back goes when its time is over, or when something newer takes its place.
        const isLetGo = keptBefore && (event.type === 'timer' || state.kept?.session !== from.kept?.session);
        expect(isRead || isLetGo).toBe(true);
      }
    });
  });

  test('what comes for another session changes nothing', () => {
    holds(() => ({ from, event, state, commands }) => {
      const session = event.type === 'intent' ? event.intent.session : 'session' in event ? event.session : null;
      if (session === null) return;
      const known = [
        from.microphone,
        from.inserting?.session,
        from.waiting?.session,
        from.takeable?.session,
        from.takingBack,
        from.kept?.session,
        'session' in from.phase ? from.phase.session : null,
      ];
      if ('review' in from.phase) known.push(from.phase.review.session);
      if (from.phase.type === 'hearing') known.push(from.phase.take.session);
      if (from.phase.type === 'idle') known.push(from.session);
      if (known.includes(session)) return;
      expect(state).toEqual(from);
      expect(commands).toEqual([]);
    });
  });

  test('the preview has the keyboard only where there is something to do with it, and gives it back once', () => {
    holds(() => {
      let keys = false;
      return ({ from, state, commands }) => {
        for (const each of commands) {
          if (each.type === 'take-keys') {
            expect(keys).toBe(false);
            keys = true;
          }
          if (each.type === 'give-back-keys') {
            expect(keys).toBe(true);
            keys = false;
          }
          if (each.type === 'insert') expect(keys).toBe(false);
        }
        // What is typed into another window must not come here.
        if (insertingSession(state) !== null) expect(keys).toBe(false);
        if (state.phase.type === 'recording' && from.phase.type === 'idle') expect(keys).toBe(false);
        if (state.phase.type === 'idle' || state.phase.type === 'notice') expect(keys).toBe(false);
        expect(state.keys).toBe(keys);
      };
    });
  });

  test('whatever waits has a limit, and no limit outlives what it was for', () => {
    holds(() => {
      const timers = new Map<TimerName, number>();
      return ({ event, state, commands }) => {
        if (event.type === 'timer' && timers.get(event.name) === event.session) timers.delete(event.name);
        for (const each of commands) {
          if (each.type === 'set-timer') timers.set(each.name, each.session);
          if (each.type === 'clear-timer') timers.delete(each.name);
        }
        const { phase, kept } = state;
        const recording = phase.type === 'recording' ? phase.session : undefined;
        if (recording === undefined)
          expect([...timers.keys()].filter((timer) => OF_RECORDING.includes(timer))).toEqual([]);
        else expect(OF_RECORDING.map((timer) => timers.get(timer))).toContain(recording);
        if (phase.type === 'closing') expect(timers.get('last-audio')).toBe(phase.session);
        expect(timers.get('insertion')).toBe(insertingSession(state) ?? undefined);
        expect(timers.get('restore')).toBe(kept?.session);
        if (phase.type !== 'notice') expect(timers.has('notice')).toBe(false);
      };
    });
  });

  test('a command that could not be inserted is in front of the person before anything else is', () => {
    holds(() => ({ from, event, state }) => {
      if (state.waiting) expect(['idle', 'notice']).not.toContain(state.phase.type);
      const { waiting } = from;
      if (!waiting || state.waiting?.session === waiting.session) return;
      const arrived = event.type === 'inserted' && event.session === waiting.session;
      expect(arrived || reviewIn(state)?.session === waiting.session || state.kept?.session === waiting.session).toBe(
        true,
      );
    });
  });

  test('taken back is only what was inserted last, once, and only while nobody has touched the line', () => {
    holds(() => {
      let untouched: { readonly session: number; readonly length: number } | null = null;
      let asked: { readonly session: number; readonly length: number } | null = null;
      return ({ event, commands }) => {
        if (event.type === 'touched' && event.session === untouched?.session) untouched = null;
        for (const each of commands) {
          if (each.type === 'insert') {
            asked = { session: each.session, length: Array.from(each.text).length };
            untouched = null;
          }
          if (each.type === 'watch-touch') untouched = asked?.session === each.session ? asked : null;
          if (each.type !== 'take-back') continue;
          expect({ session: each.session, length: each.count }).toEqual(untouched);
          untouched = null;
        }
      };
    });
  });

  test('a late hearing never changes what the person touched', () => {
    holds(() => {
      let touched: number | null = null;
      return ({ from, event, state }) => {
        const [before, after] = [reviewIn(from), reviewIn(state)];
        const hears = event.type === 'heard' || event.type === 'heard-once';
        if (before && after && hears && before.session === touched) expect(after).toBe(before);
        if (!after || (hears && after.session !== before?.session)) touched = null;
        else if (event.type === 'intent' && before && after !== before) touched = after.session;
      };
    });
  });

  test('it is sure only after all hearings of it were awaited and came', () => {
    holds(() => {
      const answered = new Set<number>();
      return ({ from, event, state }) => {
        const { phase } = from;
        const awaited = phase.type === 'hearing' ? phase.session : reviewIn(from)?.checking && reviewIn(from)?.session;
        if (event.type === 'heard' && event.result.ok && event.session === awaited) answered.add(event.session);
        const view = viewOf(state);
        if (view.kind !== 'review' || !view.review.sure) return;
        expect([view.review.checking, answered.has(view.session)]).toEqual([false, true]);
      };
    });
  });

  test('what is checked is being heard, and nothing is heard that nobody waits for', () => {
    holds(() => {
      let hearing: number | null = null;
      return ({ event, state, commands }) => {
        if (event.type === 'heard' && event.session === hearing) hearing = null;
        for (const each of commands) {
          if (each.type === 'hear') hearing = each.session;
          if (each.type === 'stop-hearing') {
            expect(each.session).toBe(hearing);
            hearing = null;
          }
        }
        const { phase } = state;
        const checked = phase.type === 'review' && phase.review.checking ? phase.review.session : null;
        expect(hearing).toBe(phase.type === 'hearing' ? phase.session : checked);
        for (const each of elsewhere(state)) expect(each.checking).toBe(false);
      };
    });
  });

  test('what is said so far changes no answer', () => {
    fc.assert(
      fc.property(anyLife, (makes) => {
        const plainly = live(makes, () => {});
        const noisily = live(
          makes.flatMap((make): Make[] => [(state) => events.soFar(forMicrophone(state, 0), 'noise'), make]),
          () => {},
        );
        const answer = (state: State) => ({ ...viewOf(state), soFar: null, again: null });
        expect(answer(noisily)).toEqual(answer(plainly));
        expect(trayOf(noisily)).toEqual(trayOf(plainly));
      }),
      { numRuns: 100 },
    );
  });
});

const reviewIn = ({ phase }: State): Review | null => (phase.type === 'review' ? phase.review : null);

/** Reviews that are not in front. */
function elsewhere({ phase, kept, inserting, waiting }: State): Review[] {
  const before = 'before' in phase ? phase.before.review : null;
  const shown = phase.type === 'inserting' ? phase.review : inserting;
  const replaced = phase.type === 'review' ? phase.review.replaced : null;
  const letGo = kept && !isTake(kept.what) ? kept.what : null;
  return [before, shown, waiting, replaced, letGo].filter((each) => each !== null);
}

/** The review that the person saw when they did this: the one in front, or the edition before it. */
function seenBy(state: State, intent: Intent): Review | undefined {
  const review = reviewIn(state);
  if (!review || !('edition' in intent)) return review ?? undefined;
  return [review, review.replaced].find((each) => each?.edition === intent.edition) ?? undefined;
}

const OF_RECORDING: readonly TimerName[] = ['first-audio', 'longest', 'so-far'];

/** Somebody waits for the recording of this session. */
function isAwaited({ phase, kept }: State, session: number): boolean {
  if ((phase.type === 'recording' || phase.type === 'closing') && phase.session === session) return true;
  if ('before' in phase && phase.before.take?.session === session) return true;
  return kept?.session === session;
}

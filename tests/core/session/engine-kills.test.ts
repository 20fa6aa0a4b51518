/** The session over a real engine process that is killed at random moments: what was said is never lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../src/core/errors.ts';
import { runSession, type Session } from '../../../src/core/session/run.ts';
import { type Channel, forkChannel } from '../../../src/platform/channel.ts';
import { createEngine } from '../../../src/platform/engine.ts';
import { cannedModel } from '../../platform/support/canned-model.ts';
import { bundleEngineChild } from '../../platform/support/engine-script.ts';
import { temporaryFolder, temporaryPlaces } from '../../platform/support/places.ts';
import { fakeWorld, numbers } from './fake-ports.ts';
import { clipOf, hearingOf, insert, press } from './speech.ts';

/** Some of it in every check, all of it by KILLS=100: each takes a second or two. */
const ROUNDS = Number(process.env.KILLS ?? 20);
/** Everything but the engine goes ten times as fast. */
const HASTE = 10;

async function until(session: Session, ...kinds: readonly string[]): Promise<void> {
  while (!kinds.includes(session.view().kind)) await wait(2);
}

test(`the engine killed at ${ROUNDS} random moments: 0 recordings lost, the next utterance works each time`, async () => {
  // Two, as a clip may need a longer window than the one that was loaded: they take each other's place all the time.
  const [short, long] = ['short.bin', 'long.bin'].map((name) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, cannedModel('git push origin'));
    return path;
  }) as [string, string];
  let running: Channel | undefined;
  const engine = createEngine({
    places: temporaryPlaces([{}]),
    child: await bundleEngineChild(),
    start(script) {
      running = forkChannel(script);
      return running;
    },
  });
  onTestFinished(() => engine.dispose());
  const world = fakeWorld();
  const heard: number[] = [];
  const closeWith = new Map<number, () => void>();
  const session = runSession(
    {
      ...world.ports,
      timer: {
        after(ms, run) {
          const timer = setTimeout(run, ms / HASTE);
          return () => clearTimeout(timer);
        },
      },
      microphone: {
        open: (id, listener) => {
          setTimeout(() => listener.began(), 5);
          closeWith.set(id, () => listener.ended(clipOf(1, id / 1000)));
        },
        close: (id, tailMs) => void setTimeout(() => closeWith.get(id)?.(), tailMs / HASTE),
        drop: (id) => void closeWith.delete(id),
        isAsked: () => false,
        soFar: () => clipOf(0.5),
      },
      ear: {
        load: () => void engine.load(short),
        async hear(clip, signal, onFirst) {
          const request = { model: long, samples: clip.samples, prompt: '', signal };
          const answer = await engine.hear(request);
          if (!answer.ok) return answer;
          heard.push(clip.samples[0] ?? 0);
          const hearing = hearingOf(answer.value.text.trim());
          onFirst(hearing);
          // As the transcriber does: where the engine ends in the second hearing, the first is the answer.
          await engine.hear(request);
          return ok(hearing);
        },
        async hearSoFar(clip, signal) {
          const answer = await engine.hear({ model: short, samples: clip.samples, prompt: '', signal });
          return answer.ok ? { heard: answer.value.text, command: '' } : null;
        },
      },
    },
    () => [],
  );
  const random = numbers(5);
  let kept = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const killed = wait(random.next().value * 400).then(() => running?.kill());
    session.tell({ type: 'start' });
    await wait(80);
    session.tell({ type: 'stop' });
    await until(session, 'review', 'blocked');
    await killed;
    const view = session.view();
    if (view.kind === 'blocked') {
      kept++;
      expect(view.message).toMatchObject({ code: 'engine-ended', action: 'retry' });
      session.tell(press('act', view.session));
      await until(session, 'review', 'blocked');
    }
    const review = session.view();
    if (review.kind !== 'review') throw new Error(`round ${round}: ${JSON.stringify(review)}`);
    expect(review.review.command).toBe('git push origin');
    session.tell(insert(review.session));
    await until(session, 'notice');
  }
  session.dispose();
  expect(world.inserted).toHaveLength(ROUNDS);
  expect(new Set(heard).size).toBe(ROUNDS);
  expect(world.bugs).toEqual([]);
  // Some of the kills must have hit a hearing, or nothing was shown.
  expect(kept).toBeGreaterThan(ROUNDS / 20);
}, 600_000);

import { expect, test } from 'vitest';
import { watchEngine } from '../../src/main/engine-watch.ts';
import type { EngineFacts } from '../../src/platform/engine.ts';
import { rememberingLog, settle } from './support.ts';

const RUNNING: EngineFacts = { pid: 7, memory: 100_000_000, processor: 0, models: [] };

function setUp(answers: (EngineFacts | undefined | Error)[]) {
  const log = rememberingLog();
  let asked = 0;
  let changes = 0;
  const watch = watchEngine(
    {
      async facts() {
        const answer = answers[asked++];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    () => changes++,
    log,
  );
  return { watch, log, asked: () => asked, changes: () => changes };
}

test('tells once what differs', async () => {
  const { watch, changes } = setUp([RUNNING, { ...RUNNING, memory: 100_400_000 }, undefined]);
  watch.look();
  await settle();
  expect(watch.facts()).toEqual(RUNNING);
  watch.look();
  await settle();
  expect(changes()).toBe(1);
  watch.look();
  await settle();
  expect(watch.facts()).toBeUndefined();
  expect(changes()).toBe(2);
});

test('asks once more, not once each, for what happened while it asked', async () => {
  const { watch, asked } = setUp([RUNNING, RUNNING, RUNNING]);
  for (let look = 0; look < 5; look++) watch.look();
  await settle();
  expect(asked()).toBe(2);
});

test('asks again after an answer that was a bug, which is logged', async () => {
  const bug = new Error('of another shape');
  const { watch, log } = setUp([bug, RUNNING]);
  watch.look();
  await settle();
  expect(log.bugs).toEqual([bug]);
  watch.look();
  await settle();
  expect(watch.facts()).toEqual(RUNNING);
});

import { expect, test } from 'vitest';
import type { Problem } from '../../src/core/errors.ts';
import { createObstacles } from '../../src/main/obstacles.ts';

const problem = (code: Problem['code']): Problem => ({ code, detail: '' });

const NOBODY = () => {};

test('tells the gravest, once, and the next when it is gone', () => {
  const told: (Problem['code'] | null)[] = [];
  const obstacles = createObstacles((gravest) => told.push(gravest?.code ?? null), NOBODY);
  obstacles.set('settings', problem('settings-read-only'));
  obstacles.set('model', problem('no-model'));
  obstacles.set('model', problem('no-model'));
  obstacles.set('hook', problem('hook-denied'));
  obstacles.set('settings', null);
  expect(obstacles.all().map(({ code }) => code)).toEqual(['hook-denied', 'no-model']);
  obstacles.set('hook', null);
  obstacles.set('model', null);
  expect(told).toEqual(['settings-read-only', 'no-model', 'hook-denied', null, 'no-model', null]);
});

test('tells nothing where nothing stands in the way', () => {
  const told: unknown[] = [];
  const obstacles = createObstacles((gravest) => told.push(gravest), NOBODY);
  obstacles.set('hook', null);
  expect(told).toEqual([]);
});

test('tells of every change, also where the gravest stays, and of nothing else', () => {
  let changes = 0;
  const obstacles = createObstacles(
    () => {},
    () => changes++,
  );
  obstacles.set('hook', problem('hook-ended'));
  obstacles.set('settings', problem('settings-read-only'));
  obstacles.set('settings', problem('settings-read-only'));
  obstacles.set('model', null);
  obstacles.set('settings', null);
  expect(changes).toBe(3);
});

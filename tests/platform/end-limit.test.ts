import { expect, test } from 'vitest';
import { countEnds } from '../../src/platform/end-limit.ts';

/** When each end comes, and which of them is the one too many. */
test.each<[string, readonly number[], readonly boolean[]]>([
  ['at once', [0, 1, 2], [false, false, true]],
  ['within the time', [0, 500, 1000], [false, false, true]],
  ['seldom', [0, 600, 1200, 1800], [false, false, false, false]],
  ['seldom, then often', [0, 2000, 2100, 2200, 2300], [false, false, false, true, true]],
])('%s', (_, times, wanted) => {
  let now = 0;
  const count = countEnds({ mostEnds: 3, withinMs: 1000 }, () => now);
  const answers = times.map((at) => {
    now = at;
    return count.add();
  });
  expect(answers).toEqual(wanted);
});

test('whoever starts it by hand begins anew', () => {
  const count = countEnds({ mostEnds: 2, withinMs: 1000 }, () => 0);
  expect([count.add(), count.add()]).toEqual([false, true]);
  count.forget();
  expect([count.add(), count.add()]).toEqual([false, true]);
});

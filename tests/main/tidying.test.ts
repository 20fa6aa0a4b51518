import { expect, test } from 'vitest';
import { findCollector } from '../../src/main/tidying.ts';

test('what nobody holds any more is gone at once', async () => {
  const collect = findCollector();
  const weak = new WeakRef({ large: new Array(1000).fill(1) });
  // A weak reference that was just made holds until the end of its turn.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(weak.deref()).toBeUndefined();
});

test('and gc is nobody else’s to call', () => {
  findCollector();
  expect('gc' in globalThis).toBe(false);
});

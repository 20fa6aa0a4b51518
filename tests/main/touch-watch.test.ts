import { expect, test } from 'vitest';
import { createTouchWatch, type KeyWatch } from '../../src/main/touch-watch.ts';

const down = (key: string, at = 200) => ({ type: 'down', key, at }) as const;

test.each<[string, number, (watch: KeyWatch) => void]>([
  ['a key', 1, (watch) => watch.press(down('A'))],
  ['each only once', 1, (watch) => [watch.press(down('A')), watch.press(down('B'))]],
  ['a button that pastes', 1, (watch) => watch.click(2, 200)],
  ['keys that nobody hears any more', 1, (watch) => watch.deafen()],
  ['a key that comes up', 0, (watch) => watch.press({ type: 'up', key: 'Enter', at: 200 })],
  ['a modifier alone', 0, (watch) => watch.press(down('RightAlt'))],
  ['the main button, which chooses "Take back"', 0, (watch) => watch.click(1, 200)],
  ['a key of the insertion itself, heard of late', 0, (watch) => watch.press(down('Insert', 99))],
])('%s: told %s times', (_name, times, does) => {
  const watch = createTouchWatch(() => 100);
  let told = 0;
  watch.watch(() => told++);
  does(watch);
  expect(told).toBe(times);
});

test('a later watch takes the place of an earlier one', () => {
  const watch = createTouchWatch(() => 100);
  const told: string[] = [];
  watch.watch(() => told.push('first'));
  watch.watch(() => told.push('second'));
  watch.press(down('A'));
  expect(told).toEqual(['second']);
});

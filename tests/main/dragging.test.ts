/** What counts as dragging the preview. */
import { expect, test } from 'vitest';
import { followDragging } from '../../src/main/windows/dragging.ts';

const at = (x: number, y: number) => ({ x, y, width: 600, height: 400 });
const HOME = at(300, 500);

test('it moves with the pointer on it: dragged, in as many steps as are told', () => {
  const dragging = followDragging();
  dragging.put(HOME, { x: 400, y: 520 });
  dragging.found(at(310, 495), { x: 410, y: 515 });
  dragging.found(at(350, 450), { x: 450, y: 470 });
  expect(dragging.distance()).toEqual({ x: 50, y: -50 });
});

test.each([
  ['the pointer is elsewhere', { x: 10, y: 10 }, { x: 20, y: 10 }],
  ['the pointer is on it, and rests', { x: 400, y: 520 }, { x: 400, y: 520 }],
])('a window manager shifts it, far: %s', (_name, before, after) => {
  const dragging = followDragging();
  dragging.put(HOME, before);
  dragging.found(at(300, 560), after);
  expect(dragging.distance()).toEqual({ x: 0, y: 0 });
  // From there it is dragged as from anywhere.
  dragging.found(at(310, 560), { x: 410, y: 580 });
  expect(dragging.distance()).toEqual({ x: 10, y: 0 });
});

test('what was dragged stays dragged when it is put there again', () => {
  const dragging = followDragging();
  dragging.put(HOME, { x: 400, y: 520 });
  dragging.found(at(340, 500), { x: 440, y: 520 });
  dragging.put(at(340, 500), { x: 5, y: 5 });
  dragging.found(at(340, 500), { x: 450, y: 520 });
  expect(dragging.distance()).toEqual({ x: 40, y: 0 });
});

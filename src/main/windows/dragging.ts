/**
 * Owns telling how far a person has dragged the preview: a window moves with the pointer on it then. What a window
 * manager shifts by itself is no dragging, however far. Never moves a window.
 */
import type { Rectangle } from './placement.ts';

type Point = Pick<Rectangle, 'x' | 'y'>;

export interface Dragging {
  /** It is put there by ourselves; the pointer is somewhere. */
  put(bounds: Rectangle, pointer: Point): void;
  /** It is found there. */
  found(bounds: Rectangle, pointer: Point): void;
  /** How far it was dragged, all in all. */
  distance(): Point;
}

export function followDragging(): Dragging {
  let dragged: Point = { x: 0, y: 0 };
  let last: { readonly bounds: Rectangle; readonly pointer: Point } | undefined;

  return {
    put(bounds, pointer) {
      last = { bounds, pointer };
    },
    found(bounds, pointer) {
      const before = last;
      last = { bounds, pointer };
      if (!before || !isOn(bounds, pointer) || isSame(before.pointer, pointer)) return;
      dragged = {
        x: dragged.x + bounds.x - before.bounds.x,
        y: dragged.y + bounds.y - before.bounds.y,
      };
    },
    distance: () => dragged,
  };
}

const isSame = (one: Point, other: Point): boolean => one.x === other.x && one.y === other.y;

const isOn = ({ x, y, width, height }: Rectangle, point: Point): boolean =>
  point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;

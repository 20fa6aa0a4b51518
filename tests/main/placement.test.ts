import { describe, expect, test } from 'vitest';
import { PANEL_INSET, panelWidth, previewWindowSize } from '../../src/contract/panel.ts';
import { keepInSight, place } from '../../src/main/windows/placement.ts';

const SCREEN = { x: 0, y: 0, width: 1440, height: 900 };
const STILL = { x: 0, y: 0 };
/** Where the panel itself stands. */
const panelAt = (...args: Parameters<typeof place>) => {
  const window = place(...args);
  return { left: window.x + PANEL_INSET.left, top: window.y + PANEL_INSET.top };
};

test('stands in the middle, at the upper edge of the lower third', () => {
  expect(panelAt(SCREEN, 1, STILL)).toEqual({ left: 440, top: 600 });
});

test('stands on the display that is meant', () => {
  expect(panelAt({ x: -1920, y: 200, width: 1920, height: 1080 }, 1, STILL)).toEqual({ left: -1240, top: 920 });
});

test('is as large for every state', () => {
  const { width, height } = place(SCREEN, 1, STILL);
  expect(place(SCREEN, 1, { x: 5, y: 5 })).toMatchObject({ width, height });
  expect(place(SCREEN, 2, STILL).width).toBe(840 + PANEL_INSET.left + PANEL_INSET.right);
});

describe('stays on the screen with 200 pixels free below its first row', () => {
  test.each([
    ['dragged out on the left', SCREEN, 1, { x: -3000, y: 0 }],
    ['dragged out on the right', SCREEN, 1, { x: 3000, y: 0 }],
    ['dragged out at the top', SCREEN, 1, { x: 0, y: -3000 }],
    ['dragged out at the bottom', SCREEN, 1, { x: 0, y: 3000 }],
    ['on a low screen', { x: 0, y: 0, width: 1024, height: 400 }, 1, STILL],
    ['with large text', { x: 0, y: 0, width: 1024, height: 768 }, 2, STILL],
  ])('%s', (_what, area, textSize, dragged) => {
    const { left, top } = panelAt(area, textSize, dragged);
    expect(left).toBeGreaterThanOrEqual(area.x);
    expect(left + panelWidth(textSize)).toBeLessThanOrEqual(area.x + area.width);
    expect(top).toBeGreaterThanOrEqual(area.y);
    expect(top + 46 * textSize + 200).toBeLessThanOrEqual(area.y + area.height);
  });
});

test('shows its left end where a screen is too narrow for it', () => {
  expect(panelAt({ x: 0, y: 0, width: 500, height: 900 }, 1, STILL).left).toBe(0);
});

describe('what is shown can be seen whole', () => {
  const LOW = { x: 0, y: 30, width: 1366, height: 698 };
  const panelTop = (height: number, area = LOW) => {
    const { y } = keepInSight(area, place(area, 1, STILL), height);
    return y + PANEL_INSET.top;
  };

  test('what fits stays where it is', () => {
    const { top } = panelAt(LOW, 1, STILL);
    for (const height of [46, 78, 189, LOW.y + LOW.height - top]) expect(panelTop(height)).toBe(top);
  });

  test.each([300, 400, 698])('a panel of %i pixels ends at the edge of the screen', (height) => {
    expect(panelTop(height) + height).toBe(LOW.y + LOW.height);
  });

  test('it comes no further down again', () => {
    const moved = keepInSight(LOW, place(LOW, 1, STILL), 400);
    expect(keepInSight(LOW, moved, 78)).toEqual(moved);
  });

  test('on a screen that is lower than its window the panel scrolls, and its top is in sight', () => {
    const tiny = { x: 0, y: 30, width: 1024, height: 470 };
    const window = place(tiny, 2, STILL);
    expect(window.height).toBeLessThan(previewWindowSize(2).height);
    const highest = window.height - PANEL_INSET.top - PANEL_INSET.bottom;
    expect(keepInSight(tiny, window, highest).y + PANEL_INSET.top).toBe(tiny.y);
    expect(highest).toBe(tiny.height);
  });
});

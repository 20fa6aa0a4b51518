/** Who gets a click on the preview's window, on each platform. */
import { expect, test } from 'vitest';
import { previewClicks } from '../../src/main/windows/preview-clicks.ts';

const PANEL = { width: 559.4, height: 78 };
const SHAPE = [{ x: 32, y: 24, width: 560, height: 78 }];

function setUp(platform: string) {
  const now = { ignores: false, forwards: false, shape: [] as readonly object[] };
  const clicks = previewClicks(
    {
      setIgnoreMouseEvents(ignore, { forward = false } = {}) {
        now.ignores = ignore;
        now.forwards = ignore && forward;
      },
      setShape(rectangles) {
        now.shape = rectangles;
      },
    },
    platform,
  );
  return { clicks, now };
}

test.each(['darwin', 'win32'])('%s: only while the pointer is over the panel', (platform) => {
  const { clicks, now } = setUp(platform);
  expect(now).toMatchObject({ ignores: true, forwards: true });
  clicks.show('review');
  clicks.setPanel(PANEL);
  expect(now).toMatchObject({ ignores: true, forwards: true, shape: [] });
  clicks.setPointer(true);
  expect(now.ignores).toBe(false);
  clicks.setPointer(false);
  expect(now).toMatchObject({ ignores: true, forwards: true });
  clicks.setPointer(true);
  clicks.show('hidden');
  expect(now.ignores).toBe(true);
});

test('linux: the window has the shape of the panel, and takes clicks where there is something to click', () => {
  const { clicks, now } = setUp('linux');
  expect(now).toMatchObject({ ignores: true, shape: [] });
  clicks.show('listening');
  clicks.setPanel(PANEL);
  expect(now).toMatchObject({ ignores: true, shape: SHAPE });
  clicks.show('review');
  expect(now).toMatchObject({ ignores: false, shape: SHAPE });
  clicks.setPanel({ width: 560, height: 189 });
  expect(now.shape).toEqual([{ x: 32, y: 24, width: 560, height: 189 }]);
  clicks.show('hidden');
  expect(now).toMatchObject({ ignores: true, shape: [] });
});

test('linux: nothing is taken before the panel is there', () => {
  const { clicks, now } = setUp('linux');
  clicks.show('review');
  expect(now.ignores).toBe(true);
  clicks.setPanel(PANEL);
  expect(now.ignores).toBe(false);
});

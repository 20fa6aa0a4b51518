/** Pages that end: opened again, given up after the third end, and opened again when somebody asks for it. */
import { expect, test } from 'vitest';
import type { WindowName } from '../../src/contract/calls.ts';
import { createRevival } from '../../src/main/windows/revival.ts';

function setUp() {
  const done: string[] = [];
  const revival = createRevival({
    reopen: (name) => done.push(`open ${name}`),
    giveUp: (name) => done.push(`give up ${name}`),
    onProblem: (about, problem) => done.push(`${about}: ${problem?.code ?? 'well'}`),
    limit: { mostEnds: 3, withinMs: 60_000 },
  });
  const end = (name: WindowName, times: number) => {
    for (let time = 0; time < times; time++) revival.ended(name);
  };
  return { revival, done, end };
}

test.each(['preview', 'capture'] as const)('%s is opened twice, then given up and said once', (name) => {
  const { revival, done, end } = setUp();
  end(name, 6);
  expect(done).toEqual([`open ${name}`, `open ${name}`, `give up ${name}`, 'page: page-ended']);
  expect(revival.isGivenUp(name)).toBe(true);
});

test('the settings are given up by themselves', () => {
  const { revival, done, end } = setUp();
  end('settings', 3);
  expect(done.slice(-2)).toEqual(['give up settings', 'settings-page: settings-page-ended']);
  revival.forgive('settings');
  expect(done.at(-1)).toBe('settings-page: well');
  end('settings', 1);
  expect(done.at(-1)).toBe('open settings');
});

test('on demand all that was given up is opened, and may end again as often', () => {
  const { revival, done, end } = setUp();
  end('preview', 3);
  end('capture', 3);
  done.length = 0;
  revival.again();
  expect(done).toEqual(['open preview', 'open capture', 'page: well']);
  expect(revival.isGivenUp('preview')).toBe(false);
  end('preview', 3);
  expect(done.slice(-4)).toEqual(['open preview', 'open preview', 'give up preview', 'page: page-ended']);
});

test('one window that ends does not count for another', () => {
  const { done, end } = setUp();
  end('preview', 2);
  end('capture', 2);
  expect(done).toEqual(['open preview', 'open preview', 'open capture', 'open capture']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEWEST_VERSION } from '../../../src/core/settings/migrations.ts';
import { changeSettings, readSettings } from '../../../src/core/settings/read.ts';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, settingsSchema } from '../../../src/core/settings/schema.ts';

/** What a file holds, which fields are not taken over, what the settings are beside the defaults. */
const FILES: readonly (readonly [name: string, data: unknown, damaged: readonly string[], differs: object])[] = [
  ['nothing in it', {}, [], {}],
  ['all of it', DEFAULT_SETTINGS, [], {}],
  ['some', { version: 1, mode: 'hold', inserts: 7 }, [], { mode: 'hold', inserts: 7 }],
  ['a key that nobody knows', { version: 1, future: { deep: [1] } }, [], { future: { deep: [1] } }],
  ['no version', { mode: 'toggle' }, [], { mode: 'toggle' }],
  ['a mode that is none', { version: 1, mode: 'shout', theme: 'dark' }, ['mode'], { theme: 'dark' }],
  ['a hotkey that is none', { version: 1, hotkey: 'A', theme: 'dark' }, ['hotkey'], { theme: 'dark' }],
  ['no hotkey', { version: 1, hotkey: '' }, [], { hotkey: '' }],
  [
    'rubbish in each',
    { hotkey: 7, mode: null, unloadMinutes: 3, textSize: 9, words: 'x', inserts: -1, extra: 1 },
    ['hotkey', 'mode', 'unloadMinutes', 'textSize', 'words', 'inserts'],
    { extra: 1 },
  ],
  ['a newer app', { version: 99, mode: 'hold' }, ['version'], { mode: 'hold' }],
  ['a version that is none', { version: 'x', mode: 'hold' }, [], { mode: 'hold' }],
  ['a list', [1, 2], [''], {}],
  ['null', null, [''], {}],
  ['text', 'rm -rf /', [''], {}],
  ['a prototype', JSON.parse('{"__proto__": {"mode": "hold"}, "theme": "dark"}'), [], { theme: 'dark' }],
];

describe('settings from a file', () => {
  test.each(FILES)('%s', (_, data, damaged, differs) => {
    const read = readSettings(data);
    expect(read.settings).toEqual({ ...DEFAULT_SETTINGS, ...differs });
    expect([...read.damaged].sort()).toEqual([...damaged].sort());
  });

  test('anything at all becomes settings', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ hotkey: fc.jsonValue(), words: fc.jsonValue(), version: fc.integer() })),
        (data) => {
          expect(settingsSchema.safeParse(readSettings(data).settings).success).toBe(true);
        },
      ),
    );
  });

  test('what was read is read again as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const { settings } = readSettings(data);
        expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual({
          settings: JSON.parse(JSON.stringify(settings)),
          damaged: [],
        });
      }),
    );
  });
});

const CHANGES: readonly (readonly [name: string, changes: Record<string, unknown>, outcome: string])[] = [
  ['one', { mode: 'hold' }, 'taken over'],
  ['several', { mode: 'hold', inserts: 3, words: ['kubectl'] }, 'taken over'],
  ['a hotkey', { hotkey: 'LeftCtrl+LeftShift+Space' }, 'taken over'],
  ['a hotkey that types', { hotkey: 'A' }, 'hotkey-unusable A'],
  ['a wrong value', { textSize: 5 }, 'bad-input textSize'],
  ['a right and a wrong one', { mode: 'hold', theme: 'pink' }, 'bad-input theme'],
  ['the version', { version: 99 }, 'taken over'],
];

describe('changes', () => {
  test.each(CHANGES)('%s', (_, changes, outcome) => {
    const changed = changeSettings(DEFAULT_SETTINGS, changes);
    expect(changed.ok ? 'taken over' : `${changed.problem.code} ${changed.problem.detail}`).toBe(outcome);
    if (changed.ok) expect(changed.value).toEqual({ ...DEFAULT_SETTINGS, ...changes, version: SETTINGS_VERSION });
  });
});

test('there is a step for every version', () => {
  expect(NEWEST_VERSION).toBe(SETTINGS_VERSION);
});

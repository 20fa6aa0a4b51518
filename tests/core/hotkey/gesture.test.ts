import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chord, parseChord } from '../../../src/core/hotkey/chord.ts';
import { createGesture, type GestureEvent, type GestureMode } from '../../../src/core/hotkey/gesture.ts';
import { GESTURE_LIMITS } from '../../../src/core/session/limits.ts';
import { fakeClock } from '../session/fake-ports.ts';

/** 'RightAlt' goes down, '-RightAlt' comes up; '!none' and '!reading' are what the session says. */
type Happening = readonly [at: number, what: string];
type Told = readonly [at: number, what: GestureEvent['type']];

const chordOf = (text: string): Chord | null => {
  const chord = parseChord(text);
  return chord.ok ? chord.value : null;
};

async function play(mode: GestureMode, hotkey: string, happenings: readonly Happening[]): Promise<Told[]> {
  const clock = fakeClock();
  const told: Told[] = [];
  const gesture = createGesture({
    chord: () => chordOf(hotkey),
    mode: () => mode,
    emit: ({ type }) => told.push([clock.now(), type]),
    limits: GESTURE_LIMITS,
    timer: clock,
  });
  for (const [at, what] of happenings) {
    await clock.pass(at - clock.now());
    if (what === '!none' || what === '!reading') gesture.follow(what === '!none' ? 'none' : 'reading');
    else if (what === '!forget') gesture.forgetKeys();
    else if (what.startsWith('-')) gesture.press({ type: 'up', key: what.slice(1), at });
    else gesture.press({ type: 'down', key: what, at });
  }
  await clock.pass(100_000);
  return told;
}

const BARE = 'RightAlt';
const KEY = 'F9';
const COMBO = 'LeftCtrl+LeftShift+Space';

const GESTURES: readonly (readonly [
  name: string,
  mode: GestureMode,
  hotkey: string,
  happenings: readonly Happening[],
  told: readonly Told[],
])[] = [
  [
    'held',
    'auto',
    KEY,
    [
      [0, KEY],
      [2000, '-F9'],
    ],
    [
      [0, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'held, repeated by the keyboard',
    'auto',
    KEY,
    [
      [0, KEY],
      [500, KEY],
      [533, KEY],
      [566, KEY],
      [2000, '-F9'],
    ],
    [
      [0, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'tapped, and tapped again',
    'auto',
    KEY,
    [
      [0, KEY],
      [200, '-F9'],
      [3000, KEY],
      [3100, '-F9'],
    ],
    [
      [0, 'start'],
      [250, 'lock'],
      [3000, 'stop'],
    ],
  ],
  [
    'tapped, held to stop',
    'auto',
    KEY,
    [
      [0, KEY],
      [200, '-F9'],
      [3000, KEY],
      [5000, '-F9'],
    ],
    [
      [0, 'start'],
      [250, 'lock'],
      [3000, 'stop'],
    ],
  ],
  [
    'tapped three times',
    'auto',
    KEY,
    [
      [0, KEY],
      [100, '-F9'],
      [1000, KEY],
      [1100, '-F9'],
      [2000, KEY],
      [3000, '-F9'],
    ],
    [
      [0, 'start'],
      [150, 'lock'],
      [1000, 'stop'],
      [2000, 'start'],
      [3050, 'stop'],
    ],
  ],
  [
    'just under a tap',
    'auto',
    KEY,
    [
      [0, KEY],
      [449, '-F9'],
      [5000, '!none'],
    ],
    [
      [0, 'start'],
      [499, 'lock'],
    ],
  ],
  [
    'just over a tap',
    'auto',
    KEY,
    [
      [0, KEY],
      [450, '-F9'],
    ],
    [
      [0, 'start'],
      [500, 'stop'],
    ],
  ],
  [
    'a tap in hold',
    'hold',
    KEY,
    [
      [0, KEY],
      [200, '-F9'],
    ],
    [
      [0, 'start'],
      [250, 'stop'],
    ],
  ],
  [
    'toggle',
    'toggle',
    KEY,
    [
      [0, KEY],
      [1000, '-F9'],
      [3000, KEY],
      [3100, '-F9'],
    ],
    [
      [0, 'start'],
      [0, 'lock'],
      [3000, 'stop'],
    ],
  ],

  [
    'bounced on release',
    'auto',
    KEY,
    [
      [0, KEY],
      [2000, '-F9'],
      [2020, KEY],
      [3000, '-F9'],
    ],
    [
      [0, 'start'],
      [3050, 'stop'],
    ],
  ],
  [
    'bounced when pressed',
    'auto',
    KEY,
    [
      [0, KEY],
      [8, '-F9'],
      [16, KEY],
      [2000, '-F9'],
    ],
    [
      [0, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'bounced in toggle',
    'toggle',
    KEY,
    [
      [0, KEY],
      [8, '-F9'],
      [16, KEY],
      [200, '-F9'],
      [3000, KEY],
      [3100, '-F9'],
    ],
    [
      [0, 'start'],
      [0, 'lock'],
      [3000, 'stop'],
    ],
  ],
  [
    'bounced when stopped',
    'toggle',
    KEY,
    [
      [0, KEY],
      [200, '-F9'],
      [3000, KEY],
      [3008, '-F9'],
      [3016, KEY],
      [3100, '-F9'],
    ],
    [
      [0, 'start'],
      [0, 'lock'],
      [3000, 'stop'],
    ],
  ],

  [
    'a modifier held',
    'auto',
    BARE,
    [
      [0, BARE],
      [2000, '-RightAlt'],
    ],
    [
      [200, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'a modifier tapped twice',
    'auto',
    BARE,
    [
      [0, BARE],
      [120, '-RightAlt'],
      [3000, BARE],
      [3100, '-RightAlt'],
    ],
    [
      [120, 'start'],
      [120, 'lock'],
      [3100, 'stop'],
    ],
  ],
  [
    'a modifier tapped in hold',
    'hold',
    BARE,
    [
      [0, BARE],
      [120, '-RightAlt'],
    ],
    [],
  ],
  [
    'a shortcut',
    'auto',
    BARE,
    [
      [0, BARE],
      [100, 'E'],
      [150, '-E'],
      [180, '-RightAlt'],
    ],
    [],
  ],
  [
    'a slow shortcut',
    'auto',
    BARE,
    [
      [0, BARE],
      [100, 'E'],
      [900, '-E'],
      [1500, '-RightAlt'],
    ],
    [],
  ],
  [
    'a very slow shortcut gives up what began',
    'auto',
    BARE,
    [
      [0, BARE],
      [400, 'E'],
      [450, '-E'],
      [500, '-RightAlt'],
    ],
    [
      [200, 'start'],
      [400, 'cancel'],
    ],
  ],
  [
    'with another modifier it is another chord',
    'auto',
    BARE,
    [
      [0, 'LeftCtrl'],
      [50, BARE],
      [900, '-RightAlt'],
      [950, '-LeftCtrl'],
    ],
    [],
  ],
  [
    'a shortcut while it is locked does not stop it',
    'auto',
    BARE,
    [
      [0, BARE],
      [100, '-RightAlt'],
      [2000, BARE],
      [2050, 'E'],
      [2100, '-E'],
      [2150, '-RightAlt'],
      [5000, BARE],
      [5100, '-RightAlt'],
    ],
    [
      [100, 'start'],
      [100, 'lock'],
      [5100, 'stop'],
    ],
  ],
  [
    'a shortcut and then the key',
    'auto',
    BARE,
    [
      [0, BARE],
      [100, 'E'],
      [150, '-E'],
      [180, '-RightAlt'],
      [1000, BARE],
      [2000, '-RightAlt'],
    ],
    [
      [1200, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'typing beside a held key that is no modifier',
    'auto',
    KEY,
    [
      [0, KEY],
      [500, 'E'],
      [550, '-E'],
      [2000, '-F9'],
    ],
    [
      [0, 'start'],
      [2050, 'stop'],
    ],
  ],

  [
    'a combination',
    'auto',
    COMBO,
    [
      [0, 'LeftCtrl'],
      [100, 'LeftShift'],
      [200, 'Space'],
      [2000, '-Space'],
      [2010, '-LeftShift'],
      [2020, '-LeftCtrl'],
    ],
    [
      [200, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'a combination let go at a modifier',
    'auto',
    COMBO,
    [
      [0, 'LeftCtrl'],
      [100, 'LeftShift'],
      [200, 'Space'],
      [2000, '-LeftCtrl'],
      [2010, '-LeftShift'],
      [2020, '-Space'],
    ],
    [
      [200, 'start'],
      [2050, 'stop'],
    ],
  ],
  [
    'a combination with one more',
    'auto',
    COMBO,
    [
      [0, 'LeftCtrl'],
      [50, 'LeftAlt'],
      [100, 'LeftShift'],
      [200, 'Space'],
      [2000, '-Space'],
    ],
    [],
  ],
  [
    'half of it',
    'auto',
    COMBO,
    [
      [0, 'LeftCtrl'],
      [200, 'Space'],
      [300, '-Space'],
      [400, '-LeftCtrl'],
    ],
    [],
  ],
  [
    'the other side',
    'auto',
    COMBO,
    [
      [0, 'RightCtrl'],
      [100, 'LeftShift'],
      [200, 'Space'],
      [300, '-Space'],
    ],
    [],
  ],

  [
    'Esc while held',
    'auto',
    KEY,
    [
      [0, KEY],
      [1000, 'Escape'],
      [1100, '-Escape'],
      [2000, '-F9'],
    ],
    [
      [0, 'start'],
      [1000, 'cancel'],
    ],
  ],
  [
    'Esc while locked',
    'auto',
    KEY,
    [
      [0, KEY],
      [100, '-F9'],
      [1000, 'Escape'],
      [1100, '-Escape'],
      [2000, KEY],
      [3000, '-F9'],
    ],
    [
      [0, 'start'],
      [150, 'lock'],
      [1000, 'cancel'],
      [2000, 'start'],
      [3050, 'stop'],
    ],
  ],
  [
    'Esc at any other time is not ours',
    'auto',
    KEY,
    [
      [0, 'Escape'],
      [100, '-Escape'],
    ],
    [],
  ],
  [
    'Esc while it is read',
    'auto',
    KEY,
    [
      [0, KEY],
      [1000, '-F9'],
      [1100, '!reading'],
      [1200, 'Escape'],
      [1250, '!none'],
      [1300, 'Escape'],
    ],
    [
      [0, 'start'],
      [1050, 'stop'],
      [1200, 'cancel'],
    ],
  ],

  [
    'ended by itself: its up means nothing',
    'auto',
    KEY,
    [
      [0, KEY],
      [1000, '!none'],
      [2000, '-F9'],
      [3000, KEY],
      [4000, '-F9'],
    ],
    [
      [0, 'start'],
      [3000, 'start'],
      [4050, 'stop'],
    ],
  ],
  [
    'ended by itself while locked: the next press begins',
    'toggle',
    KEY,
    [
      [0, KEY],
      [100, '-F9'],
      [1000, '!none'],
      [3000, KEY],
      [3100, '-F9'],
      [4000, '!none'],
    ],
    [
      [0, 'start'],
      [0, 'lock'],
      [3000, 'start'],
      [3000, 'lock'],
    ],
  ],
  [
    'an up that never comes',
    'auto',
    KEY,
    [[0, KEY]],
    [
      [0, 'start'],
      [65_000, 'stop'],
    ],
  ],
  [
    'a press after an up that never came',
    'auto',
    KEY,
    [
      [0, KEY],
      [10_000, '!none'],
      [20_000, KEY],
      [21_000, '-F9'],
    ],
    [
      [0, 'start'],
      [20_000, 'start'],
      [21_050, 'stop'],
    ],
  ],
  [
    'an up of a modifier that never came',
    'auto',
    COMBO,
    [
      [0, 'LeftAlt'],
      [70_000, 'LeftCtrl'],
      [70_100, 'LeftShift'],
      [70_200, 'Space'],
      [72_000, '-Space'],
    ],
    [
      [70_200, 'start'],
      [72_050, 'stop'],
    ],
  ],
  [
    'keys forgotten after a lock',
    'auto',
    KEY,
    [
      [0, KEY],
      [1000, '!forget'],
      [2000, KEY],
      [3000, '-F9'],
    ],
    [
      [0, 'start'],
      [1000, 'stop'],
      [2000, 'start'],
      [3050, 'stop'],
    ],
  ],
  [
    'no hotkey',
    'auto',
    '',
    [
      [0, KEY],
      [1000, '-F9'],
      [2000, BARE],
      [4000, '-RightAlt'],
    ],
    [],
  ],
];

describe('gestures', () => {
  test.each(GESTURES)('%s', async (_, mode, hotkey, happenings, told) => {
    expect(await play(mode, hotkey, happenings)).toEqual(told);
  });
});

test('whatever the keys do: starts and ends take turns, and nothing is held for ever', async () => {
  const keys = fc.constantFrom(
    'RightAlt',
    '-RightAlt',
    'F9',
    '-F9',
    'E',
    '-E',
    'Escape',
    '-Escape',
    'LeftShift',
    '-LeftShift',
    '!forget',
  );
  const happenings = fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), keys), { maxLength: 60 }).map((gaps) => {
    let at = 0;
    return gaps.map(([gap, what]): Happening => {
      at += gap;
      return [at, what];
    });
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<GestureMode[]>('auto', 'hold', 'toggle'),
      fc.constantFrom(BARE, KEY),
      happenings,
      async (mode, hotkey, list) => {
        let recording = false;
        for (const [, what] of await play(mode, hotkey, list)) {
          expect(recording).toBe(what !== 'start');
          recording = what === 'start' || what === 'lock';
        }
        if (mode === 'hold') expect(recording).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

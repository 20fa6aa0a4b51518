import { describe, expect, test } from 'vitest';
import { chordWords, formatChord, parseChord } from '../../../src/core/hotkey/chord.ts';
import { recordChord } from '../../../src/core/hotkey/chord-recording.ts';

/** Written, on a Mac, on Linux. */
const CHORDS: readonly (readonly [string, string, string])[] = [
  ['RightAlt', 'right ⌥', 'right Alt'],
  ['LeftCtrl', 'left ⌃', 'left Ctrl'],
  ['Fn', 'fn', 'Fn'],
  ['F9', 'F9', 'F9'],
  ['LeftCtrl+LeftShift+Space', '⌃⇧Space', 'Ctrl+Shift+Space'],
  ['LeftAlt+LeftMeta+V', '⌥⌘V', 'Alt+Super+V'],
  ['RightCtrl+RightShift', 'right ⌃+right ⇧', 'right Ctrl+right Shift'],
  ['LeftCtrl+1', '⌃1', 'Ctrl+1'],
  ['LeftCtrl+ArrowUp', '⌃↑', 'Ctrl+↑'],
  ['LeftCtrl+Slash', '⌃/', 'Ctrl+/'],
];

describe('chords', () => {
  test.each(CHORDS)('%s', (written, mac, linux) => {
    const chord = parseChord(written);
    if (!chord.ok) throw new Error(written);
    expect([formatChord(chord.value), chordWords(chord.value, 'mac'), chordWords(chord.value, 'linux')]).toEqual([
      written,
      mac,
      linux,
    ]);
  });

  test.each([
    '',
    '+',
    'A',
    '1',
    'Space',
    'LeftShift+A',
    'Escape',
    'LeftCtrl+Escape',
    'LeftCtrl+A+B',
    'LeftCtrl+LeftCtrl',
    'Ctrl+A',
    'LeftCtrl+',
    'LeftCtrl+rm -rf',
    'x'.repeat(99),
  ])('not %j', (written) => {
    const chord = parseChord(written);
    expect(chord.ok ? 'usable' : chord.problem.code).toBe('hotkey-unusable');
  });

  test('the order in which it is written does not matter', () => {
    const chord = parseChord('Space + LeftShift + LeftCtrl');
    expect(chord.ok && formatChord(chord.value)).toBe('LeftCtrl+LeftShift+Space');
  });
});

/** 'RightAlt' goes down, '-RightAlt' comes up; what the last press settled. */
const RECORDINGS: readonly (readonly [string, string, string])[] = [
  ['a modifier alone, when it comes up', 'RightAlt -RightAlt', 'RightAlt'],
  ['not before', 'RightAlt', 'nothing yet'],
  ['nor while it repeats', 'F9 F9 F9', 'nothing yet'],
  ['a key with modifiers', 'LeftShift LeftCtrl Space -Space', 'LeftCtrl+LeftShift+Space'],
  ['let go in another order', 'LeftShift LeftCtrl Space -LeftShift', 'LeftCtrl+LeftShift+Space'],
  ['two modifiers', 'LeftCtrl LeftAlt -LeftCtrl', 'LeftCtrl+LeftAlt'],
  ['a function key', 'F9 -F9', 'F9'],
  ['Esc leaves it', 'Escape', 'left'],
  ['Esc with a modifier is no hotkey', 'LeftCtrl Escape -Escape', 'unusable'],
  ['a letter alone', 'A -A', 'unusable'],
  ['a letter, then a chord', 'A -A LeftCtrl A -A', 'LeftCtrl+A'],
  ['what comes up after it was settled', 'LeftShift A -A -LeftShift', 'nothing yet'],
  ['and then another', 'LeftShift A -A -LeftShift RightAlt -RightAlt', 'RightAlt'],
  ['the up of a key that was down before', '-Enter', 'nothing yet'],
];

describe('a hotkey chosen by pressing it', () => {
  test.each(RECORDINGS)('%s', (_, keys, settles) => {
    const recording = recordChord();
    const answers = keys
      .split(' ')
      .map((key, at) => recording.press({ type: key.startsWith('-') ? 'up' : 'down', key: key.replace('-', ''), at }));
    const last = answers.at(-1);
    expect(last?.type === 'chord' ? formatChord(last.chord) : (last?.type ?? 'nothing yet')).toBe(settles);
  });
});

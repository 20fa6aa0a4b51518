/** Whatever comes in, what may be typed holds nothing that executes, steers the terminal or cannot be seen. */
import { describe, expect, test } from 'vitest';
import { cleanForTyping, isTypeable } from '../../../src/core/review/typeable.ts';

/** Written without the table of typeable.ts: the classes of Unicode that may never be typed. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}]|(?! )\p{Zs}/u;
/** Unassigned code points are no danger; only the noncharacters among them are kept out. */
const isForbidden = (character: string) => FORBIDDEN.test(character) && !/\p{Cn}/u.test(character);

const recorded: readonly (readonly [command: string, clean: string])[] = [
  ['ls -la', 'ls -la'],
  [' ls', ' ls'],
  ['ls\n', 'ls'],
  ['ls\r\n', 'ls'],
  ['ls\nrm -rf /', 'ls rm -rf /'],
  ['ls \r\n  pwd', 'ls pwd'],
  ['a\tb', 'a b'],
  ['a\u0085b\u2028c\u2029d', 'a b c d'],
  ['a\u001b[2Jb', 'a[2Jb'],
  ['a\u009b31mb', 'a31mb'],
  ['a\u0007\u0008\u007fb', 'ab'],
  ['a\u0000b', 'ab'],
  ['rm \u202etxt.exe\u202c', 'rm txt.exe'],
  ['ls\u200b -la\ufeff', 'ls -la'],
  ['a\u00a0b\u3000c', 'a b c'],
  ['a\u{e0041}b', 'ab'],
  ['a\ud800b', 'ab'],
  ['caf\u00e9 \u65e5\u672c \u{1f600} \u2026', 'caf\u00e9 \u65e5\u672c \u{1f600} \u2026'],
  ['e\u0301', 'e\u0301'],
  ['', ''],
  ['\n\t', ''],
];

describe('cleanForTyping', () => {
  test.each(recorded)('%j', (command, clean) => {
    expect(cleanForTyping(command)).toBe(clean);
  });

  test('no code point gets through that may not, in the middle or at the ends', () => {
    for (let code = 0; code <= 0x10ffff; code += 512) {
      let text = '';
      for (let i = 0; i < 512; i++) text += `${String.fromCodePoint(code + i)}a`;
      for (const hostile of [text, [...text].reverse().join('')]) {
        const clean = cleanForTyping(hostile);
        expect([...clean].filter(isForbidden)).toEqual([]);
        expect(isTypeable(clean)).toBe(true);
        expect(cleanForTyping(clean)).toBe(clean);
      }
    }
  });

  test('keeps every visible letter, digit, sign and picture', () => {
    const lost: string[] = [];
    for (let code = 0x21; code <= 0x1ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) continue;
      // Letters that are drawn as nothing, and signs of the specials block.
      if (/[\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd]/u.test(character)) continue;
      if (cleanForTyping(`x${character}`) !== `x${character}`) lost.push(code.toString(16));
    }
    expect(lost).toEqual([]);
  });

  test('hostile mixtures come out clean and stay so', () => {
    const pool = [
      '\n',
      '\r',
      '\u001b[201~',
      '\u001b]0;x\u0007',
      '\u0090q',
      '\u202e',
      '\u200b',
      '\t',
      'rm -rf /',
      ' ',
      '\u2028',
      '\u{e0001}',
      'ls',
      '\\',
      '\ud83d',
      '\ude00',
    ];
    let state = 7;
    for (let i = 0; i < 5000; i++) {
      let text = '';
      for (let j = 0; j < 12; j++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        text += pool[(state >>> 16) % pool.length];
      }
      const clean = cleanForTyping(text);
      expect([...clean].filter(isForbidden)).toEqual([]);
      expect(cleanForTyping(clean)).toBe(clean);
      expect(isTypeable(clean)).toBe(true);
    }
  });
});

describe('isTypeable', () => {
  test.each(['\n', '\r', '\t', '\u001b', '\u0085', '\u202e', '\u200d', '\ufeff', '\ud800'])(
    'refuses %j',
    (character) => {
      expect(isTypeable(`ls${character}`)).toBe(false);
    },
  );
});

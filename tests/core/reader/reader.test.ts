// The shipped reader on the open recorded cases, and what holds for any reading whatever the weights are.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../../../src/core/draft.ts';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { loadReader, MAX_UNITS } from '../../../src/core/reader/reader.ts';
import { EMPTY_SCENE } from '../../../src/core/scene.ts';

const BYTES = new Uint8Array(readFileSync('resources/models/reader.bin'));
const LEXICON = expectOk(parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt'))));
const READER = expectOk(loadReader(BYTES, LEXICON));
const OPEN = 'tests/recorded/open';

/** Least share of exact readings, in percent, of the reader alone; raise them when it gets better. */
const FLOORS: Readonly<Record<string, number>> = {
  chaotic: 40,
  clean: 93,
  fuzzy: 80,
  misheard: 80,
  natural: 75,
  printed: 90,
  runon: 85,
};

function expectOk<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

interface Case {
  readonly heard: string;
  readonly command?: string;
}

const casesOf = (style: string): Case[] =>
  readFileSync(`${OPEN}/${style}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

const read = (heard: string) => READER.read(lex(heard), EMPTY_SCENE);
const ALL = readdirSync(OPEN)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => casesOf(file.replace('.jsonl', '')));

const READ = ALL.map(({ heard }) => {
  const lexed = lex(heard);
  return { heard, lexed, readings: READER.read(lexed, EMPTY_SCENE) };
});

/** Pieces follow one another with at most one blank between them, from the first to the last character. */
function isCovered(command: string, pieces: readonly Piece[]): boolean {
  let at = 0;
  for (const { from, to } of pieces) {
    if (!/^ ?$/.test(command.slice(at, from)) || to <= from) return false;
    at = to;
  }
  return at === command.length;
}

describe('open recorded cases', () => {
  for (const [style, floor] of Object.entries(FLOORS)) {
    test(`${style}: at least ${floor}% read exactly`, () => {
      const cases = casesOf(style);
      const right = cases.filter(({ heard, command }) => (read(heard)[0]?.command ?? '') === (command ?? ''));
      expect((100 * right.length) / cases.length).toBeGreaterThanOrEqual(floor);
    });
  }
});

describe('every reading', () => {
  test('has each character in exactly one piece or a blank between two', () => {
    const broken = READ.filter(({ readings }) => readings.some(({ command, pieces }) => !isCovered(command, pieces)));
    expect(broken.map(({ heard }) => heard)).toEqual([]);
  });

  test('writes only what its words said, but for repairs and alternatives', () => {
    const broken: string[] = [];
    for (const { lexed, readings } of READ) {
      for (const { command, pieces } of readings) {
        for (const { from, to, first, last, origin } of pieces) {
          const units = lexed.units.filter((unit) => unit.first >= first && unit.last <= last);
          const may = units.flatMap((unit) => [unit.text, ...unit.alternatives.map(({ text }) => text)]);
          const wrote = command.slice(from, to).toLowerCase();
          if (origin === 'said' && !may.some((text) => text.toLowerCase() === wrote))
            broken.push(`${command}: ${wrote}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test('drops no word that wrote something', () => {
    const broken = READ.filter(({ readings }) =>
      readings.some(({ pieces, dropped }) =>
        dropped.some((word) => pieces.some(({ first, last }) => first <= word && word < last)),
      ),
    );
    expect(broken.map(({ heard }) => heard)).toEqual([]);
  });

  test('comes at most nine times, best first, each another command', () => {
    const broken = READ.filter(({ readings }) => {
      const scores = readings.map(({ logProbability }) => logProbability);
      const sorted = scores.every((score, at) => at === 0 || score <= (scores[at - 1] ?? 0));
      return readings.length > 9 || !sorted || new Set(readings.map(({ command }) => command)).size < readings.length;
    });
    expect(broken.map(({ heard }) => heard)).toEqual([]);
  });

  test('is the same for the same words, however much was read before', () => {
    const fresh = expectOk(loadReader(BYTES, LEXICON));
    for (const { heard } of ALL.slice(0, 40)) expect(fresh.read(lex(heard), EMPTY_SCENE)).toEqual(read(heard));
  });
});

describe('odd speech', () => {
  test('nothing gives nothing', () => expect(read('')).toEqual([]));

  test('more units than anyone dictates are not read', () => {
    expect(read('git push '.repeat(MAX_UNITS)).length).toBe(0);
    expect(read('git push dash u '.repeat(MAX_UNITS / 5)).length).toBeGreaterThan(0);
  });

  test('repeated digits are data', () => {
    expect(read('ping eight dot eight dot eight dot eight')[0]?.command).toBe('ping 8.8.8.8');
  });
});

describe('a damaged file', () => {
  const damage: readonly [string, (bytes: Uint8Array) => Uint8Array][] = [
    ['empty', () => new Uint8Array(0)],
    ['cut short', (bytes) => bytes.slice(0, bytes.length / 2)],
    ['with one byte changed', (bytes) => bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1)],
    ['with bytes after its end', (bytes) => Uint8Array.from([...bytes.slice(0, 1000), 0, 0])],
    ['of another kind', (bytes) => bytes.with(0, 0)],
    ['of another version', (bytes) => bytes.with(4, 250)],
  ];
  for (const [what, change] of damage) {
    test(what, () => {
      const result = loadReader(change(BYTES), LEXICON);
      expect(result.ok ? 'ok' : result.problem.code).toBe('part-damaged');
    });
  }
});

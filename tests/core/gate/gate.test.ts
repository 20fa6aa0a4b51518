// The shipped gate: what it must never call sure, whom it sends where, and what it refuses to load.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/core/gate/gate.ts';
import { parseGate } from '../../../src/core/gate/gate-model.ts';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { processUnits } from '../../../src/core/processor/processor.ts';
import { readWritten } from '../../../src/core/processor/written.ts';
import { loadReader } from '../../../src/core/reader/reader.ts';
import { EMPTY_SCENE } from '../../../src/core/scene.ts';

const GATE_TEXT = readFileSync('resources/models/gate.json', 'utf8');
const LEXICON = expectOk(parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt'))));
const READER = expectOk(loadReader(new Uint8Array(readFileSync('resources/models/reader.bin')), LEXICON));
const GATE = expectOk(parseGate(GATE_TEXT));

function expectOk<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function judge(heard: string, fromSound = false) {
  const lexed = lex(heard);
  return decide(
    { lexed, said: processUnits(lexed), readings: READER.read(lexed, EMPTY_SCENE), fromSound },
    LEXICON,
    GATE,
  ).verdict;
}

const casesOf = (style: string): { heard: string; command?: string }[] =>
  readFileSync(`tests/recorded/open/${style}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

describe('clean speech that every list knows is sure', () => {
  for (const heard of ['git space push', 'ls space dash l a', 'cd space slash etc', 'docker space ps space dash a']) {
    test(heard, () => expect(judge(heard)).toMatchObject({ route: 'processor', sure: true, why: '' }));
  }
});

describe('what a wrapper with flags runs is weighed as the command', () => {
  for (const heard of [
    'sudo space dash u space bob space docker space ps',
    'nice space dash n space 5 space docker space ps',
    'env space dash i space ls',
  ]) {
    test(heard, () => expect(judge(heard)).toMatchObject({ route: 'processor', sure: true }));
  }

  test('a wrapper cut short runs nothing', () => expect(judge('sudo space dash u space bob').sure).toBe(false));
});

describe('never sure', () => {
  for (const style of ['middle-zone', 'described', 'prose']) {
    test(`${style}: nothing that is wrong`, () => {
      const wrong = casesOf(style).filter(({ heard, command }) => {
        const verdict = judge(heard);
        return verdict.sure && verdict.draft.command !== (command ?? '');
      });
      expect(wrong).toEqual([]);
    });
  }

  test('a repaired word', () => {
    for (const { heard } of [...casesOf('misheard'), ...casesOf('middle-zone')]) {
      const verdict = judge(heard);
      if (verdict.draft.pieces.some(({ origin }) => origin === 'repaired')) expect(verdict.sure).toBe(false);
    }
  });

  test('a wrong path in clean-looking speech', () => {
    expect(judge('cat space slash etsy slash nginx dot conf').sure).toBe(false);
  });

  test('what the shell would wait to be finished', () => expect(judge('echo space quote hello').sure).toBe(false));
});

describe('where blanks were said and a recogniser wrote the words', () => {
  test.each([
    ['sudo space systemctk space status', 'sudo systemctl status'],
    ['echo space dollar path', 'echo $PATH'],
  ])('%s: the much likelier reading answers, and is not sure; as typed, the words stand', (heard, likely) => {
    expect(judge(heard, true)).toMatchObject({ route: 'reader', sure: false, draft: { command: likely } });
    expect(judge(heard).route).toBe('processor');
    expect(judge(heard).draft.command).not.toBe(likely);
  });

  test('what is sure as typed is the same from sound', () => {
    expect(judge('git space push', true)).toEqual(judge('git space push'));
  });
});

test('a command printed as it is typed, but for a blank that no flag goes without, is read with it', () => {
  for (const [heard, command] of [
    ['Kubectl get pods-n staging.', 'kubectl get pods -n staging'],
    ['ls -la /etc', 'ls -la /etc'],
  ] as const) {
    const lexed = lex(heard);
    const written = readWritten(lexed, LEXICON);
    const said = written ? { kind: 'exact' as const, draft: written } : processUnits(lexed);
    expect(said.kind).toBe('exact');
    const readings = READER.read(lexed, EMPTY_SCENE);
    expect(decide({ lexed, said, readings, fromSound: false }, LEXICON, GATE).verdict.draft.command).toBe(command);
  }
});

describe('speech that dictates nothing', () => {
  for (const heard of ["let's talk about the project timeline", 'thanks for watching', '']) {
    test(`"${heard}" gives no command`, () =>
      expect(judge(heard)).toMatchObject({ route: 'none', sure: false, draft: { command: '' } }));
  }

  test('a request goes to the normalizer', () => {
    expect(judge('how much disk space is left')).toMatchObject({ route: 'normalizer', sure: false });
  });
});

describe('a verdict', () => {
  test('says why wherever it is not sure, and nothing where it is', () => {
    for (const style of ['natural', 'chaotic', 'clean', 'prose']) {
      for (const { heard } of casesOf(style)) {
        const { sure, why } = judge(heard);
        expect(why === '').toBe(sure);
      }
    }
  });

  test('has at most eight alternatives, none of them its own command or empty', () => {
    for (const { heard } of casesOf('runon')) {
      const { alternatives, draft } = judge(heard);
      expect(alternatives.length).toBeLessThanOrEqual(8);
      for (const { command } of alternatives) expect(['', draft.command]).not.toContain(command);
    }
  });
});

describe('a damaged gate file', () => {
  const whole = JSON.parse(GATE_TEXT);
  const files: readonly [string, string][] = [
    ['cut short', GATE_TEXT.slice(0, 200)],
    ['without thresholds', JSON.stringify({ ...whole, thresholds: {} })],
    ['of another version', JSON.stringify({ ...whole, version: 9 })],
    [
      'without a weight',
      JSON.stringify({ ...whole, models: { ...whole.models, reader: { bias: 0, weights: { chance: 1 } } } }),
    ],
  ];
  for (const [what, text] of files) {
    test(what, () => {
      const result = parseGate(text);
      expect(result.ok ? 'ok' : result.problem.code).toBe('part-damaged');
    });
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translateTranscript } from '../../src/core/pipeline.ts';
import { isTypeable } from '../../src/core/review/typeable.ts';
import { EMPTY_SCENE } from '../../src/core/scene.ts';
import { composeTranslate } from '../../src/platform/bundled.ts';

const composed = composeTranslate();
const translate = (heard: string) => {
  if (!composed.ok) throw new Error(composed.problem.detail);
  return composed.value(heard, EMPTY_SCENE);
};
const verdictOf = (heard: string) => {
  const answer = translate(heard);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.verdict;
};

describe('limits', () => {
  test.each<[string, string, string]>([
    ['2,001 words', 'ls '.repeat(2001), 'text-too-long'],
    ['megabytes of one word', 'x'.repeat(2_000_000), 'text-too-long'],
  ])('%s', (_name, heard, code) => {
    expect(translate(heard)).toMatchObject({ ok: false, problem: { code } });
  });
  test('2,000 words are read', () => {
    expect(translate('ls '.repeat(2000)).ok).toBe(true);
  });
});

describe('no command', () => {
  test.each(['', '   ', '\n\t', '.', '\u0000\u0001', '\u200b\u202e'])('in %j', (heard) => {
    expect(verdictOf(heard)).toMatchObject({ route: 'none', draft: { command: '' }, sure: false, confidence: 0 });
  });
});

describe('what holds for any text', () => {
  const spoken = fc.array(
    fc.constantFrom(
      'git',
      'space',
      'dash',
      'u',
      'quote',
      'slash',
      'etsy',
      'no wait',
      'seventy',
      'five',
      'dot',
      '"',
      '`',
    ),
    { maxLength: 30 },
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    spoken.map((words) => words.join(' ')),
    fc.tuple(spoken, fc.string({ unit: 'binary', maxLength: 8 })).map(([words, odd]) => words.join(odd)),
  );

  test('nothing that runs or steers a terminal comes out', () => {
    fc.assert(
      fc.property(anything, (heard) => {
        const { draft, alternatives } = verdictOf(heard);
        for (const { command } of [draft, ...alternatives]) expect(isTypeable(command)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a verdict keeps its promises', () => {
    fc.assert(
      fc.property(anything, (heard) => {
        const verdict = verdictOf(heard);
        const { command, pieces } = verdict.draft;
        expect(verdict.confidence).toBeGreaterThanOrEqual(0);
        expect(verdict.confidence).toBeLessThanOrEqual(1);
        expect(verdict.alternatives.length).toBeLessThanOrEqual(8);
        expect(verdict.alternatives.map((other) => other.command)).not.toContain(command);
        expect(command === '').toBe(
          verdict.route === 'none' || (verdict.route === 'normalizer' && pieces.length === 0),
        );
        if (verdict.sure) expect(['processor', 'reader']).toContain(verdict.route);
        if (verdict.sure) expect(pieces.every(({ origin }) => origin === 'said')).toBe(true);
        for (const { from, to } of pieces) expect(command.slice(from, to).length).toBe(to - from);
      }),
      { numRuns: 300 },
    );
  });

  test('the same words give the same answer', () => {
    fc.assert(
      fc.property(anything, (heard) => {
        expect(verdictOf(heard)).toEqual(verdictOf(heard));
      }),
      { numRuns: 50 },
    );
  });
});

test('every written character outside blanks was said', () => {
  const { draft } = verdictOf('git space push space dash u space origin space main');
  const covered = new Set(
    draft.pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  [...draft.command].forEach((sign, at) => {
    if (sign !== ' ') expect(covered.has(at)).toBe(true);
  });
});

describe('a clip heard twice', () => {
  const PAIRS: readonly [
    name: string,
    text: string,
    others: string[],
    heard: string,
    command: string,
    sure: boolean,
  ][] = [
    ['once', 'git status', [], 'git status', 'git status', true],
    ['alike but for capitals', 'git status', ['Git status.'], 'git status', 'git status', true],
    ['otherwise', 'git status', ['kit stay to us'], 'git status', 'git status', false],
    ['and the second time better', 'kit statue us', ['git status'], 'git status', 'git status', false],
  ];
  test.each(PAIRS)('%s', (_name, text, others, heard, command, sure) => {
    if (!composed.ok) throw new Error(composed.problem.detail);
    const answer = translateTranscript(composed.value, { text, others, speech: 1, ms: 0 }, EMPTY_SCENE);
    expect(answer).toMatchObject({ ok: true, value: { heard, verdict: { draft: { command }, sure } } });
  });
});

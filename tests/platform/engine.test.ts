import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, forkChannel } from '../../src/platform/channel.ts';
import { createEngine, type Engine, type EngineOptions } from '../../src/platform/engine.ts';
import { findCopy } from '../../src/platform/model-variant.ts';
import { isAlive } from '../is-alive.ts';
import { cannedModel } from './support/canned-model.ts';
import { bundleEngineChild } from './support/engine-script.ts';
import { temporaryFolder, temporaryPlaces } from './support/places.ts';

const SECOND = new Float32Array(16_000);
let child: string;
const engines: Engine[] = [];

beforeAll(async () => {
  child = await bundleEngineChild();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.dispose()));
});

function openEngine(options: Partial<EngineOptions> = {}): Engine {
  const engine = createEngine({ places: temporaryPlaces([{}]), child, ...options });
  engines.push(engine);
  return engine;
}

function writeModel(sentence = 'git push origin'): string {
  const path = join(temporaryFolder(), 'canned.bin');
  writeFileSync(path, cannedModel(sentence));
  return path;
}

async function pidOf(engine: Engine): Promise<number> {
  const facts = await engine.facts();
  if (!facts) throw new Error('no engine runs');
  return facts.pid;
}

describe('the engine process', () => {
  it('hears with a real model file in the real binding', async () => {
    const heard = await openEngine().hear({ model: writeModel(), samples: SECOND, prompt: '' });
    expect(heard).toMatchObject({ ok: true, value: { text: expect.stringMatching(/^ ?git push origin$/) } });
  });

  it('hears with the copies that are really loaded', async () => {
    const model = writeModel();
    const engine = openEngine();
    for (const tuned of [{}, { difference: {} }]) {
      const copy = await findCopy({ path: model, ...tuned }, 1);
      const heard = await engine.hear({ model: copy.ok ? copy.value : '', samples: SECOND, prompt: '' });
      expect(heard).toMatchObject({ ok: true, value: { text: expect.stringMatching(/^ ?git push origin$/) } });
    }
  });

  it('finds no speech in silence', async () => {
    expect(await openEngine().findSpeech(new Float32Array(32_000))).toEqual({ ok: true, value: [] });
  });

  it('starts with the first request and not before', async () => {
    const engine = openEngine();
    expect(await engine.facts()).toBeUndefined();
    await engine.load(writeModel());
    expect(await engine.facts()).toMatchObject({
      pid: expect.any(Number),
      models: [expect.stringContaining('canned')],
    });
  });

  it('loads a model once for two callers', async () => {
    const engine = openEngine();
    const model = writeModel();
    const [first, second] = await Promise.all([engine.load(model), engine.load(model)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: true, value: { ms: 0 } });
  });

  it('has one model in memory, the one that was asked for last', async () => {
    const engine = openEngine();
    const [short, long] = [writeModel('git push'), writeModel('list files')];
    await engine.load(short);
    const hearing = engine.hear({ model: short, samples: SECOND, prompt: '' });
    const loading = engine.load(long);
    expect(await hearing).toMatchObject({ ok: true, value: { text: expect.stringContaining('git push') } });
    expect(await loading).toMatchObject({ ok: true });
    expect(await engine.facts()).toMatchObject({ models: [long] });
    await engine.load(join(temporaryFolder(), 'none.bin'));
    expect(await engine.facts()).toMatchObject({ models: [long] });
  });

  // Elsewhere the system's own allocator decides, and nothing is promised.
  it.runIf(process.platform === 'linux')('gives the memory of a model back when another takes its place', async () => {
    const engine = openEngine();
    const models = [writeModel('git push'), writeModel('list files')];
    const memory: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      expect(await engine.hear({ model: models[turn % 2] ?? '', samples: SECOND, prompt: '' })).toMatchObject({
        ok: true,
      });
      memory.push((await engine.facts())?.memory ?? 0);
    }
    // With glibc's own settings it grows by 40 MB.
    expect((memory.at(-1) ?? 0) - (memory[0] ?? 0)).toBeLessThan(15e6);
  });

  it('answers each of several callers at once', async () => {
    const engine = openEngine();
    const models = [writeModel('git push'), writeModel('list files'), writeModel('show logs')];
    const heard = await Promise.all(models.map((model) => engine.hear({ model, samples: SECOND, prompt: '' })));
    expect(heard.map((each) => each.ok && each.value.text.trim())).toEqual(['git push', 'list files', 'show logs']);
  });

  it('says when it is killed in mid-utterance, and hears the next one, again and again', async () => {
    const engine = openEngine();
    const model = writeModel();
    for (let round = 0; round < 3; round++) {
      await engine.load(model);
      const pid = await pidOf(engine);
      process.kill(pid, 'SIGSTOP');
      const hearing = engine.hear({ model, samples: SECOND, prompt: '' });
      process.kill(pid, 'SIGKILL');
      expect(await hearing).toEqual({ ok: false, problem: { code: 'engine-ended', detail: 'SIGKILL' } });
      expect(await engine.hear({ model, samples: SECOND, prompt: '' })).toMatchObject({ ok: true });
    }
  });

  it('ends one that hangs, and asks a new one the next time', async () => {
    const script = join(temporaryFolder(), 'hang.mjs');
    writeFileSync(script, "process.on('message', () => {})");
    const started: Channel[] = [];
    const engine = openEngine({
      child: script,
      limitMs: () => 300,
      start(path) {
        const channel = forkChannel(path);
        started.push(channel);
        return channel;
      },
    });
    for (let round = 1; round <= 2; round++) {
      const hung = await engine.hear({ model: '/any.bin', samples: SECOND, prompt: '' });
      expect(hung).toEqual({ ok: false, problem: { code: 'engine-hung', detail: '0.3 s' } });
      expect(started.length).toBe(round);
    }
    for (const { pid } of started) expect(isAlive(pid ?? 0)).toBe(false);
  });

  it('says when it cannot even start', async () => {
    const script = join(temporaryFolder(), 'crash.mjs');
    writeFileSync(script, 'process.exit(3)');
    const heard = await openEngine({ child: script }).hear({ model: writeModel(), samples: SECOND, prompt: '' });
    expect(heard).toEqual({ ok: false, problem: { code: 'engine-ended', detail: 'exit code 3' } });
  });

  it.each([
    ['rubbish', new TextEncoder().encode('<html>not a model</html>'.repeat(100))],
    ['cut short', cannedModel('git push').slice(0, 100_000)],
    ['empty', new Uint8Array()],
  ])('refuses a model that is %s and goes on', async (_, bytes) => {
    const engine = openEngine();
    const path = join(temporaryFolder(), 'bad.bin');
    writeFileSync(path, bytes);
    expect(await engine.load(path)).toMatchObject({ ok: false, problem: { code: 'model-damaged' } });
    expect(await engine.load('/nowhere/model.bin')).toMatchObject({ ok: false, problem: { code: 'file-missing' } });
    expect(await engine.hear({ model: writeModel(), samples: SECOND, prompt: '' })).toMatchObject({ ok: true });
  });

  it('gives a request so long for each second of sound', async () => {
    const asked: number[] = [];
    const engine = openEngine({
      limitMs(seconds) {
        asked.push(seconds);
        return 60_000;
      },
    });
    await engine.findSpeech(new Float32Array(40_000));
    await engine.hear({ model: writeModel(), samples: SECOND, prompt: '' });
    await engine.load(writeModel());
    expect(asked).toEqual([2.5, 1, 0]);
  });

  it('leaves no process behind where it is disposed of as a model begins to load, nor starts one after', async () => {
    const started: Channel[] = [];
    const engine = openEngine({
      start(path) {
        const channel = forkChannel(path);
        started.push(channel);
        return channel;
      },
    });
    const model = writeModel();
    const loading = engine.load(model);
    await engine.dispose();
    expect(await loading).toMatchObject({ ok: false, problem: { code: 'engine-ended' } });
    expect(await engine.load(model)).toMatchObject({ ok: false, problem: { code: 'engine-ended' } });
    expect(started.map(({ pid }) => isAlive(pid ?? 0))).toEqual([false]);
  });

  it('stops when the person cancels, and hears the next one', async () => {
    const engine = openEngine();
    const model = writeModel();
    await engine.load(model);
    const controller = new AbortController();
    const hearing = engine.hear({ model, samples: SECOND, prompt: '', signal: controller.signal });
    controller.abort();
    expect(await hearing).toEqual({ ok: false, problem: { code: 'cancelled', detail: '' } });
    expect(await engine.hear({ model, samples: SECOND, prompt: '' })).toMatchObject({ ok: true });
  });

  it('ends when nobody asked for a while, and starts again', async () => {
    const engine = openEngine({ idleMs: () => 50 });
    const model = writeModel();
    await engine.load(model);
    await expect.poll(() => engine.facts(), { timeout: 10_000, interval: 200 }).toBeUndefined();
    expect(await engine.load(model)).toMatchObject({ ok: true });
  });

  it('gives everything back on unload by ending the process', async () => {
    const engine = openEngine();
    await engine.load(writeModel());
    const pid = await pidOf(engine);
    await engine.unload();
    expect(isAlive(pid)).toBe(false);
    expect(await engine.facts()).toBeUndefined();
  });
});

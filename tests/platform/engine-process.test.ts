import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../src/platform/channel.ts';
import { engineRequest } from '../../src/platform/engine-messages.ts';
import { runEngineProcess } from '../../src/platform/engine-process.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LIMIT = 30_000;

/** A child that says at each look what it took of the processor, and answers a loading after so many looks. */
function engineThat(takes: (looks: number) => number | undefined, answersAfter = Infinity) {
  const killed: string[] = [];
  let say: (message: unknown) => void = () => {};
  let end: (why: string) => void = () => {};
  let looks = 0;
  let loading = 0;
  const channel: Channel = {
    pid: 1,
    send(message) {
      const { op, id } = engineRequest.parse(message);
      if (op === 'load') loading = id;
      if (op !== 'ping') return;
      looks++;
      if (looks === answersAfter) say({ ok: true, id: loading, value: { ms: 1 } });
      const processor = takes(looks);
      if (processor !== undefined) say({ ok: true, id, value: { pid: 1, memory: 0, processor, models: [] } });
    },
    onMessage(listener) {
      say = listener;
    },
    onEnd(listener) {
      end = listener;
    },
    kill() {
      killed.push('SIGKILL');
      end('SIGKILL');
    },
  };
  const running = runEngineProcess(channel, 1);
  return { killed, looks: () => looks, load: () => running.ask('load', { model: '/any.bin' }, LIMIT) };
}

describe('a request to an engine that', () => {
  it('works slowly is waited for, far beyond the limit by the clock', async () => {
    const slow = engineThat((looks) => looks * 200, 100);
    const answer = slow.load();
    await vi.advanceTimersByTimeAsync(100 * (LIMIT / 6));
    expect(await answer).toEqual({ ok: true, value: { ms: 1 } });
    expect(slow.killed).toEqual([]);
    // Nobody waits: nobody looks.
    await vi.advanceTimersByTimeAsync(LIMIT);
    expect(slow.looks()).toBe(100);
  });

  it.each([
    ['answers nothing', () => undefined, '30 s'],
    ['answers looks and does nothing', (looks: number) => looks, '40 s'],
    ['works without end', (looks: number) => looks * 5000, '40 s'],
  ])('%s is ended', async (_, takes, detail) => {
    const hung = engineThat(takes);
    const answer = hung.load();
    await vi.advanceTimersByTimeAsync(LIMIT * 2);
    expect(await answer).toEqual({ ok: false, problem: { code: 'engine-hung', detail } });
    expect(hung.killed).toEqual(['SIGKILL']);
    expect(await hung.load()).toMatchObject({ ok: false, problem: { code: 'engine-hung' } });
  });

  it('owes an answer to a look is not asked again', async () => {
    const silent = engineThat(() => undefined);
    const answers = [silent.load(), silent.load()];
    await vi.advanceTimersByTimeAsync(LIMIT * 2);
    expect(silent.looks()).toBe(1);
    expect((await Promise.all(answers)).map((answer) => answer.ok)).toEqual([false, false]);
  });
});

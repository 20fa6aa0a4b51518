/**
 * Owns the promises of the microphone's page, in Chromium with a made-up microphone: what was played comes out at 16
 * kHz, whole, in order and in small chunks; the microphone is let go; each failure has its reason. Skipped without
 * Chromium.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Call, hasChromium, openStage, type Stage, type StagePage, until } from './stage.ts';

if (!hasChromium) console.log('The microphone’s page is not tried in a browser: Chromium is missing.');

const TONE = 1_000;

/** A tone at 48 kHz, as most microphones have it; two seconds, played again and again. */
function toneFile(): Buffer {
  const rate = 48_000;
  const samples = Int16Array.from({ length: rate * 2 }, (_, at) =>
    Math.round(12_000 * Math.sin((2 * Math.PI * TONE * at) / rate)),
  );
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

describe.runIf(hasChromium)('the microphone’s page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-tone-'));
  const tone = join(folder, 'tone.wav');
  let stage: Stage;
  beforeAll(async () => {
    writeFileSync(tone, toneFile());
    stage = await openStage([
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${tone}`,
      '--autoplay-policy=no-user-gesture-required',
    ]);
  }, 60_000);
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  const allowed = () => stage.open('capture', { permissions: ['microphone'] });
  const count = ({ page }: StagePage, name: string) =>
    page.evaluate((wanted) => window.stage.calls.filter((call) => call.name === wanted).length, name);
  const calledUntil = async (shown: StagePage, name: string, times = 1) => {
    await until(async () => (await count(shown, name)) >= times);
  };
  /** Samples are told as numbers: what Playwright carries is JSON. */
  const takeRecording = async (
    shown: StagePage,
  ): Promise<{ readonly session: number; readonly samples: number[]; readonly level: number }[]> =>
    shown.page.evaluate(() =>
      window.stage.calls.flatMap(({ name, value }) => {
        if (name !== 'capture.chunk') return [];
        const { session, samples, level } = value as { session: number; samples: Float32Array; level: number };
        return [{ session, samples: [...samples], level }];
      }),
    );

  test('says how much sound is missing after the audio thread stood still', async () => {
    const lostMs = async (session: number, whileOpen: (shown: StagePage) => Promise<void>): Promise<number> => {
      const shown = await allowed();
      await shown.send('capture.open', { session, deviceId: '' });
      await calledUntil(shown, 'capture.chunk', 25);
      await whileOpen(shown);
      await shown.send('capture.close', { session, tailMs: 250 });
      await calledUntil(shown, 'capture.ended');
      const ended = (await shown.takeCalls()).find(({ name }) => name === 'capture.ended');
      await shown.close();
      if (!ended) throw new Error('no end was told');
      return (ended.value as { lostMs: number }).lostMs;
    };
    const usual = await lostMs(11, async () => {});
    const stopped = await lostMs(12, async ({ page }) => {
      const devtools = await page.context().browser()?.newBrowserCDPSession();
      if (!devtools) throw new Error('no browser');
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      for (const id of pages) process.kill(id, 'SIGSTOP');
      await setTimeout(3_000);
      for (const id of pages) process.kill(id, 'SIGCONT');
      await devtools.detach();
    });
    expect(stopped - usual).toBeGreaterThan(1_000);
  });

  test('a tone of 1 kHz stays one, in chunks of at most 100 ms with their level, and nothing is lost at the end', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.send('capture.open', { session: 3, deviceId: '' });
    await calledUntil(shown, 'capture.chunk', 25);
    const before = await count(shown, 'capture.chunk');
    await shown.send('capture.close', { session: 3, tailMs: 250 });
    await calledUntil(shown, 'capture.ended');
    const chunks = await takeRecording(shown);
    const samples = chunks.flatMap((chunk) => chunk.samples);

    expect(chunks.every(({ session }) => session === 3)).toBe(true);
    expect(Math.max(...chunks.map((chunk) => chunk.samples.length))).toBeLessThanOrEqual(1_600);
    // The tail is recorded after it was asked for.
    expect(samples.length).toBeGreaterThanOrEqual(before * 640 + 3_000);
    const middle = samples.slice(4_000, 12_000);
    expect(frequencyOf(middle)).toBeCloseTo(TONE, -1);
    const steady = chunks.slice(8, 20).map(({ level }) => level);
    expect(Math.min(...steady)).toBeGreaterThan(0.1);
    expect(Math.max(...steady)).toBeLessThan(0.5);

    expect(await liveTracks(shown)).toBe(0);
    const calls = await shown.takeCalls();
    expect(order(calls).at(-1)).toBe('capture.ended');
    expect(shown.takeFaults()).toEqual([]);
    await shown.close();
  });

  test('dropped: the microphone is let go at once and nothing more is said', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.send('capture.open', { session: 4, deviceId: '' });
    await calledUntil(shown, 'capture.chunk', 2);
    await shown.send('capture.drop', { session: 4 });
    expect(await liveTracks(shown)).toBe(0);
    await shown.takeCalls();
    await shown.page.waitForTimeout(300);
    expect(order(await shown.takeCalls())).toEqual([]);
    await shown.close();
  });

  test('recorded twice: the second one is whole as well', async () => {
    const shown = await allowed();
    for (const session of [5, 6]) {
      await shown.send('capture.open', { session, deviceId: '' });
      await calledUntil(shown, 'capture.chunk', 5);
      await shown.send('capture.close', { session, tailMs: 100 });
      await calledUntil(shown, 'capture.ended');
      const own = order(await shown.takeCalls());
      expect(own.filter((name) => name === 'capture.ended')).toHaveLength(1);
      expect(own.filter((name) => name === 'capture.chunk').length).toBeGreaterThanOrEqual(6);
    }
    expect(shown.takeFaults()).toEqual([]);
    await shown.close();
  });

  test('closed before it was open: ended, and no microphone is left on', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.page.evaluate(() => {
      window.stage.send('capture.open', { session: 7, deviceId: '' });
      window.stage.send('capture.close', { session: 7, tailMs: 250 });
    });
    await calledUntil(shown, 'capture.ended');
    await until(async () => (await liveTracks(shown)) === 0);
    expect(order(await shown.takeCalls())).toEqual(['capture.ended']);
    await shown.close();
  });

  test('the system’s audio hangs: dropped, the microphone is let go all the same', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.page.evaluate(() => {
      AudioContext.prototype.resume = () => new Promise(() => {});
    });
    await shown.send('capture.open', { session: 11, deviceId: '' });
    await until(async () => (await liveTracks(shown)) === 1);
    await shown.send('capture.drop', { session: 11 });
    expect(await liveTracks(shown)).toBe(0);
    await shown.close();
  });

  test('the system’s audio fails: said, and no microphone is left on', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.page.evaluate(() => {
      // Whether it was asleep already or never got to it.
      const fail = () => {
        throw new DOMException('no audio', 'InvalidStateError');
      };
      AudioContext.prototype.resume = async () => fail();
      AudioContext.prototype.createMediaStreamSource = fail;
    });
    await shown.send('capture.open', { session: 12, deviceId: '' });
    await calledUntil(shown, 'capture.failed');
    await until(() => shown.page.evaluate(() => window.tracks.length === 1));
    await until(async () => (await liveTracks(shown)) === 0);
    await shown.close();
  });

  test('the microphone went away: failed, gone; what was recorded before was handed on', async () => {
    const shown = await allowed();
    await watchTracks(shown);
    await shown.send('capture.open', { session: 8, deviceId: '' });
    await calledUntil(shown, 'capture.chunk', 3);
    await shown.page.evaluate(() => {
      for (const track of window.tracks) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    });
    await calledUntil(shown, 'capture.failed');
    const calls = await shown.takeCalls();
    expect(calls.find(({ name }) => name === 'capture.failed')?.value).toEqual({ session: 8, why: 'gone', detail: '' });
    await shown.close();
  });

  test('no permission: denied', async () => {
    const shown = await stage.open('capture');
    await shown.send('capture.open', { session: 9, deviceId: '' });
    await calledUntil(shown, 'capture.failed');
    const failed = (await shown.takeCalls()).find(({ name }) => name === 'capture.failed');
    expect(failed?.value).toMatchObject({ session: 9, why: 'denied' });
    await shown.close();
  });

  test('the chosen microphone is not there: none', async () => {
    const shown = await allowed();
    await shown.send('capture.open', { session: 10, deviceId: 'unplugged' });
    await calledUntil(shown, 'capture.failed');
    const failed = (await shown.takeCalls()).find(({ name }) => name === 'capture.failed');
    expect(failed?.value).toMatchObject({ session: 10, why: 'none' });
    await shown.close();
  });

  test('microphones are listed with their names', async () => {
    const shown = await allowed();
    await calledUntil(shown, 'capture.devices');
    await shown.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await calledUntil(shown, 'capture.devices', 2);
    const lists = (await shown.takeCalls()).filter(({ name }) => name === 'capture.devices');
    expect(lists.at(-1)?.value).toEqual({
      devices: expect.arrayContaining([{ id: expect.stringMatching(/^\w{20,}$/), label: expect.stringMatching(/\w/) }]),
    });
    await shown.close();
  });
});

/** Names of the calls about a recording, in order. */
const order = (calls: readonly Call[]): string[] =>
  calls.map(({ name }) => name).filter((name) => !['capture.ready', 'capture.devices'].includes(name));

/** By the crossings of zero from below. */
function frequencyOf(samples: readonly number[]): number {
  const crossings = samples.filter((sample, at) => at > 0 && (samples[at - 1] ?? 0) < 0 && sample >= 0).length;
  return (crossings * 16_000) / samples.length;
}

declare global {
  interface Window {
    /** Every track that the page was given. */
    tracks: MediaStreamTrack[];
  }
}

const watchTracks = ({ page }: StagePage): Promise<void> =>
  page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    window.tracks = [];
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      window.tracks.push(...stream.getTracks());
      return stream;
    };
  });

const liveTracks = ({ page }: StagePage): Promise<number> =>
  page.evaluate(() => window.tracks.filter(({ readyState }) => readyState === 'live').length);

/**
 * The app's figures, all of one run: key-down to the first sound, key-up to the command, what it costs to do nothing,
 * and whether unloading gives everything back. Ratios compare between machines; milliseconds do not.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GESTURE_LIMITS } from '../../src/core/session/limits.ts';
import { type DesktopApp, startDesktopApp, whyNoDesktopApp } from '../desktop/support/desktop-app.ts';
import { startMicrophone, type TestMicrophone } from '../desktop/support/microphone.ts';
import { SPOKEN_COMMANDS, type SpokenCommand } from '../desktop/support/spoken-commands.ts';
import { missingPrograms, sleep, startXSession, until, type XSession } from '../desktop/support/x-session.ts';
import { control } from '../electron/launch-electron.ts';
import { busySeconds, memoryByKind, memoryOf } from './processes.ts';

const HOTKEY = '108';
const ROUNDS = Number(process.env.SAYDASH_BENCH_ROUNDS ?? 5);
const IDLE_SECONDS = 20;
const MEMORY_ROUNDS = 5;
const LIMIT_MS = 180_000;

/**
 * The double's main is Node on the C library's allocator, which keeps tens of megabytes that were freed for the next
 * who asks: garbage of nobody's. Told to give it back, it shows what the app itself holds. Set them otherwise to see
 * the difference.
 */
process.env.MALLOC_TRIM_THRESHOLD_ ??= '131072';
process.env.MALLOC_MMAP_THRESHOLD_ ??= '131072';

interface Entry {
  readonly at: string;
  readonly event: string;
  readonly [fact: string]: string | number | boolean;
}

const programs = missingPrograms('pulseaudio', 'paplay', 'pactl');
const why = programs.length > 0 ? `${programs.join(', ')} missing` : whyNoDesktopApp();
if (why) console.log(`Nothing is measured: ${why}.`);

const TIMES = ['sound', 'tail', 'whisper', 'reader', 'paint', 'rest', 'shown', 'confirmed'] as const;
const isReview = ({ event, kind }: Entry): boolean => event === 'painted' && kind === 'review';
/** All hearings are done: a second one confirmed or replaced what was shown, or there was nothing to show before it. */
const isDecided = ({ event, to, on }: Entry): boolean =>
  event === 'confirmed' || (event === 'session' && to === 'review' && on === 'heard');

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const time = (entry: Entry | undefined): number => Date.parse(entry?.at ?? '');

describe.skipIf(why)('the app', () => {
  let session: XSession;
  let microphone: TestMicrophone;
  let app: DesktopApp;
  let pid = 0;
  const lines: string[] = [];

  beforeAll(async () => {
    session = await startXSession();
    microphone = await startMicrophone(session.folder);
    app = await startDesktopApp(session, microphone);
    pid = app.electron.process().pid ?? 0;
    await sleep(5000);
  });
  afterAll(async () => {
    await app?.close();
    await microphone?.stop();
    await session?.stop();
    console.log(`\n${lines.join('\n')}\n`);
  });

  const entries = (): Entry[] => app.log().map((entry) => ({ at: '', ...entry }));
  const row = (what: string, value: number, unit: string, ratio = ''): void => {
    lines.push(`${what.padEnd(44)} ${value.toFixed(value < 10 ? 1 : 0).padStart(7)} ${unit.padEnd(4)} ${ratio}`);
  };

  async function speak(spoken: SpokenCommand): Promise<readonly Entry[]> {
    const before = entries().length;
    const since = (match: (entry: Entry) => boolean) => entries().slice(before).find(match);
    session.run('xdotool', 'keydown', HOTKEY);
    await until('sound', () => since(({ event }) => event === 'microphone.began'), LIMIT_MS);
    await sleep(200);
    await microphone.say(spoken.file);
    session.run('xdotool', 'keyup', HOTKEY);
    const paintings = () => entries().slice(before).filter(isReview).length;
    await until('the command', () => paintings() > 0, LIMIT_MS);
    const decided = await until('both hearings', () => since(isDecided), LIMIT_MS);
    await until('the view of both', () => paintings() > (decided.event === 'confirmed' ? 1 : 0), LIMIT_MS);
    const all = entries().slice(before);
    // Keys are the preview's once it has the focus.
    await until(
      'the focus',
      async () => (await control(app.electron, 'windows')).some(({ focused }) => focused),
      LIMIT_MS,
    );
    session.run('xdotool', 'key', 'Escape');
    await until('the end', () => since(({ event, to }) => event === 'session' && to === 'idle'), LIMIT_MS);
    return all;
  }

  /** Does something that loads the model, then gives it back. */
  async function unload(first: () => Promise<unknown>): Promise<void> {
    const ends = () => entries().filter(({ event }) => event === 'engine.ended').length;
    const before = ends();
    await first();
    await until('the tray', () => control(app.electron, 'clickTrayItem', 'unload-now'), LIMIT_MS);
    await until('the end of the engine', () => ends() > before, LIMIT_MS);
    await sleep(10_000);
  }

  test('memory: all of it back', async () => {
    // What is loaded with the first use stays, and memory that was freed is kept for the next by whoever had it.
    for (const spoken of SPOKEN_COMMANDS.slice(0, 2)) await unload(() => speak(spoken));
    const before = memoryOf(pid);
    const loaded: number[] = [];
    const after: number[] = [];
    for (let round = 1; round <= MEMORY_ROUNDS; round++) {
      await unload(async () => {
        await speak(SPOKEN_COMMANDS[round % SPOKEN_COMMANDS.length] as SpokenCommand);
        loaded.push(memoryOf(pid));
      });
      after.push(memoryOf(pid));
    }
    const [usual, most] = [median(after), Math.max(...after)];
    row('memory, model unloaded', before, 'MB', '1.00');
    row('memory, model loaded', median(loaded), 'MB', (median(loaded) / before).toFixed(2));
    row('memory, unloaded again', usual, 'MB', (usual / before).toFixed(2));
    row(`  most of ${MEMORY_ROUNDS} times`, most, 'MB', (most / before).toFixed(2));
    for (const [kind, memory] of Object.entries(memoryByKind(pid))) row(`  of it ${kind}`, memory, 'MB');
    // All of it back: within a twentieth of before, as a person finds it most times.
    expect(usual / before).toBeLessThanOrEqual(1.05);
  });

  test('idle', async () => {
    const started = performance.now();
    const busy = busySeconds(pid);
    await sleep(IDLE_SECONDS * 1000);
    const share = (busySeconds(pid) - busy) / ((performance.now() - started) / 1000);
    row('idle, of one core', share * 100, '%');
  });

  test('from the key to the command', async () => {
    await speak(SPOKEN_COMMANDS[2] as SpokenCommand);
    const runs: Record<(typeof TIMES)[number], number[]> = {
      sound: [],
      tail: [],
      whisper: [],
      reader: [],
      paint: [],
      rest: [],
      shown: [],
      confirmed: [],
    };
    for (let round = 0; round < ROUNDS; round++) {
      const said = await speak(SPOKEN_COMMANDS[round % SPOKEN_COMMANDS.length] as SpokenCommand);
      const step = (to: string) => said.find((entry) => entry.event === 'session' && entry.to === to);
      const paintings = said.filter(isReview).map((painted) => time(painted) - Number(painted.ms));
      const [up, ended, heard] = [time(step('closing')), time(step('hearing')), time(step('review'))];
      const [shown = Number.NaN, confirmed = shown] = paintings;
      const [whisper, reader] = [Number(step('review')?.hearingMs), Number(step('review')?.readingMs)];
      runs.sound.push(Number(said.find(({ event }) => event === 'microphone.began')?.ms));
      runs.tail.push(ended - up);
      runs.whisper.push(whisper);
      runs.reader.push(reader);
      runs.rest.push(heard - ended - whisper - reader);
      runs.paint.push(shown - heard);
      runs.shown.push(shown - up);
      runs.confirmed.push(confirmed - up);
    }
    const all = median(runs.confirmed);
    row('recording asked for to first sound', median(runs.sound), 'ms');
    row('  and before it, for a hotkey of one modifier', GESTURE_LIMITS.bareModifierMs, 'ms');
    row('key-up to confirmed: heard twice', all, 'ms', '1.00');
    row('key-up to first shown: heard once', median(runs.shown), 'ms', (median(runs.shown) / all).toFixed(2));
    for (const part of ['tail', 'whisper', 'reader', 'paint', 'rest'] as const) {
      const value = median(runs[part]);
      row(`  ${part === 'rest' ? 'voice activity and messages' : part}`, value, 'ms', (value / all).toFixed(2));
    }
    expect([...runs.shown, ...runs.confirmed].every(Number.isFinite)).toBe(true);
  });
});

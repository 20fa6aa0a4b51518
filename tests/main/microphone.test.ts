import { expect, test } from 'vitest';
import type { CallInput } from '../../src/contract/calls.ts';
import { createMicrophone } from '../../src/main/microphone.ts';
import { rememberingLog, settle } from './support.ts';

const SECOND = 16_000;

function setUp(
  options: { readonly allowed?: boolean | Error; readonly asked?: Promise<boolean>; readonly device?: string } = {},
) {
  const sent: unknown[] = [];
  const log = rememberingLog();
  const told: unknown[] = [];
  const levels: number[] = [];
  const microphone = createMicrophone({
    toCapture(name, value) {
      sent.push([name, value]);
      return true;
    },
    chosenDevice: () => options.device ?? '',
    async mayRecord() {
      if (options.allowed instanceof Error) throw options.allowed;
      return options.asked ?? options.allowed ?? true;
    },
    onLevel: (_session, level) => levels.push(level),
    log,
  });
  const listener = {
    began: () => told.push('began'),
    ended: ({ samples }: { readonly samples: Float32Array }) => told.push(['ended', samples.length]),
    failed: (problem: { readonly code: string }, clip: { readonly samples: Float32Array } | null) =>
      told.push(['failed', problem.code, clip?.samples.length ?? null]),
  };
  const chunk = (session: number, length = SECOND): void =>
    microphone.takes.chunk({ session, samples: new Float32Array(length).fill(0.1), level: 0.5 });
  return { microphone, listener, sent, told, levels, chunk, log };
}

test('opens the chosen device, tells the first sound once, and gives all of it at the end', async () => {
  const { microphone, listener, sent, told, levels, chunk } = setUp({ device: 'usb' });
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  expect(sent).toEqual([['capture.open', { session: 1, deviceId: 'usb' }]]);
  chunk(1);
  chunk(1, 100);
  expect(microphone.soFar(1)?.samples.length).toBe(SECOND + 100);
  microphone.close(1, 250);
  expect(sent.at(-1)).toEqual(['capture.close', { session: 1, tailMs: 250 }]);
  chunk(1, 50);
  microphone.takes.ended({ session: 1, lostMs: 0 });
  expect(told).toEqual(['began', ['ended', SECOND + 150]]);
  expect(levels).toHaveLength(3);
  expect(microphone.soFar(1)).toBeNull();
});

test('waits for a page that is still loading', async () => {
  const { microphone, listener, sent } = setUp();
  microphone.open(1, listener);
  await settle();
  expect(sent).toEqual([]);
  microphone.takes.ready();
  expect(sent).toEqual([['capture.open', { session: 1, deviceId: '' }]]);
});

test('gives what there is where it is closed before the page was there', async () => {
  const { microphone, listener, told } = setUp();
  microphone.open(1, listener);
  await settle();
  microphone.close(1, 250);
  expect(told).toEqual([['ended', 0]]);
});

test('says that the system asks while it does, and opens nothing where the answer is late', async () => {
  let allow: (answer: boolean) => void = () => {};
  const asked = new Promise<boolean>((resolve) => {
    allow = resolve;
  });
  const { microphone, listener, sent, told } = setUp({ asked });
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  expect([microphone.isAsked(1), microphone.isAsked(2)]).toEqual([true, false]);
  microphone.close(1, 250);
  expect(told).toEqual([['failed', 'microphone-asked', null]]);
  allow(true);
  await settle();
  expect(sent).toEqual([]);
});

test('is denied where the system denies it, and opens nothing', async () => {
  const { microphone, listener, sent, told } = setUp({ allowed: false });
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  expect(sent).toEqual([]);
  expect(told).toEqual([['failed', 'microphone-denied', null]]);
});

test('says so where the system cannot even be asked', async () => {
  const bug = new Error('no such service');
  const { microphone, listener, sent, told, log } = setUp({ allowed: bug });
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  expect(sent).toEqual([]);
  expect(told).toEqual([['failed', 'own-fault', null]]);
  expect(log.bugs).toEqual([bug]);
});

test.each<[CallInput<'capture.failed'>['why'], string]>([
  ['denied', 'microphone-denied'],
  ['none', 'microphone-none'],
  ['busy', 'microphone-gone'],
  ['gone', 'microphone-gone'],
  ['other', 'microphone-gone'],
])('keeps what came before the microphone was %s', async (why, code) => {
  const { microphone, listener, told, chunk } = setUp();
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  chunk(1);
  microphone.takes.failed({ session: 1, why, detail: '' });
  expect(told.at(-1)).toEqual(['failed', code, SECOND]);
});

test('loses nothing with the window that hears', async () => {
  const { microphone, listener, sent, told, chunk } = setUp();
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  chunk(1);
  microphone.lost();
  expect(told.at(-1)).toEqual(['failed', 'microphone-gone', SECOND]);
  microphone.open(2, listener);
  await settle();
  expect(sent.filter((one) => Array.isArray(one) && one[0] === 'capture.open')).toHaveLength(1);
});

test('hears nothing of a recording that is over', async () => {
  const { microphone, listener, told, levels, chunk } = setUp();
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  microphone.drop(1);
  chunk(1);
  microphone.takes.ended({ session: 1, lostMs: 0 });
  microphone.takes.failed({ session: 1, why: 'gone', detail: '' });
  expect(told).toEqual([]);
  expect(levels).toEqual([]);
});

test('does not fill the memory where nobody ever ends it', async () => {
  const { microphone, listener, chunk } = setUp();
  microphone.takes.ready();
  microphone.open(1, listener);
  await settle();
  for (let second = 0; second < 700; second++) chunk(1);
  expect(microphone.soFar(1)?.samples.length).toBe(600 * SECOND);
});

test('hands on how much of the sound never came', async () => {
  const { microphone, chunk, log } = setUp();
  const clips: unknown[] = [];
  microphone.takes.ready();
  microphone.open(1, { began() {}, failed() {}, ended: (clip) => clips.push(clip) });
  await settle();
  chunk(1);
  microphone.close(1, 250);
  microphone.takes.ended({ session: 1, lostMs: 1_530 });
  expect(clips).toMatchObject([{ missing: 1.53 }]);
  expect(log.notes.at(-1)).toEqual(['microphone.ended', { session: 1, lost: 1_530 }]);
});

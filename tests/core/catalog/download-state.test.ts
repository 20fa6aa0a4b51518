import { describe, expect, it } from 'vitest';
import {
  type DownloadEvent,
  downloadShare,
  IDLE,
  nextDownloadState,
} from '../../../src/core/catalog/download-state.ts';

const PROBLEM = { code: 'no-network', detail: '' } as const;
const connect: DownloadEvent = { type: 'connect', from: 'hub' };
const start: DownloadEvent = { type: 'start', received: 10, total: 100 };
const bytes = (count: number): DownloadEvent => ({ type: 'bytes', count });

const CASES: readonly (readonly [
  name: string,
  events: readonly DownloadEvent[],
  state: object,
  share: number | undefined,
])[] = [
  ['connecting', [connect], { state: 'connecting', from: 'hub' }, undefined],
  ['resumed', [connect, start], { state: 'downloading', from: 'hub', received: 10, total: 100 }, 0.1],
  ['counting', [connect, start, bytes(20), bytes(30)], { state: 'downloading', received: 60 }, 0.6],
  ['never more than all', [connect, start, bytes(500)], { state: 'downloading', received: 100 }, 1],
  ['bytes before a start are nothing', [connect, bytes(5)], { state: 'connecting' }, undefined],
  [
    'another source after a failed one',
    [connect, start, { type: 'connect', from: 'package' }],
    { state: 'connecting', from: 'package' },
    undefined,
  ],
  ['converting', [connect, start, { type: 'convert', done: 3, total: 6 }], { state: 'converting' }, 0.5],
  ['checked and ready', [connect, start, { type: 'check' }, { type: 'finish' }], { state: 'ready' }, 1],
  ['failed', [connect, { type: 'fail', problem: PROBLEM }], { state: 'failed', problem: PROBLEM }, undefined],
  [
    'a failed one does not finish',
    [{ type: 'fail', problem: PROBLEM }, { type: 'finish' }],
    { state: 'failed' },
    undefined,
  ],
  [
    'a failed one may be tried again',
    [{ type: 'fail', problem: PROBLEM }, connect, start],
    { state: 'downloading' },
    0.1,
  ],
  ['ready stays ready', [{ type: 'finish' }, { type: 'fail', problem: PROBLEM }], { state: 'ready' }, 1],
];

describe('the state of a download', () => {
  it.each(CASES)('%s', (_, events, expected, share) => {
    const state = events.reduce(nextDownloadState, IDLE);
    expect(state).toMatchObject(expected);
    expect(downloadShare(state)).toBe(share);
  });
});

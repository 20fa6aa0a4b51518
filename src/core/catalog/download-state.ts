/**
 * Owns what is known about bringing a model here: a total reducer over what happened. Never downloads, has no clock.
 */
import type { Problem } from '../errors.ts';

/** Where a model stands on its way here. `received` and `total` are bytes. */
export type DownloadState =
  | { readonly state: 'idle' }
  | { readonly state: 'connecting'; readonly from: string }
  | { readonly state: 'downloading'; readonly from: string; readonly received: number; readonly total: number }
  | { readonly state: 'converting'; readonly done: number; readonly total: number }
  | { readonly state: 'checking' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: Problem };

export type DownloadEvent =
  | { readonly type: 'connect'; readonly from: string }
  | { readonly type: 'start'; readonly received: number; readonly total: number }
  | { readonly type: 'bytes'; readonly count: number }
  | { readonly type: 'convert'; readonly done: number; readonly total: number }
  | { readonly type: 'check' }
  | { readonly type: 'finish' }
  | { readonly type: 'fail'; readonly problem: Problem };

export const IDLE: DownloadState = { state: 'idle' };

/**
 * The state after `event`. Events that make no sense in a state leave it as it is; failing is always possible before
 * ready.
 */
export function nextDownloadState(state: DownloadState, event: DownloadEvent): DownloadState {
  if (state.state === 'ready') return state;
  switch (event.type) {
    case 'connect':
      return { state: 'connecting', from: event.from };
    case 'start': {
      if (state.state !== 'connecting') return state;
      const received = Math.min(Math.max(0, event.received), event.total);
      return { state: 'downloading', from: state.from, received, total: event.total };
    }
    case 'bytes':
      if (state.state !== 'downloading') return state;
      return { ...state, received: Math.min(state.total, state.received + Math.max(0, event.count)) };
    case 'convert':
      return state.state === 'failed' ? state : { state: 'converting', done: event.done, total: event.total };
    case 'check':
      return state.state === 'failed' ? state : { state: 'checking' };
    case 'finish':
      return state.state === 'failed' ? state : { state: 'ready' };
    case 'fail':
      return { state: 'failed', problem: event.problem };
  }
}

/** Done so far, 0 to 1, where that is known. */
export function downloadShare(state: DownloadState): number | undefined {
  if (state.state === 'downloading') return state.total > 0 ? state.received / state.total : undefined;
  if (state.state === 'converting') return state.total > 0 ? state.done / state.total : undefined;
  return state.state === 'ready' ? 1 : undefined;
}

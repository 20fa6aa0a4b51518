/** Owns what dialogues are made of: clips, hearings, targets, the events of a session in short. */
import type { Draft, Piece } from '../../../src/core/draft.ts';
import { failed, ok, type ProblemCode } from '../../../src/core/errors.ts';
import type { Route } from '../../../src/core/gate/verdict.ts';
import type { Insertion, Target } from '../../../src/core/insertion/target.ts';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { findRisks } from '../../../src/core/review/risks.ts';
import type { Command } from '../../../src/core/session/command.ts';
import type { Event, Hearing, Intent, TimerName } from '../../../src/core/session/event.ts';
import { INITIAL_STATE, type Rules, type State } from '../../../src/core/session/state.ts';
import { transition } from '../../../src/core/session/transition.ts';
import type { Clip } from '../../../src/core/speech/clip.ts';

export const RULES: Rules = { assess: (command) => findRisks(command), insert: 'paste' };
export const TERMINAL: Target = { id: '7', app: 'xterm', terminal: true };

export const clipOf = (length: number, level = 0.1): Clip => ({
  samples: new Float32Array(Math.round(length * 16_000)).fill(level),
});

export interface Said {
  readonly heard?: string;
  readonly alternatives?: readonly string[];
  readonly route?: Route;
  readonly sure?: boolean;
  readonly pieces?: readonly Piece[];
}

const draftOf = (command: string, pieces: readonly Piece[] = []): Draft => ({ command, pieces, dropped: [] });

/** What the engine and the readers make of a recording. */
export function hearingOf(command: string, { heard, alternatives, route, sure, pieces }: Said = {}): Hearing {
  const text = heard ?? command;
  return {
    translation: {
      heard: text,
      lexed: lex(text),
      verdict: {
        route: route ?? 'reader',
        draft: draftOf(command, pieces),
        confidence: 0.9,
        sure: sure ?? true,
        alternatives: (alternatives ?? []).map((other) => draftOf(other)),
        evidence: [],
        why: '',
      },
      risks: findRisks(command),
    },
    ms: { hearing: 300, reading: 1 },
  };
}

export const start: Event = { type: 'start' };
export const lock: Event = { type: 'lock' };
export const stop: Event = { type: 'stop' };
export const cancel: Event = { type: 'cancel' };
export const away: Event = { type: 'away' };
export const found = (session: number, target = TERMINAL): Event => ({ type: 'target', session, target: ok(target) });
export const began = (session: number): Event => ({ type: 'audio-began', session });
export const ended = (session: number, length = 2, level = 0.1): Event => ({
  type: 'audio-ended',
  session,
  clip: clipOf(length, level),
});
export const lost = (session: number, code: ProblemCode, length?: number): Event => ({
  type: 'audio-failed',
  session,
  problem: { code, detail: '' },
  clip: length === undefined ? null : clipOf(length),
});
export const soFar = (session: number, heard: string): Event => ({ type: 'so-far', session, heard, command: heard });
export const heard = (session: number, command: string, said?: Said): Event => ({
  type: 'heard',
  session,
  result: ok(hearingOf(command, said)),
});
/** The first of two hearings: by itself it may be as sure as it likes. */
export const heardOnce = (session: number, command: string, said?: Said): Event => ({
  type: 'heard-once',
  session,
  hearing: hearingOf(command, said),
});
export const unheard = (session: number, code: ProblemCode): Event => ({
  type: 'heard',
  session,
  result: failed(code),
});
export const inserted = (session: number, how: Insertion['how'] = 'pasted', held?: Insertion['held']): Event => ({
  type: 'inserted',
  session,
  result: ok({ how, target: TERMINAL, ...(held === undefined ? {} : { held }) }),
});
export const notInserted = (session: number, code: ProblemCode, detail = ''): Event => ({
  type: 'inserted',
  session,
  result: failed(code, detail),
});
export const copied = (session: number): Event => ({ type: 'copied', session, result: ok(null) });
export const touched = (session: number): Event => ({ type: 'touched', session });
export const takenBack = (session: number, code?: ProblemCode): Event => ({
  type: 'taken-back',
  session,
  result: code === undefined ? ok(null) : failed(code),
});
export const timer = (session: number, name: TimerName): Event => ({ type: 'timer', session, name });
export const obstacle = (code: ProblemCode | null): Event => ({
  type: 'obstacle',
  problem: code && { code, detail: '' },
});
export const fault: Event = { type: 'fault', recording: null };

const intend = (intent: Intent): Event => ({ type: 'intent', intent });
export const insert = (session: number, confirmed = false, edition = 0): Event =>
  intend({ type: 'insert', session, edition, confirmed });
export const edit = (session: number, text: string, edition = 0): Event =>
  intend({ type: 'edit', session, edition, text });
export const pick = (session: number, reading: number | 'safer', edition = 0): Event =>
  intend({ type: 'pick', session, edition, reading });
export const linger = (session: number, inside: boolean): Event => intend({ type: 'linger', session, inside });
export const press = (
  type: 'stop-editing' | 'keep-heard' | 'discard' | 'copy' | 'act' | 'restore' | 'take-back',
  session: number,
  edition = 0,
): Event => {
  switch (type) {
    case 'stop-editing':
    case 'keep-heard':
    case 'copy':
      return intend({ type, session, edition });
    case 'discard':
    case 'act':
    case 'restore':
    case 'take-back':
      return intend({ type, session });
  }
};

/** A whole utterance: from the key to the review. */
export const say = (session: number, command: string, said?: Said): Event[] => [
  start,
  found(session),
  began(session),
  stop,
  ended(session),
  heard(session, command, said),
];

export interface Played {
  readonly state: State;
  readonly commands: readonly Command[];
  /** The commands of the last event alone. */
  readonly last: readonly Command[];
}

export function play(events: readonly Event[], rules = RULES, from: State = INITIAL_STATE): Played {
  const commands: Command[] = [];
  let state = from;
  let last: readonly Command[] = [];
  for (const event of events) {
    const next = transition(state, event, rules);
    state = next.state;
    last = next.commands;
    commands.push(...last);
  }
  return { state, commands, last };
}

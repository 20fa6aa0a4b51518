/**
 * Owns the one way in from windows: a call is carried out only if its name is known, its window may make it, and its
 * value has the right shape. Expected failures go back as values; a bug is caught and logged here, once. Never does the
 * work.
 */
import {
  type CallAnswer,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type WindowName,
} from '../contract/calls.ts';
import { describe, type Result } from '../core/errors.ts';
import { messageAbout } from '../core/session/messages.ts';
import type { Log } from '../core/session/ports.ts';

export type Handlers = {
  readonly [Name in CallName]: (value: CallInput<Name>) => Result<CallOutput<Name>> | Promise<Result<CallOutput<Name>>>;
};

/**
 * A handler whose value was checked by the schema of its own name; as a method it may be given what that schema gave.
 */
type CheckedHandler = { answer(value: unknown): Result<unknown> | Promise<Result<unknown>> }['answer'];

/** Who calls: which contents, at which address, and whether it is the page itself rather than a frame in it. */
export interface Caller {
  readonly contentsId: number;
  readonly url: string;
  readonly top: boolean;
}

export interface GateOptions {
  readonly handlers: Handlers;
  /** The window that this caller is; undefined for anybody else. */
  readonly windowOf: (caller: Caller) => WindowName | undefined;
  readonly log: Log;
}

export type Gate = (caller: Caller, name: unknown, value: unknown) => Promise<CallAnswer<unknown>>;

/** Rejects with a sentence that names no value where a window calls what it may not, or a handler has a bug. */
export function createGate({ handlers, windowOf, log }: GateOptions): Gate {
  const answers: Readonly<Record<CallName, CheckedHandler>> = handlers;
  return async (caller, name, value) => {
    if (!isCallName(name)) throw refuse(log, 'unknown');
    const call = calls[name];
    if (windowOf(caller) !== call.from) throw refuse(log, name);
    const checked = call.takes.safeParse(value);
    if (!checked.success) throw refuse(log, name, checked.error.issues[0]?.path.join('.') ?? '');
    try {
      return toAnswer(await answers[name](checked.data));
    } catch (error) {
      log.bug(error);
      throw new Error('bug');
    }
  };
}

const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);

function refuse(log: Log, call: string, at?: string): Error {
  log.note('call.refused', at === undefined ? { call } : { call, at });
  return new Error('refused');
}

function toAnswer(result: Result<unknown>): CallAnswer<unknown> {
  if (result.ok) return { ok: true, value: result.value };
  const { problem } = result;
  return { ok: false, says: describe(problem).happened, hint: messageAbout(problem).hint };
}

/** Owns the one object that windows see of the outside: a generic forwarder, put on `window` by the preload. */
import type { CallAnswer, CallInput, CallName, CallOutput } from './calls.ts';
import type { EventName, Events } from './views.ts';

export interface Bridge {
  /** Resolves with main's answer; rejects only on a bug (unknown name, wrong window, value of a wrong shape). */
  call<Name extends CallName>(name: Name, value: CallInput<Name>): Promise<CallAnswer<CallOutput<Name>>>;
  /** Listens to an event; the returned function ends it. */
  on<Name extends EventName>(name: Name, listen: (value: Events[Name]) => void): () => void;
}

/** Where the preload puts it: window.saydash. */
export const BRIDGE_KEY = 'saydash';
/** The one channel of calls, and the one of events. */
export const CALL_CHANNEL = 'saydash:call';
export const EVENT_CHANNEL = 'saydash:event';

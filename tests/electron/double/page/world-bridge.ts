/**
 * Owns values that cross between a page's two worlds: functions become numbers there and callers here, promises are
 * settled later. The worlds share no object but the document; an event's detail is cloned on its way.
 */

type Fire = (name: string, detail: unknown) => void;
interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}
interface Call {
  readonly fn: number;
  readonly id: number;
  readonly args: unknown[];
}
interface Returned {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export interface WorldBridge {
  /** Replaces functions and promises so that the value can be cloned; throws when it can't. */
  pack(value: unknown): unknown;
  unpack(value: unknown): unknown;
  fire: Fire;
  listen(name: string, listener: (detail: unknown) => void): void;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

/**
 * One end of the bridge. `mine` and `theirs` name the two worlds; `token` makes the names of the events unguessable.
 * A call into the other world is answered at once (events are dispatched synchronously), a promise later.
 */
export function createWorldBridge(token: string, mine: string, theirs: string): WorldBridge {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, Settle>();
  const returned = new Map<number, Returned>();
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };

  const fire: Fire = (name, detail) =>
    document.dispatchEvent(new CustomEvent(`${token}:${theirs}:${name}`, { detail }));
  const listen = (name: string, listener: (detail: unknown) => void): void =>
    document.addEventListener(`${token}:${mine}:${name}`, (event) => {
      if (event instanceof CustomEvent) listener(event.detail);
    });

  const mapInside = (value: unknown, each: (inner: unknown) => unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)])) : value;
  };

  function packPromise(promise: Promise<unknown>): unknown {
    const id = next();
    promise
      .then((value) => fire('settle', { id, value: structuredClone(pack(value)) }))
      .catch((reason) => fire('settle', { id, error: messageOf(reason) }));
    return { [`${token}:promise`]: id };
  }

  function pack(value: unknown): unknown {
    if (typeof value === 'function') {
      const id = next();
      functions.set(id, (...args) => value(...args));
      return { [`${token}:function`]: id };
    }
    return value instanceof Promise ? packPromise(value) : mapInside(value, pack);
  }

  function callThere(fn: number, args: readonly unknown[]): unknown {
    const id = next();
    fire('call', { fn, id, args: structuredClone(args.map(pack)) });
    const answer = returned.get(id);
    returned.delete(id);
    if (!answer) throw new Error('electron double: the other world did not answer');
    if (answer.error !== undefined) throw new Error(answer.error);
    return unpack(answer.value);
  }

  function unpack(value: unknown): unknown {
    if (isPlain(value)) {
      const fn = value[`${token}:function`];
      if (typeof fn === 'number') return (...args: unknown[]) => callThere(fn, args);
      const promise = value[`${token}:promise`];
      if (typeof promise === 'number') {
        return new Promise((resolve, reject) => promises.set(promise, { resolve, reject }));
      }
    }
    return mapInside(value, unpack);
  }

  function answer({ fn, id, args }: Call): Returned {
    try {
      return { id, value: structuredClone(pack(functions.get(fn)?.(...args.map(unpack)))) };
    } catch (reason) {
      return { id, error: messageOf(reason) };
    }
  }

  const isCall = (detail: unknown): detail is Call => isPlain(detail) && 'fn' in detail && Array.isArray(detail.args);
  const isReturned = (detail: unknown): detail is Returned => isPlain(detail) && typeof detail.id === 'number';
  listen('call', (detail) => isCall(detail) && fire('return', answer(detail)));
  listen('return', (detail) => isReturned(detail) && returned.set(detail.id, detail));
  listen('settle', (detail) => {
    if (!isReturned(detail)) return;
    const settle = promises.get(detail.id);
    promises.delete(detail.id);
    if (detail.error === undefined) settle?.resolve(unpack(detail.value));
    else settle?.reject(new Error(detail.error));
  });
  return { pack, unpack, fire, listen };
}

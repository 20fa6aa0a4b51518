/**
 * Owns the connection to an X server: requests as promises, events, atoms, properties, the server's clock. A request
 * that fails or is cut off by the end of the connection answers undefined. Never knows what it is used for.
 */
import x11, { type XClient, type XEvent, type XProperty } from 'x11';
import { failed, ok, type Result } from '../../core/errors.ts';

/** What is asked of the server: pass the callback on to a request of the client. */
export type Request<Value> = (client: XClient, done: (error: unknown, value: Value) => boolean | undefined) => void;

export interface X11 {
  readonly client: XClient;
  readonly root: number;
  /** A window of our own that is never shown; it gets PropertyNotify. */
  readonly window: number;
  readonly keycodes: { readonly first: number; readonly last: number };
  /** undefined where the server refused or the connection ended. */
  ask<Value>(request: Request<Value>): Promise<Value | undefined>;
  atom(name: string): Promise<number>;
  atomName(atom: number): Promise<string>;
  /** All of a property; undefined where the window or the property is not there. */
  property(window: number, name: string): Promise<XProperty | undefined>;
  /** The server's time, in its milliseconds. */
  time(): Promise<number>;
  /** Listens to events; the returned function ends it. */
  onEvent(listen: (event: XEvent) => void): () => void;
  /** Resolves with the first event that fits, or undefined after `limitMs`. */
  waitFor(fits: (event: XEvent) => boolean, limitMs: number): Promise<XEvent | undefined>;
  /** Resolves when all that was asked for so far was done. */
  sync(): Promise<void>;
  readonly ended: Promise<void>;
  close(): void;
}

const CONNECT_MS = 5000;
const WHOLE_PROPERTY = 0x1fff_ffff;
const INPUT_ONLY = 2;

/** Connects; fails with no-display where no server answers. `display` as in $DISPLAY. */
export function connectX11(display: string): Promise<Result<X11>> {
  return new Promise((resolve) => {
    let givenUp = false;
    const giveUp = (why: unknown) => {
      givenUp = true;
      clearTimeout(limit);
      resolve(failed('no-display', why instanceof Error ? why.message : String(why)));
    };
    const limit = setTimeout(() => giveUp(`${display} did not answer.`), CONNECT_MS);
    try {
      const client = x11.createClient({ display }, (error, opened) => {
        clearTimeout(limit);
        if (error || !opened) giveUp(error ?? `${display} did not answer.`);
        else if (givenUp) opened.client.terminate();
        else void openConnection(client, opened).then((connection) => resolve(ok(connection)));
      });
      // Errors of requests that nobody waits for: a window that has just gone, say.
      client.on('error', () => {});
    } catch (error) {
      giveUp(error);
    }
  });
}

async function openConnection(
  client: XClient,
  display: Parameters<Parameters<typeof x11.createClient>[1]>[1],
): Promise<X11> {
  const root = display.screen[0]?.root ?? 0;
  // Atoms are another server's numbers on another connection.
  client.atoms = { ...client.atoms };
  client.atom_names = { ...client.atom_names };
  const waiting = new Set<() => void>();
  let open = true;
  const ended = new Promise<void>((resolve) => {
    client.on('end', () => {
      open = false;
      for (const giveUp of waiting) giveUp();
      waiting.clear();
      resolve();
    });
  });

  function ask<Value>(request: Request<Value>): Promise<Value | undefined> {
    if (!open) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const giveUp = () => resolve(undefined);
      waiting.add(giveUp);
      request(client, (error, value) => {
        waiting.delete(giveUp);
        resolve(error ? undefined : value);
        return true;
      });
    });
  }

  const atoms = new Map<string, Promise<number>>();
  const atom = (name: string): Promise<number> => {
    const known = atoms.get(name) ?? ask<number>((x, done) => x.InternAtom(false, name, done)).then((id) => id ?? 0);
    atoms.set(name, known);
    return known;
  };

  const sync = async () => void (await ask<{ focus: number }>((x, done) => x.GetInputFocus(done)));

  const window = client.AllocID();
  client.CreateWindow(window, root, -10, -10, 1, 1, 0, 0, INPUT_ONLY, 0, { eventMask: x11.eventMask.PropertyChange });

  const onEvent = (listen: (event: XEvent) => void) => {
    client.on('event', listen);
    return () => client.removeListener('event', listen);
  };
  const waitFor = (fits: (event: XEvent) => boolean, limitMs: number) =>
    new Promise<XEvent | undefined>((resolve) => {
      const stop = onEvent((event) => {
        if (fits(event)) settle(event);
      });
      const settle = (event?: XEvent) => {
        clearTimeout(limit);
        waiting.delete(settle);
        stop();
        resolve(event);
      };
      // A busy machine may have kept us from reading what has long come: it is read first.
      const limit = setTimeout(() => void sync().then(() => settle()), limitMs);
      waiting.add(settle);
    });

  const connection: X11 = {
    client,
    root,
    window,
    keycodes: { first: display.min_keycode, last: display.max_keycode },
    ask,
    atom,
    atomName: async (id) => (await ask<string>((x, done) => x.GetAtomName(id, done))) ?? '',
    async property(of, name) {
      const wanted = await atom(name);
      const found = await ask<XProperty>((x, done) => x.GetProperty(0, of, wanted, 0, 0, WHOLE_PROPERTY, done));
      return found?.type ? found : undefined;
    },
    async time() {
      const clock = await atom('_SAYDASH_TIME');
      const told = waitFor((event) => event.name === 'PropertyNotify' && event.atom === clock, 1000);
      client.ChangeProperty(2, window, clock, clock, 8, Buffer.alloc(0));
      return (await told)?.time ?? 0;
    },
    onEvent,
    waitFor,
    sync,
    ended,
    close: () => {
      if (open) client.terminate();
    },
  };
  await connection.sync();
  return connection;
}

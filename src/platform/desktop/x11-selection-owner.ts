/**
 * Owns being the owner of an X selection: offers a content in all its formats, answers who asks for it (in parts where
 * it is large), tells who took what, and knows when somebody else has taken over. Never reads what others offer.
 */
import x11Package, { type XEvent } from 'x11';
import type { X11 } from './x11-connection.ts';
import type { Content, Piece } from './x11-selection-reader.ts';

/** Somebody was given a format of what we own. */
export interface Taking {
  readonly selection: number;
  readonly target: number;
  readonly requestor: number;
}

export interface SelectionOwner {
  /** Offers a content from now on in place of what was there; false if another program was quicker. */
  offer(selection: number, content: Content): Promise<boolean>;
  /** What we offer; undefined once another program owns the selection. */
  offered(selection: number): Content | undefined;
  /** Owns it no longer, and nobody does. */
  drop(selection: number): Promise<void>;
  /** Told of every format that is taken, when the taker has all of it, and of every loss of a selection. */
  onTaken(listen: (taking: Taking) => void): () => void;
  onLost(listen: (selection: number) => void): () => void;
}

/** More than this goes in parts, each as large as this. */
const PART_BYTES = 200_000;
/** A taker that does not ask for its next part for this long has gone. */
const PART_MS = 5000;
const ATOM = 4;
const INTEGER = 19;

export async function selectionOwner(x11: X11): Promise<SelectionOwner> {
  const [targets, timestamp, incremental] = await Promise.all(
    ['TARGETS', 'TIMESTAMP', 'INCR'].map((name) => x11.atom(name)),
  );
  const owned = new Map<number, { readonly content: Content; readonly since: number }>();
  const takers = new Set<(taking: Taking) => void>();
  const losers = new Set<(selection: number) => void>();

  const write = (window: number, property: number, piece: Piece) =>
    x11.ask<void>((x, done) => x.ChangeProperty(0, window, property, piece.type, piece.format, piece.data, done));
  const answer = (request: XEvent, property: number) => {
    const { time, requestor, selection, target } = request;
    const event = { name: 'SelectionNotify', time, requestor, selection, target, property };
    return x11.ask<void>((x, done) => x.SendEvent(requestor, 0, 0, event, done));
  };

  function pieceFor(request: XEvent): Piece | undefined {
    const now = owned.get(request.selection);
    // A request from before our time is for what was there then.
    if (!now || (request.time !== 0 && isBefore(request.time, now.since))) return undefined;
    if (request.target === timestamp) return { type: INTEGER, format: 32, data: words([now.since]) };
    if (request.target !== targets) return now.content.get(request.target);
    return { type: ATOM, format: 32, data: words([targets ?? 0, timestamp ?? 0, ...now.content.keys()]) };
  }

  async function serve(request: XEvent): Promise<void> {
    const property = request.property || request.target;
    const piece = pieceFor(request);
    if (!piece) return void (await answer(request, 0));
    if (piece.data.length <= PART_BYTES) {
      await write(request.requestor, property, piece);
      await answer(request, property);
    } else if (!(await serveInParts(request, property, piece))) return;
    const taking = { selection: request.selection, target: request.target, requestor: request.requestor };
    if (owned.get(request.selection)?.content.has(request.target)) for (const tell of takers) tell(taking);
  }

  async function serveInParts(request: XEvent, property: number, piece: Piece): Promise<boolean> {
    const { requestor } = request;
    const isDeleted = (event: XEvent) =>
      event.name === 'PropertyNotify' && event.wid === requestor && event.atom === property && event.state === 1;
    await x11.ask<void>((x, done) =>
      x.ChangeWindowAttributes(requestor, { eventMask: x11Package.eventMask.PropertyChange }, done),
    );
    let asked = x11.waitFor(isDeleted, PART_MS);
    await write(requestor, property, { type: incremental ?? 0, format: 32, data: words([piece.data.length]) });
    await answer(request, property);
    // The empty part at the end says that it was all.
    for (let at = 0; at < piece.data.length + PART_BYTES; at += PART_BYTES) {
      if (!(await asked)) return false;
      asked = x11.waitFor(isDeleted, PART_MS);
      await write(requestor, property, { ...piece, data: piece.data.subarray(at, at + PART_BYTES) });
    }
    return (await asked) !== undefined;
  }

  x11.onEvent((event) => {
    if (event.name === 'SelectionRequest' && event.owner === x11.window) void serve(event);
    if (event.name !== 'SelectionClear' || event.owner !== x11.window) return;
    const now = owned.get(event.selection);
    // A loss from before we took it again is old news.
    if (!now || isBefore(event.time, now.since)) return;
    owned.delete(event.selection);
    for (const tell of losers) tell(event.selection);
  });

  return {
    async offer(selection, content) {
      const since = await x11.time();
      owned.set(selection, { content, since });
      x11.client.SetSelectionOwner(x11.window, selection, since);
      const owner = await x11.ask<number>((x, done) => x.GetSelectionOwner(selection, done));
      if (owner !== x11.window) owned.delete(selection);
      return owner === x11.window;
    },
    offered: (selection) => owned.get(selection)?.content,
    async drop(selection) {
      if (!owned.delete(selection)) return;
      x11.client.SetSelectionOwner(0, selection, await x11.time());
      await x11.sync();
    },
    onTaken(listen) {
      takers.add(listen);
      return () => takers.delete(listen);
    },
    onLost(listen) {
      losers.add(listen);
      return () => losers.delete(listen);
    },
  };
}

function words(values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    data.writeUInt32LE(value, index * 4);
  });
  return data;
}

/** The server's clock wraps after 49 days. */
function isBefore(time: number, other: number): boolean {
  return (time - other) >> 31 !== 0;
}

/** Owns reading what another program offers in an X selection: which formats, and the bytes of each, however large. */
import type { XEvent, XProperty } from 'x11';
import type { X11 } from './x11-connection.ts';

/** One format as it travels: the X type it is said to be, bits a unit, bytes. */
export interface Piece {
  readonly type: number;
  readonly format: number;
  readonly data: Buffer;
}

/** By the atom of the format that is asked for. */
export type Content = ReadonlyMap<number, Piece>;

export interface SelectionReader {
  /** The window that owns the selection; 0 where nobody does. */
  owner(selection: number): Promise<number>;
  /** One format; null where the owner has none of it, undefined where it does not answer in time. */
  read(selection: number, target: number): Promise<Piece | null | undefined>;
  /** Every format; undefined where one does not come in time or all are more than `mostBytes`. */
  readAll(selection: number, mostBytes: number): Promise<Content | undefined>;
}

const ANSWER_MS = 2500;
const ALL_MS = 5000;
const WHOLE_PROPERTY = 0x1fff_ffff;
/** Not contents but questions about the selection, or orders to its owner. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  'TARGETS',
  'TIMESTAMP',
  'MULTIPLE',
  'SAVE_TARGETS',
  'DELETE',
  'INSERT_SELECTION',
  'INSERT_PROPERTY',
]);

export async function selectionReader(x11: X11): Promise<SelectionReader> {
  const property = await x11.atom('_SAYDASH_SELECTION');
  const incremental = await x11.atom('INCR');
  const targets = await x11.atom('TARGETS');
  /** What is asked of an old program that does not say what it has. */
  const plainText = await Promise.all(['UTF8_STRING', 'STRING'].map((name) => x11.atom(name)));
  let last: Promise<unknown> = Promise.resolve();

  const takeProperty = () =>
    x11.ask<XProperty>((x, done) => x.GetProperty(1, x11.window, property, 0, 0, WHOLE_PROPERTY, done));
  const isNews = (event: XEvent) =>
    event.name === 'PropertyNotify' && event.wid === x11.window && event.atom === property && event.state === 0;

  async function readNow(selection: number, target: number): Promise<Piece | null | undefined> {
    const time = await x11.time();
    const answered = x11.waitFor(
      (event) =>
        event.name === 'SelectionNotify' &&
        event.requestor === x11.window &&
        event.selection === selection &&
        event.target === target,
      ANSWER_MS,
    );
    x11.client.ConvertSelection(x11.window, selection, target, property, time);
    const answer = await answered;
    if (!answer) return undefined;
    if (answer.property === 0) return null;
    // Whoever sends in parts waits for the property to be deleted before the first part: so listen before reading it.
    const parts = partsOf();
    const first = await takeProperty();
    if (!first?.type) return parts.stop(null);
    if (first.type !== incremental)
      return parts.stop({ type: first.type, format: first.format, data: Buffer.from(first.data) });
    return parts.collect();
  }

  /** The parts of a large answer, from now on. */
  function partsOf() {
    let waiting: ((come: boolean) => void) | undefined;
    let news = 0;
    const stop = x11.onEvent((event) => {
      if (!isNews(event)) return;
      news++;
      waiting?.(true);
    });
    const nextNews = () =>
      new Promise<boolean>((resolve) => {
        if (news > 0) return resolve(true);
        const limit = setTimeout(() => resolve(false), ANSWER_MS);
        waiting = (come) => {
          clearTimeout(limit);
          resolve(come);
        };
      });
    return {
      stop<Value>(value: Value): Value {
        stop();
        return value;
      },
      async collect(): Promise<Piece | undefined> {
        const pieces: Buffer[] = [];
        let form: { readonly type: number; readonly format: number } | undefined;
        while (await nextNews()) {
          news--;
          const part = await takeProperty();
          if (!part?.type) continue;
          form ??= { type: part.type, format: part.format };
          if (part.data.length === 0) return this.stop({ ...form, data: Buffer.concat(pieces) });
          pieces.push(Buffer.from(part.data));
        }
        return this.stop(undefined);
      },
    };
  }

  const reader: SelectionReader = {
    owner: async (selection) => (await x11.ask<number>((x, done) => x.GetSelectionOwner(selection, done))) ?? 0,
    read(selection, target) {
      // One at a time: all answers come through the same property.
      const done = last.then(() => readNow(selection, target));
      last = done.catch(() => undefined);
      return done;
    },
    async readAll(selection, mostBytes) {
      const limit = Date.now() + ALL_MS;
      const offered = await reader.read(selection, targets);
      if (offered === undefined) return undefined;
      const content = new Map<number, Piece>();
      let bytes = 0;
      for (const target of offered ? atomsOf(offered.data) : plainText) {
        if (NOT_CONTENT.has(await x11.atomName(target))) continue;
        const piece = await reader.read(selection, target);
        if (piece === undefined || Date.now() > limit) return undefined;
        if (piece === null) continue;
        bytes += piece.data.length;
        if (bytes > mostBytes) return undefined;
        content.set(target, piece);
      }
      return content;
    },
  };
  return reader;
}

function atomsOf(data: Buffer): readonly number[] {
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) => data.readUInt32LE(index * 4));
}

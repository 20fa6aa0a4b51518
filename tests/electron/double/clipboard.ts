/**
 * Owns Electron's clipboard over a store of formats: X11's real selection when there is a display, memory otherwise.
 * Never knows X11.
 */
import type { Clipboard as ElectronClipboard } from 'electron';
import { ClipboardItem, isRaw, systemNameOf } from './clipboard-item.ts';
import { strict } from './strict.ts';

/** Bytes by the name that the system gives a format. */
export type Formats = ReadonlyMap<string, Uint8Array>;

export interface ClipboardStore {
  /** All formats at once, so that nobody sees half of them; none empties the clipboard. */
  write(formats: Formats): Promise<void>;
  formats(): Promise<readonly string[]>;
  /** Bytes of one format; null when it is not there. */
  read(format: string): Promise<Uint8Array | null>;
}

export function createMemoryStore(): ClipboardStore {
  let held: Formats = new Map();
  return {
    write: async (formats) => {
      held = new Map(formats);
    },
    formats: async () => [...held.keys()],
    read: async (format) => held.get(format) ?? null,
  };
}

const TEXT = 'text/plain';
/** Names of plain text in X11, best first. */
const TEXT_NAMES = ['UTF8_STRING', 'text/plain;charset=utf-8', TEXT, 'STRING', 'TEXT'];
/** What an X11 client offers besides data. */
const NOT_DATA = new Set(['TARGETS', 'TIMESTAMP', 'MULTIPLE', 'SAVE_TARGETS', 'DELETE', ...TEXT_NAMES]);
const isMime = (format: string): boolean => /^[\w.+-]+\/[\w.+-]+/.test(format);

/** Types that a reader sees: text under one name, MIME types as they are, everything else as a raw format. */
function typesOf(formats: readonly string[]): string[] {
  const hasText = formats.some((format) => TEXT_NAMES.includes(format));
  const rest = formats.filter((format) => !NOT_DATA.has(format));
  const named = rest.map((format) => (isMime(format) ? format : `electron application/osclipboard;format="${format}"`));
  return [...(hasText ? [TEXT] : []), ...named];
}

type Implemented = Pick<ElectronClipboard, 'clear' | 'has' | 'readText' | 'writeText'> & {
  read(): Promise<ClipboardItem[]>;
  write(items: readonly ClipboardItem[]): Promise<void>;
  readonly selection: Implemented | undefined;
};

/** The clipboard over one store; `selection` is X11's primary selection, null where Electron has none. */
export function createClipboard(store: ClipboardStore, selection: ClipboardStore | null): Implemented {
  const textName = (formats: readonly string[]): string | undefined =>
    TEXT_NAMES.find((name) => formats.includes(name));

  async function readText(): Promise<string> {
    const name = textName(await store.formats());
    const bytes = name === undefined ? null : await store.read(name);
    return bytes ? Buffer.from(bytes).toString('utf8') : '';
  }

  async function write(items: readonly ClipboardItem[]): Promise<void> {
    const formats = new Map<string, Uint8Array>();
    for (const item of items) {
      for (const type of item.types) {
        const bytes = new Uint8Array(await (await item.getType(type)).arrayBuffer());
        formats.set(systemNameOf(type), bytes);
        if (type === TEXT) for (const name of TEXT_NAMES) formats.set(name, bytes);
      }
    }
    await store.write(formats);
  }

  async function read(): Promise<ClipboardItem[]> {
    const formats = await store.formats();
    const types = typesOf(formats);
    if (types.length === 0) return [];
    const load = async (type: string): Promise<Blob> => {
      const name = type === TEXT ? (textName(formats) ?? TEXT) : systemNameOf(type);
      const bytes = await store.read(name);
      return new Blob(bytes ? [new Uint8Array(bytes)] : [], { type: isMime(type) ? type : '' });
    };
    return [new ClipboardItem(Object.fromEntries(types.map((type) => [type, load(type)])))];
  }

  return strict('clipboard', {
    readText,
    writeText: (text: string): Promise<void> => write([new ClipboardItem({ [TEXT]: String(text) })]),
    read,
    write,
    has: async (type: string): Promise<boolean> => {
      const formats = await store.formats();
      return isRaw(type) ? formats.includes(systemNameOf(type)) : typesOf(formats).includes(type);
    },
    clear: (): void => void store.write(new Map()),
    selection: selection ? createClipboard(selection, null) : undefined,
  });
}

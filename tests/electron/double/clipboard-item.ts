/**
 * Owns ClipboardItem: data by MIME type, given at once or promised. Never touches a clipboard.
 */
type Bookmark = { readonly title: string; readonly url: string };
type Payload = string | Blob | Bookmark | Promise<string | Blob>;

const RAW = /^electron application\/osclipboard;\s*format="(.+)"$/;

/** The system's own name of a raw format (Electron writes it as osclipboard), else the type itself. */
export const systemNameOf = (type: string): string => RAW.exec(type)?.[1] ?? type;
export const isRaw = (type: string): boolean => RAW.test(type);

export class ClipboardItem {
  readonly types: string[];
  private readonly items: ReadonlyMap<string, Payload>;

  constructor(items: Readonly<Record<string, Payload>>) {
    this.items = new Map(Object.entries(items));
    this.types = [...this.items.keys()];
    if (this.types.length === 0) throw new TypeError('ClipboardItem must contain at least one representation');
  }

  async getType(type: string): Promise<Blob> {
    const payload = await (this.items.get(type) ?? this.items.get(systemNameOf(type)));
    if (payload === undefined) throw new Error(`The type ${type} was not found`);
    if (payload instanceof Blob) return payload;
    if (typeof payload === 'string') return new Blob([payload], { type });
    throw new Error('electron double: bookmarks on the clipboard are not implemented');
  }
}

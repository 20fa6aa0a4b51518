/**
 * Owns structured cloning as text, for Node and for pages: what Electron's IPC can carry, and nothing else. Never knows
 * who sends what.
 */

/** What becomes of bytes in text, which differs between Node and a page. */
export interface BytesAsText {
  toText(bytes: Uint8Array): string;
  toBytes(text: string): Uint8Array<ArrayBuffer>;
}

export interface Codec {
  /** Throws "An object could not be cloned." for a function, a symbol, a promise and the like. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

const VIEWS = {
  Int8Array: (buffer: ArrayBuffer) => new Int8Array(buffer),
  Uint8Array: (buffer: ArrayBuffer) => new Uint8Array(buffer),
  Uint8ClampedArray: (buffer: ArrayBuffer) => new Uint8ClampedArray(buffer),
  Int16Array: (buffer: ArrayBuffer) => new Int16Array(buffer),
  Uint16Array: (buffer: ArrayBuffer) => new Uint16Array(buffer),
  Int32Array: (buffer: ArrayBuffer) => new Int32Array(buffer),
  Uint32Array: (buffer: ArrayBuffer) => new Uint32Array(buffer),
  Float32Array: (buffer: ArrayBuffer) => new Float32Array(buffer),
  Float64Array: (buffer: ArrayBuffer) => new Float64Array(buffer),
  BigInt64Array: (buffer: ArrayBuffer) => new BigInt64Array(buffer),
  BigUint64Array: (buffer: ArrayBuffer) => new BigUint64Array(buffer),
  DataView: (buffer: ArrayBuffer) => new DataView(buffer),
};
const isViewName = (name: string): name is keyof typeof VIEWS => Object.hasOwn(VIEWS, name);
const UNCLONEABLE = new Set(['Promise', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Window', 'Generator']);

const nameOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);
const refuse = (): never => {
  throw new Error('An object could not be cloned.');
};

/** A codec over one way of writing bytes. Values of classes lose their class, as in structured cloning. */
export function createCodec(bytes: BytesAsText): Codec {
  function encodeObject(value: object, seen: readonly object[]): Plain {
    // A circle can be cloned, but nothing of ours sends one: it is refused and not followed for ever.
    if (seen.includes(value)) return refuse();
    const inside = [...seen, value];
    const all = (values: Iterable<unknown>): Plain[] => [...values].map((each) => encode(each, inside));
    if (ArrayBuffer.isView(value)) {
      const name = nameOf(value);
      const raw = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: isViewName(name) ? name : 'Uint8Array', v: bytes.toText(raw) };
    }
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', v: bytes.toText(new Uint8Array(value)) };
    if (value instanceof Date) return { $: 'Date', v: value.getTime() };
    if (value instanceof Map) return { $: 'Map', v: [...value].map((entry) => all(entry)) };
    if (value instanceof Set) return { $: 'Set', v: all(value) };
    if (value instanceof RegExp) return { $: 'RegExp', v: [value.source, value.flags] };
    if (value instanceof Error) return { $: 'Error', v: [value.name, value.message, value.stack ?? ''] };
    if (Array.isArray(value)) return all(value);
    if (UNCLONEABLE.has(nameOf(value))) return refuse();
    const fields = Object.entries(value).map(([key, each]): [string, Plain] => [key, encode(each, inside)]);
    return Object.hasOwn(value, '$') ? { $: 'Object', v: fields } : Object.fromEntries(fields);
  }

  function encode(value: unknown, seen: readonly object[]): Plain {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    return typeof value === 'object' ? encodeObject(value, seen) : refuse();
  }

  function decodeTagged(tag: Plain, value: Plain): unknown {
    const list = Array.isArray(value) ? value : [];
    const [first, second, third] = list.map(String);
    if (typeof tag === 'string' && isViewName(tag)) return VIEWS[tag](bytes.toBytes(String(value)).buffer);
    switch (tag) {
      case 'ArrayBuffer':
        return bytes.toBytes(String(value)).buffer;
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(String(value));
      case 'number':
        return Number(value);
      case 'Date':
        return new Date(Number(value));
      case 'Map':
        return new Map(list.map((entry): [unknown, unknown] => [decode(entry[0]), decode(entry[1])]));
      case 'Set':
        return new Set(list.map(decode));
      case 'RegExp':
        return new RegExp(first ?? '', second);
      case 'Error':
        return Object.assign(new Error(second), { name: first, stack: third });
      case 'Object':
        return Object.fromEntries(list.map((entry) => [String(entry[0]), decode(entry[1])]));
      default:
        throw new Error(`electron double: unknown tag ${String(tag)}`);
    }
  }

  function decode(value: Plain): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(decode);
    const fields = Object.entries(value);
    const tag = fields.find(([key]) => key === '$');
    if (tag) return decodeTagged(tag[1], fields.find(([key]) => key === 'v')?.[1] ?? null);
    return Object.fromEntries(fields.map(([key, each]) => [key, decode(each)]));
  }

  return { encode: (value) => JSON.stringify(encode(value, [])), decode: (text) => decode(JSON.parse(text)) };
}

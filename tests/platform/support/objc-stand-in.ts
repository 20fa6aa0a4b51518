/**
 * Owns a stand-in of the Objective-C bridge that osascript has: as much of it as mac-script.ts uses, with a pasteboard,
 * keys and one frontmost program in memory. It proves the script's own logic; whether Apple's side is as said, only
 * macOS shows.
 */
import { runInNewContext } from 'node:vm';
import { MAC_SCRIPT } from '../../../src/platform/desktop/mac-script.ts';

type Format = readonly [type: string, bytes: string];

export interface MacStandIn {
  /** Items of the pasteboard, each with its formats. */
  pasteboard: readonly (readonly Format[])[];
  /** Somebody else writes. */
  overwrite(items: readonly (readonly Format[])[]): void;
  readonly posted: { readonly code: number; readonly down: boolean; readonly flags: number; readonly text?: string }[];
  heldKey: number | undefined;
  secure: boolean;
  /** Asks the script as the service does. */
  ask(what: string, facts?: object): unknown;
}

interface Wrapped {
  readonly js: string;
  isNil(): boolean;
  readonly length: number;
  dataUsingEncoding(): { readonly bytes: string; readonly length: number; readonly js: string; isNil(): boolean };
}

const isNo = (): boolean => false;
const nil = { isNil: (): boolean => true };

function wrap(js: string): Wrapped {
  const data = { bytes: js, length: js.length, js, isNil: isNo };
  return { js, isNil: isNo, length: js.length, dataUsingEncoding: () => data };
}

function list<Item>(items: readonly Item[]) {
  return { isNil: isNo, count: items.length, objectAtIndex: (at: number) => items[at] };
}

export function startMacStandIn(): MacStandIn {
  let changes = 1;
  const output: string[] = [];
  const state: MacStandIn = {
    pasteboard: [],
    overwrite(items) {
      state.pasteboard = items;
      changes++;
    },
    posted: [],
    heldKey: undefined,
    secure: false,
    ask(what, facts = {}) {
      const lines = [`${JSON.stringify({ ...facts, id: 7, what })}\n`, ''];
      output.length = 0;
      runInNewContext('run()', context(lines));
      return JSON.parse(output.join('')).value;
    },
  };

  interface Item {
    readonly formats: Format[];
    setStringForType(text: Wrapped, type: Wrapped): void;
    setDataForType(data: { js: string }, type: Wrapped): void;
  }
  const newItem = (): Item => {
    const formats: Format[] = [];
    return {
      formats,
      setStringForType: (text, type) => void formats.push([type.js, text.js]),
      setDataForType: (data, type) => void formats.push([type.js, data.js]),
    };
  };
  const pasteboard = {
    get changeCount() {
      return changes;
    },
    get clearContents() {
      state.overwrite([]);
      return changes;
    },
    get pasteboardItems() {
      return list(
        state.pasteboard.map((formats) => ({
          types: list(formats.map(([type]) => wrap(type))),
          dataForType: (type: Wrapped) =>
            wrap(formats.find(([name]) => name === type.js)?.[1] ?? '').dataUsingEncoding(),
        })),
      );
    },
    writeObjects: (items: readonly Item[]) => {
      state.pasteboard = items.map(({ formats }) => formats);
    },
    stringForType(type: Wrapped) {
      const found = state.pasteboard.flat().find(([name]) => name === type.js);
      return found ? wrap(found[1]) : nil;
    },
  };
  const app = {
    isNil: isNo,
    processIdentifier: 42,
    bundleIdentifier: wrap('com.apple.Terminal'),
    localizedName: wrap('Terminal'),
  };

  interface KeyEvent {
    readonly code: number;
    readonly down: boolean;
    flags: number;
    text?: string;
  }
  const bridge = Object.assign(
    (value?: unknown) => (value === undefined ? nil : typeof value === 'string' ? wrap(value) : value),
    {
      NSPasteboard: { generalPasteboard: pasteboard },
      NSPasteboardItem: {
        alloc: {
          get init() {
            return newItem();
          },
        },
      },
      NSRunLoop: { currentRunLoop: { runUntilDate: () => {} } },
      NSDate: { dateWithTimeIntervalSinceNow: () => ({}) },
      NSWorkspace: { sharedWorkspace: { frontmostApplication: app } },
      NSRunningApplication: {
        runningApplicationWithProcessIdentifier: (pid: number) =>
          pid === 42 ? { isNil: isNo, terminated: false, activateWithOptions: () => true } : nil,
      },
      NSString: { alloc: { initWithDataEncoding: (data: Wrapped) => data } },
      NSASCIIStringEncoding: 1,
      NSUTF16LittleEndianStringEncoding: 2,
      CGWindowListCopyWindowInfo: () => [
        { kCGWindowOwnerPID: 7, kCGWindowLayer: 0, kCGWindowNumber: 3 },
        { kCGWindowOwnerPID: 42, kCGWindowLayer: 25, kCGWindowNumber: 4 },
        { kCGWindowOwnerPID: 42, kCGWindowLayer: 0, kCGWindowNumber: 5 },
      ],
      CGEventCreateKeyboardEvent: (_source: unknown, code: number, down: boolean): KeyEvent => ({
        code,
        down,
        flags: 0,
      }),
      CGEventSetFlags: (event: KeyEvent, flags: number) => {
        event.flags = flags;
      },
      CGEventKeyboardSetUnicodeString: (event: KeyEvent, length: number, bytes: string) => {
        event.text = bytes.slice(0, length);
      },
      CGEventPost: (_tap: number, event: KeyEvent) => void state.posted.push(event),
      CGEventSourceKeyState: (_source: number, code: number) => code === state.heldKey,
      IsSecureEventInputEnabled: () => state.secure,
    },
  );

  // One context for the life of the stand-in: the script keeps the pasteboard's contents between questions.
  let input: string[] = [];
  const shared: object = {
    $: Object.assign(bridge, {
      NSFileHandle: {
        fileHandleWithStandardInput: {
          get availableData() {
            return wrap(input.shift() ?? '');
          },
        },
        fileHandleWithStandardOutput: { writeData: (data: { js: string }) => void output.push(data.js) },
      },
    }),
    ObjC: {
      import: () => {},
      unwrap: (value: Wrapped) => value.js,
      deepUnwrap: (value: unknown) => value,
      castRefToObject: (value: unknown) => value,
    },
  };
  runInNewContext(`${MAC_SCRIPT}; this.run = run;`, shared);
  function context(lines: string[]): object {
    input = lines;
    return shared;
  }
  return state;
}

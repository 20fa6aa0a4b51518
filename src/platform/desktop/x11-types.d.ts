/** Owns the types of the package x11, which has none: only what is used here. Callbacks give an X error or a value. */
declare module 'x11' {
  type Done<Value> = (error: unknown, value: Value) => boolean | undefined;

  interface XEvent {
    readonly name?: string;
    /** PropertyNotify, and most others. */
    readonly wid: number;
    readonly atom: number;
    /** PropertyNotify: 0 new value, 1 deleted. */
    readonly state: number;
    readonly time: number;
    /** Selection events. */
    readonly owner: number;
    readonly requestor: number;
    readonly selection: number;
    readonly target: number;
    readonly property: number;
  }

  interface XProperty {
    readonly type: number;
    readonly format: number;
    readonly bytesAfter: number;
    readonly data: Buffer;
  }

  interface XTest {
    readonly KeyPress: number;
    readonly KeyRelease: number;
    FakeInput(type: number, keycode: number, time: number, window: number, x: number, y: number): void;
  }

  interface XResources {
    QueryClientIds(
      specs: readonly { readonly client: number; readonly mask: number }[],
      done: Done<readonly { readonly client: number; readonly mask: number; readonly value: readonly number[] }[]>,
    ): void;
  }

  interface XKeyboard {
    GetState(device: number, done: Done<{ readonly lockedMods: number; readonly lockedGroup: number }>): void;
    LatchLockState(
      device: number,
      affectModLocks: number,
      modLocks: number,
      lockGroup: boolean,
      groupLock: number,
      affectModLatches: number,
      modLatches: number,
      latchGroup: boolean,
      groupLatch: number,
    ): void;
  }

  interface XClient {
    /** What is known of atoms; the package lets all connections share one list. */
    atoms: Record<string, number>;
    atom_names: Record<number, string>;
    AllocID(): number;
    CreateWindow(
      window: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      kind: number,
      visual: number,
      values: { readonly eventMask?: number },
    ): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }, done?: Done<void>): void;
    GetWindowAttributes(window: number, done: Done<{ readonly mapState: number }>): void;
    QueryTree(
      window: number,
      done: Done<{ readonly root: number; readonly parent: number; readonly children: readonly number[] }>,
    ): void;
    InternAtom(onlyIfExists: boolean, name: string, done: Done<number>): void;
    GetAtomName(atom: number, done: Done<string>): void;
    GetProperty(
      remove: 0 | 1,
      window: number,
      property: number,
      type: number,
      offset: number,
      length: number,
      done: Done<XProperty>,
    ): void;
    ChangeProperty(
      mode: number,
      window: number,
      property: number,
      type: number,
      format: number,
      data: Buffer | readonly number[],
      done?: Done<void>,
    ): void;
    DeleteProperty(window: number, property: number, done?: Done<void>): void;
    SetSelectionOwner(owner: number, selection: number, time: number): void;
    GetSelectionOwner(selection: number, done: Done<number>): void;
    ConvertSelection(requestor: number, selection: number, target: number, property: number, time: number): void;
    SendEvent(
      window: number,
      propagate: 0 | 1,
      mask: number,
      event: Readonly<Record<string, number | string>>,
      done?: Done<void>,
    ): void;
    SendClientMessage(
      destination: number,
      window: number,
      type: number,
      format: 8 | 16 | 32,
      data: readonly number[],
      done?: Done<void>,
    ): void;
    SetInputFocus(window: number, revertTo: number, done?: Done<void>): void;
    GetInputFocus(done: Done<{ readonly focus: number }>): void;
    QueryKeymap(done: Done<Buffer>): void;
    GetKeyboardMapping(first: number, count: number, done: Done<readonly (readonly number[])[]>): void;
    ChangeKeyboardMapping(first: number, perKeycode: number, keysyms: readonly number[]): void;
    GrabKeyboard(
      window: number,
      ownerEvents: boolean,
      time: number,
      pointerMode: number,
      keyboardMode: number,
      done: Done<number>,
    ): void;
    UngrabKeyboard(time: number): void;
    GrabKey(
      window: number,
      ownerEvents: boolean,
      modifiers: number,
      keycode: number,
      pointerMode: number,
      keyboardMode: number,
      done: Done<void>,
    ): void;
    UngrabKey(window: number, keycode: number, modifiers: number): void;
    require(name: 'xtest', done: Done<XTest>): void;
    require(name: 'res', done: Done<XResources>): void;
    require(name: 'xkb', done: Done<XKeyboard>): void;
    terminate(): void;
    on(event: 'event', listener: (event: XEvent) => void): void;
    on(event: 'end', listener: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    removeListener(event: 'event', listener: (event: XEvent) => void): void;
  }

  interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly { readonly root: number }[];
    readonly screenNum?: number;
    readonly min_keycode: number;
    readonly max_keycode: number;
    /** In units of 4 bytes. */
    readonly max_request_length: number;
  }

  const x11: {
    createClient(options: { readonly display: string }, done: (error: unknown, display: XDisplay) => void): XClient;
    readonly eventMask: { readonly PropertyChange: number };
  };

  export type { XClient, XDisplay, XEvent, XKeyboard, XProperty, XResources, XTest };
  export default x11;
}

/**
 * Owns the promise that nothing unimplemented passes in silence: a member of Electron that the double lacks throws an
 * error that names it. Never knows any part of Electron itself.
 */
import { EventEmitter } from 'node:events';

/** Names that JavaScript itself, promises, inspectors and module loaders look up on any value. */
const LOOKED_UP_BY_ANYONE: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'default',
  '__esModule',
  'inspect',
  'domain',
  'nodeType',
]);

function isForeign(target: object, key: string | symbol): boolean {
  return typeof key === 'string' && !(key in target) && !key.startsWith('_') && !LOOKED_UP_BY_ANYONE.has(key);
}

/** Thrown for a member of Electron that the double has not: the message names it. */
export class NotInDouble extends Error {
  constructor(member: string) {
    super(`electron double: ${member} is not implemented`);
    this.name = 'NotInDouble';
  }
}

/** The same object, but reading or writing a member it lacks throws {@link NotInDouble}. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (isForeign(target, key)) throw new NotInDouble(`${name}.${String(key)}`);
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value, receiver) {
      if (isForeign(target, key)) throw new NotInDouble(`${name}.${String(key)} =`);
      return Reflect.set(target, key, value, receiver);
    },
  });
}

/** Base of every class of the double: an emitter whose missing members throw {@link NotInDouble}. */
export class StrictEmitter extends EventEmitter {
  constructor() {
    super();
    this.setMaxListeners(0);
  }
}

const nameOf = (receiver: unknown): string =>
  receiver instanceof EventEmitter ? receiver.constructor.name : 'a prototype';

// A lookup that finds nothing on the class ends at this prototype, so that instances keep their identity.
Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(Object.create(EventEmitter.prototype), {
    get(target, key, receiver) {
      if (isForeign(target, key)) throw new NotInDouble(`${nameOf(receiver)}.${String(key)}`);
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value, receiver) {
      if (isForeign(target, key)) throw new NotInDouble(`${nameOf(receiver)}.${String(key)} =`);
      return Reflect.set(target, key, value, receiver);
    },
  }),
);

/** An event object of Electron: what a listener may prevent. */
export interface Preventable {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

/** A fresh event whose `defaultPrevented` tells afterwards what the listeners wanted. */
export function createEvent<T extends object>(details: T): T & Preventable {
  let prevented = false;
  const event = {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    defaultPrevented: false,
  };
  Object.defineProperty(event, 'defaultPrevented', { get: () => prevented });
  return event;
}

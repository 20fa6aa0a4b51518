/**
 * Owns ipcRenderer: channels, listeners, invocations in flight. Never touches the page.
 */
import type { FromPage, ToPage } from './messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;
interface Waiting {
  readonly channel: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

const isToPage = (message: unknown): message is ToPage =>
  typeof message === 'object' && message !== null && 'kind' in message;

/** ipcRenderer over a function that sends; `receive` takes what the main process says, `ask` asks for a permission. */
export function createIpcRenderer(send: (message: FromPage) => void) {
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const wait = (channel: string, message: (id: number) => FromPage): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      // A value that can't be cloned throws here, and so rejects.
      send(message(last));
      waiting.set(last, { channel, resolve, reject });
    });
  const add = (channel: string, listener: Listener, once: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    const all = [...(listeners.get(channel) ?? [])];
    const at = all.findLastIndex((each) => each.listener === listener);
    if (at >= 0) all.splice(at, 1);
    listeners.set(channel, all);
  };

  const ipcRenderer = {
    on: (channel: string, listener: Listener) => {
      add(channel, listener, false);
      return ipcRenderer;
    },
    once: (channel: string, listener: Listener) => {
      add(channel, listener, true);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => {
      remove(channel, listener);
      return ipcRenderer;
    },
    addListener: (channel: string, listener: Listener) => ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string): number => listeners.get(channel)?.length ?? 0,
    send: (channel: string, ...args: unknown[]): void => send({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      wait(channel, (id) => ({ kind: 'invoke', id, channel, args })),
    postMessage: (channel: string, message: unknown, transfer?: readonly unknown[]): void => {
      if (transfer && transfer.length > 0) {
        throw new Error('electron double: ipcRenderer.postMessage with ports is not implemented');
      }
      send({ kind: 'send', channel, args: [message] });
    },
  };

  function deliver(channel: string, args: readonly unknown[]): void {
    for (const each of listeners.get(channel) ?? []) {
      if (each.once) remove(channel, each.listener);
      try {
        each.listener({ sender: ipcRenderer, ports: [] }, ...args);
      } catch (reason) {
        console.error(reason);
      }
    }
  }

  function receive(message: unknown): void {
    if (!isToPage(message)) return;
    if (message.kind === 'send') {
      deliver(message.channel, message.args);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asked?.resolve(message.value);
    else asked?.reject(new Error(`Error invoking remote method '${asked.channel}': ${message.message}`));
  }

  return {
    ipcRenderer,
    receive,
    ask: (permission: string, details: object): Promise<unknown> =>
      wait(permission, (id) => ({ kind: 'permission', id, permission, details })),
  };
}

/**
 * Owns what a sandboxed preload script finds: require('electron') with ipcRenderer and contextBridge, and nothing of
 * Node. Runs in the isolated world of the page, before its scripts.
 */
import { type BytesAsText, createCodec } from './codec.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { type FromPage, INLET, OUTLET, type PageSetup } from './messages.ts';
import { createWorldBridge } from './world-bridge.ts';

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

const bytes: BytesAsText = {
  toText: (all) => {
    let text = '';
    for (let at = 0; at < all.length; at += 32_768) text += String.fromCharCode(...all.subarray(at, at + 32_768));
    return btoa(text);
  },
  toBytes: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
};

function refuse(name: string): never {
  throw new Error(`electron double: ${name} is not implemented`);
}

/** Members that a preload asks for by name, all others throw. */
const only = <T extends object>(name: string, members: T): T =>
  new Proxy(members, {
    get: (target, key) =>
      key in target || typeof key === 'symbol' || key === '__esModule' || key === 'default' || key === 'then'
        ? Reflect.get(target, key)
        : refuse(`${name}.${key}`),
  });

/** Runs the preload script of a window; a frame inside the page has none, as with Electron's default. */
export function run(setup: PageSetup, preload: Preload): void {
  if (window !== window.top) return;
  const codec = createCodec(bytes);
  const outlet: unknown = Reflect.get(globalThis, OUTLET);
  const send = (message: FromPage): void => {
    if (typeof outlet !== 'function') throw new Error('electron double: no outlet in the preload world');
    outlet(codec.encode(message));
  };
  const bridge = createWorldBridge(setup.token, 'preload', 'page');
  const ipc = createIpcRenderer(send);
  bridge.listen('ask', (detail) => {
    const { id, permission, details } = Object(detail);
    ipc.ask(String(permission), Object(details)).finally(() => bridge.fire('permission', Number(id)));
  });
  bridge.listen('open', (url) => send({ kind: 'open', url: String(url) }));
  Object.defineProperty(globalThis, INLET, { value: (text: string) => ipc.receive(codec.decode(text)) });

  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) =>
      bridge.fire('expose', { name, api: structuredClone(bridge.pack(api)) }),
  };
  const electron = only('electron (preload)', {
    ipcRenderer: only('ipcRenderer', ipc.ipcRenderer),
    contextBridge: only('contextBridge', contextBridge),
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const { platform, versions, argv } = setup;
  const process = { platform, versions, argv, env: {}, type: 'renderer', sandboxed: true, contextIsolated: true };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, only('process (preload)', process));
  } catch (reason) {
    console.error(reason);
    send({
      kind: 'preload-failed',
      message: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    });
  }
}

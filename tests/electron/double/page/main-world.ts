/**
 * Owns the page's own side: what the preload exposes becomes a frozen property of window, and whoever asks for the
 * microphone or another permission asks the main process first. Runs in the page's world, before its scripts.
 */
import type { PageSetup } from './messages.ts';
import { createWorldBridge } from './world-bridge.ts';

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

/** Methods of the platform that need a permission, and Electron's name of it. */
const GUARDED: readonly [object | undefined, string, string][] = [
  [globalThis.MediaDevices?.prototype, 'getUserMedia', 'media'],
  [globalThis.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture'],
  [globalThis.Clipboard?.prototype, 'readText', 'clipboard-read'],
  [globalThis.Clipboard?.prototype, 'read', 'clipboard-read'],
  [globalThis.Notification, 'requestPermission', 'notifications'],
  [globalThis.Navigator?.prototype, 'requestMIDIAccess', 'midi'],
];

function mediaTypes(constraints: unknown): string[] {
  if (typeof constraints !== 'object' || constraints === null) return [];
  return ['audio', 'video'].filter((kind) => Boolean(Reflect.get(constraints, kind)));
}

/** Installs the page's side; a frame inside the page gets nothing, as with Electron's default. */
export function install(setup: PageSetup): void {
  if (window !== window.top) return;
  const bridge = createWorldBridge(setup.token, 'page', 'preload');
  bridge.listen('expose', (detail) => {
    const { name, api } = Object(detail);
    Object.defineProperty(window, String(name), { value: freeze(bridge.unpack(api)), enumerable: true });
  });

  // A window never comes of it here, so the page gets at once what it gets when the app denies one.
  window.open = (url) => {
    bridge.fire('open', new URL(String(url ?? 'about:blank'), document.baseURI).href);
    return null;
  };

  let last = 0;
  const waiting = new Map<number, () => void>();
  bridge.listen('permission', (id) => {
    waiting.get(Number(id))?.();
    waiting.delete(Number(id));
  });
  // Only waits until the main process has told Chromium its answer: then Chromium itself grants or denies.
  const ask = (permission: string, details: object): Promise<void> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      bridge.fire('ask', { id: last, permission, details });
    });
  for (const [owner, method, permission] of GUARDED) {
    const original = owner && Reflect.get(owner, method);
    if (typeof original !== 'function') continue;
    const guarded = async function guarded(this: unknown, ...args: unknown[]): Promise<unknown> {
      await ask(permission, permission === 'media' ? { mediaTypes: mediaTypes(args[0]) } : {});
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(owner, method, { value: guarded, configurable: true, writable: true });
  }
}

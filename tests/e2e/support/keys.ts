/**
 * Owns the keys that a test presses: a socket that the stand-in of the keyboard's hook connects to. Never touches a
 * real keyboard.
 */
import { createServer, type Socket } from 'node:net';

/** Longer than a contact bounces, shorter than a key is held to talk. */
const TAP_MS = 120;

export interface Keys {
  readonly path: string;
  /** Resolves when the hook has connected, and so hears the keys. */
  readonly connected: Promise<void>;
  down(key: string): void;
  up(key: string): void;
  /** Down and up, as quickly as a finger does it. */
  tap(key: string): Promise<void>;
  /** The hook says that it can't listen. */
  refuse(code: 'hook-denied' | 'no-display' | 'hook-ended'): void;
  /** The hook's process ends by itself. */
  die(): void;
  close(): void;
}

/**
 * A keyboard at the socket `path`. Whoever connects is told at once that keys come, unless `refusal` says otherwise.
 */
export async function openKeys(path: string, refusal?: 'hook-denied' | 'no-display'): Promise<Keys> {
  let hook: Socket | null = null;
  let announce: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const say = (message: object): void => void hook?.write(`${JSON.stringify(message)}\n`);
  const refuse = (code: string): void => say({ type: 'refused', code, why: 'said by a test' });
  const server = createServer((socket) => {
    hook = socket;
    socket.on('error', () => undefined);
    if (refusal) refuse(refusal);
    else say({ type: 'started' });
    announce();
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const down = (key: string): void => say({ type: 'down', key, at: 0 });
  const up = (key: string): void => say({ type: 'up', key, at: 0 });
  return {
    path,
    connected,
    down,
    up,
    tap: async (key) => {
      down(key);
      await new Promise((resolve) => setTimeout(resolve, TAP_MS));
      up(key);
    },
    refuse,
    die: () => say({ exit: 1 }),
    close: () => {
      hook?.destroy();
      server.close();
    },
  };
}

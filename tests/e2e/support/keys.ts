/**
 * Owns the keys that a test presses: a socket that the stand-in of the keyboard's hook connects to. Never touches a real
 * keyboard.
 */
import { createServer, type Socket } from 'node:net';

export interface Keys {
  readonly path: string;
  down(key: string): void;
  up(key: string): void;
  /** The hook says that it can't listen. */
  refuse(code: 'hook-denied' | 'no-display' | 'hook-ended'): void;
  /** The hook's process ends by itself. */
  die(): void;
  close(): void;
}

/** A keyboard at the socket `path`. Whoever connects is told at once that keys come, unless `refusal` says otherwise. */
export async function openKeys(path: string, refusal?: 'hook-denied' | 'no-display'): Promise<Keys> {
  let hook: Socket | null = null;
  const say = (message: object): void => void hook?.write(`${JSON.stringify(message)}\n`);
  const refuse = (code: string): void => say({ type: 'refused', code, why: 'said by a test' });
  const server = createServer((socket) => {
    hook = socket;
    socket.on('error', () => undefined);
    if (refusal) refuse(refusal);
    else say({ type: 'started' });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    down: (key) => say({ type: 'down', key, at: 0 }),
    up: (key) => say({ type: 'up', key, at: 0 }),
    refuse,
    die: () => say({ exit: 1 }),
    close: () => {
      hook?.destroy();
      server.close();
    },
  };
}

/**
 * Owns the wire between this process and a child: messages both ways, the child's end, and killing it. A forked Node
 * process here; Electron's utilityProcess fits the same shape. Never knows what is said.
 */
import { fork } from 'node:child_process';

/** The parent's end. */
export interface Channel {
  readonly pid: number | undefined;
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, with the signal or exit code. */
  onEnd(listener: (why: string) => void): void;
  /** Ends the child at once. */
  kill(): void;
}

/** The child's end. */
export interface Port {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * The environment of a child. glibc raises the size from which a freed block goes back to the system to that of the
 * largest block freed so far, and a released model would stay: measured, 127 MB after a hearing in place of 57. Fixed
 * here at its first value. Other systems, and Electron's own allocator, do not look at it.
 */
export const childEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, MALLOC_MMAP_THRESHOLD_: '131072' });

/** Starts `script` in a Node process of its own. It ends with this process. */
export function forkChannel(script: string): Channel {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: childEnvironment(),
  });
  let ended: string | undefined;
  const listeners: ((why: string) => void)[] = [];
  const end = (why: string) => {
    if (ended !== undefined) return;
    ended = why;
    for (const listener of listeners) listener(why);
  };
  child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  child.on('error', (error) => end(error.message));
  return {
    pid: child.pid,
    // A message to a child that has just ended is lost; onEnd tells.
    send: (message) => void child.send(message, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => {
      if (ended === undefined) listeners.push(listener);
      else listener(ended);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Electron's utility process has this in place of process.send. */
interface ParentPort {
  postMessage(message: object): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function hasParentPort(host: object): host is { readonly parentPort: ParentPort } {
  return 'parentPort' in host && host.parentPort !== undefined && host.parentPort !== null;
}

/**
 * The child's end, in a forked process or in Electron's utility process; undefined in neither. Ends the child with its
 * parent.
 */
export function openPort(): Port | undefined {
  const host: object = process;
  if (hasParentPort(host)) {
    const { parentPort } = host;
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  if (!process.send) return undefined;
  process.on('disconnect', () => process.exit());
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}

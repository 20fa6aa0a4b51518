/**
 * Owns the wire to a child in Electron's utility process. The packed app has no other way to run Node code beside main.
 */
import { utilityProcess } from 'electron';
import { type Channel, childEnvironment } from '../platform/channel.ts';

/** Starts `script` in a utility process of the given name. It ends with this process. */
export function utilityChannel(script: string, name: string): Channel {
  const child = utilityProcess.fork(script, [], {
    serviceName: name,
    stdio: 'ignore',
    env: childEnvironment(),
  });
  const listeners: ((why: string) => void)[] = [];
  let ended: string | undefined;
  let killed = false;
  const kill = () => {
    killed = true;
    // Electron's own way asks the process to end, and native code that hangs does not listen.
    if (child.pid === undefined) child.kill();
    else end(child.pid);
  };
  child.once('spawn', () => {
    if (killed) kill();
  });
  child.once('exit', (code) => {
    ended = killed ? 'SIGKILL' : `exit code ${code}`;
    for (const listener of listeners) listener(ended);
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      if (ended === undefined) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => {
      if (ended === undefined) listeners.push(listener);
      else listener(ended);
    },
    kill,
  };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

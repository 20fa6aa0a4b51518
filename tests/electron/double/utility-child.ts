/**
 * Owns process.parentPort in a child of utilityProcess. Loaded before the child's own code; ends with its parent.
 */
import { EventEmitter } from 'node:events';
import { isUtilityMessage, type UtilityMessage } from './utility-messages.ts';

const send = (message: UtilityMessage): void => {
  if (process.connected) process.send?.(message);
};

/** A port whose other end lives in the main process. */
class ChildPort extends EventEmitter {
  private readonly id: number;
  private started = false;
  private readonly waiting: unknown[] = [];

  constructor(id: number) {
    super();
    this.id = id;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', port: this.id, data });
  }

  start(): void {
    this.started = true;
    for (const data of this.waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    send({ kind: 'port-closed', port: this.id });
    this.emit('close');
  }

  take(data: unknown): void {
    if (this.started) this.emit('message', { data, ports: [] });
    else this.waiting.push(data);
  }
}

class ParentPort extends EventEmitter {
  private readonly ports = new Map<number, ChildPort>();
  private readonly waiting: UtilityMessage[] = [];
  private draining = false;

  constructor() {
    super();
    // Messages that came before the child's code listens wait for it.
    this.on('newListener', (name) => {
      if (name !== 'message') return;
      setImmediate(() => {
        this.draining = true;
        for (const message of this.waiting.splice(0)) this.take(message);
        this.draining = false;
      });
    });
  }

  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] });
  }

  take(message: UtilityMessage): void {
    // What comes over a port waits too: the message that brings the port may be waiting before it.
    if (this.listenerCount('message') === 0 || (this.waiting.length > 0 && !this.draining)) this.waiting.push(message);
    else if (message.kind === 'port') this.ports.get(message.port)?.take(message.data);
    else if (message.kind === 'port-closed') this.ports.get(message.port)?.emit('close');
    else {
      const ports = message.ports.map((id) => {
        const port = new ChildPort(id);
        this.ports.set(id, port);
        return port;
      });
      this.emit('message', { data: message.data, ports });
    }
  }
}

const parentPort = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });
process.on('message', (message) => {
  if (isUtilityMessage(message)) parentPort.take(message);
});
process.on('disconnect', () => process.exit(0));

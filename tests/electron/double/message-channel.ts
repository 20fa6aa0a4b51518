/**
 * Owns message ports inside the main process and their other ends in a child process. Never knows what is sent.
 */
import { StrictEmitter } from './strict.ts';

export class MessagePortMain extends StrictEmitter {
  private partner: MessagePortMain | null = null;
  private started = false;
  private closed = false;
  private waiting: { readonly data: unknown; readonly ports: MessagePortMain[] }[] = [];
  /** Where messages go when this end lives in a child. */
  private forward: ((data: unknown) => void) | null = null;

  /** The double's own: two ends of one channel. */
  static join(first: MessagePortMain, second: MessagePortMain): void {
    first.partner = second;
    second.partner = first;
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const data = structuredClone(message);
    setImmediate(() => this.partner?.receive(data, [...transfer]));
  }

  start(): void {
    this.started = true;
    for (const { data, ports } of this.waiting.splice(0)) this.emit('message', { data, ports });
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
    const { partner } = this;
    setImmediate(() => partner?.close());
  }

  /** The double's own: this end is given away to a child. */
  giveAway(forward: (data: unknown) => void): void {
    this.forward = forward;
    for (const { data } of this.waiting.splice(0)) forward(data);
  }

  /** The double's own: the child posted through the end that was given away. */
  postFromChild(data: unknown): void {
    this.partner?.receive(data, []);
  }

  private receive(data: unknown, ports: MessagePortMain[]): void {
    if (this.forward) this.forward(data);
    else if (this.started) this.emit('message', { data, ports });
    else this.waiting.push({ data, ports });
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    MessagePortMain.join(this.port1, this.port2);
  }
}

/**
 * Owns one connection of the DevTools protocol: commands with answers, events by session. Never knows what a command
 * means.
 */
import WebSocket from 'ws';

/** Parameters and answers as they come: whoever asks knows the shape and names it. */
export type Message = Readonly<Record<string, unknown>>;
export type Listener = (method: string, params: Message) => void;

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Message;
  readonly result?: Message;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: Message) => void;
  readonly reject: (reason: Error) => void;
}

export class Connection {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.receive(JSON.parse(String(data))));
    socket.on('close', () => this.abandon());
    socket.on('error', () => this.abandon());
  }

  static async open(url: string): Promise<Connection> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  /** Sends a command and gives its result; a refusal of the browser rejects with the command's name. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Message> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) {
        reject(new Error(`${method}: the browser has gone`));
        return;
      }
      this.waiting.set(id, { method, resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }

  /** Listens to a session's events, or to the browser's own without a session. */
  listen(sessionId: string | null, listener: Listener): void {
    const key = sessionId ?? '';
    const all = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, all.add(listener));
  }

  forget(sessionId: string): void {
    this.listeners.delete(sessionId);
  }

  private receive(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result ?? {});
      return;
    }
    if (message.method === undefined) return;
    for (const listener of [...(this.listeners.get(message.sessionId ?? '') ?? [])]) {
      listener(message.method, message.params ?? {});
    }
  }

  private abandon(): void {
    for (const { method, reject } of this.waiting.values()) reject(new Error(`${method}: the browser has gone`));
    this.waiting.clear();
  }
}

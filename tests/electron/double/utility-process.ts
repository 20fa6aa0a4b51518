/**
 * Owns utilityProcess: a real child of Node with Electron's events and ports. Never runs anything in the main process.
 */
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import type { UtilityProcess as ElectronUtility, ForkOptions } from 'electron';
import type { MessagePortMain } from './message-channel.ts';
import { createEvent, StrictEmitter } from './strict.ts';
import { isUtilityMessage, type UtilityMessage } from './utility-messages.ts';

type Options = Omit<ForkOptions, 'env' | 'session'> & { env?: NodeJS.ProcessEnv };
export interface UtilityParts {
  /** Folder of the bundled double. */
  readonly home: string;
  readonly isReady: () => boolean;
  /** Children that live; whoever ends the app ends them. */
  readonly living: Set<UtilityProcess>;
  readonly onGone: (details: object) => void;
}

function toStdio(wanted: Options['stdio']): StdioOptions {
  const one = typeof wanted === 'string' ? [wanted, wanted, wanted] : (wanted ?? ['ignore', 'inherit', 'inherit']);
  const pipeOr = (word: string | undefined): 'pipe' | 'ignore' | 'inherit' =>
    word === 'pipe' || word === 'ignore' ? word : 'inherit';
  return ['ignore', pipeOr(one[1]), pipeOr(one[2]), 'ipc'];
}

export class UtilityProcess
  extends StrictEmitter
  implements Pick<ElectronUtility, 'kill' | 'pid' | 'stderr' | 'stdout'>
{
  pid: number | undefined = undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  private readonly child: ChildProcess;
  private readonly ports = new Map<number, MessagePortMain>();
  private lastPort = 0;

  constructor(parts: UtilityParts, file: string, args: readonly string[], options: Options) {
    super();
    const preload = ['--require', join(parts.home, 'register.cjs'), '--require', join(parts.home, 'utility-child.cjs')];
    this.child = fork(file, args, {
      execArgv: [...preload, ...(options.execArgv ?? [])],
      env: { ...(options.env ?? process.env), ELECTRON_DOUBLE_HOME: parts.home, ELECTRON_DOUBLE_UTILITY: '1' },
      serialization: 'advanced',
      stdio: toStdio(options.stdio),
      ...(options.cwd ? { cwd: options.cwd } : {}),
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    parts.living.add(this);
    this.child.on('error', (reason) => console.error('electron double: a utility process did not start:', reason));
    this.child.on('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.receive(message));
    this.child.on('exit', (code, signal) => {
      this.pid = undefined;
      parts.living.delete(this);
      for (const port of this.ports.values()) port.close();
      // As waitpid gives it: a signal is the exit code's low byte.
      const exitCode = code ?? (signal === 'SIGKILL' ? 9 : signal === 'SIGTERM' ? 15 : 1);
      this.emit('exit', exitCode);
      if (exitCode !== 0) {
        const reason = signal === 'SIGKILL' || signal === 'SIGTERM' ? 'killed' : signal ? 'crashed' : 'abnormal-exit';
        parts.onGone(
          createEvent({
            type: 'Utility',
            reason,
            exitCode,
            serviceName: 'node.mojom.NodeService',
            name: options.serviceName ?? 'Node Utility Process',
          }),
        );
      }
    });
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map((port) => {
      this.lastPort += 1;
      const id = this.lastPort;
      this.ports.set(id, port);
      port.giveAway((data) => this.send({ kind: 'port', port: id, data }));
      port.on('close', () => this.send({ kind: 'port-closed', port: id }));
      return id;
    });
    this.send({ kind: 'message', data: message, ports });
  }

  /** The double's own: ends without a word to the app, which is ending itself. */
  abandon(): void {
    this.removeAllListeners();
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }

  kill = (): boolean => this.child.kill('SIGTERM');

  private send(message: UtilityMessage): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private receive(message: unknown): void {
    if (!isUtilityMessage(message)) return;
    if (message.kind === 'message') this.emit('message', message.data);
    else if (message.kind === 'port') this.ports.get(message.port)?.postFromChild(message.data);
    else this.ports.get(message.port)?.close();
  }
}

export function createUtilityProcess(parts: UtilityParts) {
  return {
    fork: (file: string, second: string[] | Options = [], third: Options = {}): UtilityProcess => {
      if (!parts.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
      const [args, options] = Array.isArray(second) ? [second, third] : [[], second];
      return new UtilityProcess(parts, file, args, options);
    },
  };
}

/**
 * Owns channels of the main process: listeners and one handler a channel. Never knows pages.
 */
import type { IpcMain as ElectronIpcMain } from 'electron';
import { StrictEmitter } from './strict.ts';

/** As in Electron, what a page sent is untrusted: arguments are unknown until the app has checked them. */
export type Handler = (event: object, ...args: unknown[]) => unknown;

export class IpcMain extends StrictEmitter implements Pick<ElectronIpcMain, 'removeHandler'> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** The double's own: who answers invocations of the channel. */
  handlerOf(channel: string): Handler | undefined {
    return this.handlers.get(channel);
  }
}

/**
 * Owns the double's session with one page: injected scripts, the preload's world, delivery of messages. Never decides
 * what an event means to the app.
 */
import { INLET, OUTLET, PRELOAD_WORLD } from '../page/messages.ts';
import type { Connection, Message } from './connection.ts';

export interface PageScripts {
  /** Runs in the page's world before its scripts. */
  readonly main: string;
  /** Runs in the preload's world before the page's scripts. */
  readonly preload: string;
}

export interface PageListener {
  /** Text that the preload world sent, with the frame it came from. */
  onOutlet(text: string, frameId: string): void;
  onEvent(method: string, params: Message): void;
}

interface Context {
  readonly id: number;
  readonly frameId: string;
}

export class PageTarget {
  readonly targetId: string;
  private readonly connection: Connection;
  private readonly sessionId: string;
  private readonly listener: PageListener;
  private contexts: readonly Context[] = [];

  private constructor(connection: Connection, targetId: string, sessionId: string, listener: PageListener) {
    this.connection = connection;
    this.targetId = targetId;
    this.sessionId = sessionId;
    this.listener = listener;
    connection.listen(sessionId, (method, params) => this.receive(method, params));
  }

  /** Attaches to a page that shows nothing yet and prepares it; rejects when the page has gone. */
  static async attach(
    connection: Connection,
    targetId: string,
    scripts: PageScripts,
    listener: PageListener,
  ): Promise<PageTarget> {
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new PageTarget(connection, targetId, String(sessionId), listener);
    await Promise.all([
      page.send('Runtime.addBinding', { name: OUTLET, executionContextName: PRELOAD_WORLD }),
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Log.enable'),
      page.send('Inspector.enable'),
    ]);
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: PRELOAD_WORLD });
    return page;
  }

  /** Chromium gives a page and its main frame one id. */
  get mainFrameId(): string {
    return this.targetId;
  }

  send(method: string, params: object = {}): Promise<Message> {
    return this.connection.send(method, params, this.sessionId);
  }

  /** Gives the text to the preload world of the main frame; lost when no document with a preload is there. */
  deliver(text: string): void {
    const context = this.contexts.findLast(({ frameId }) => frameId === this.mainFrameId);
    if (!context) return;
    this.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { globalThis.${INLET}?.(text); }`,
      executionContextId: context.id,
      arguments: [{ value: text }],
      silent: true,
    }).catch(() => undefined);
  }

  release(): void {
    this.connection.forget(this.sessionId);
  }

  private receive(method: string, params: Message): void {
    switch (method) {
      case 'Runtime.executionContextCreated': {
        const { id, name, auxData } = Object(params.context);
        const frameId = String(Object(auxData).frameId);
        if (name === PRELOAD_WORLD) this.contexts = [...this.contexts, { id: Number(id), frameId }];
        return;
      }
      case 'Runtime.executionContextDestroyed':
        this.contexts = this.contexts.filter(({ id }) => id !== params.executionContextId);
        return;
      case 'Runtime.executionContextsCleared':
        this.contexts = [];
        return;
      case 'Runtime.bindingCalled': {
        const from = this.contexts.find(({ id }) => id === params.executionContextId);
        if (params.name === OUTLET && from) this.listener.onOutlet(String(params.payload), from.frameId);
        return;
      }
      default:
        this.listener.onEvent(method, params);
    }
  }
}

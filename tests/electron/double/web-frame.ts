/**
 * Owns what the main process sees of a frame: where it is. Never runs anything in it.
 */
import type { WebFrameMain } from 'electron';
import { StrictEmitter } from './strict.ts';

export class WebFrame
  extends StrictEmitter
  implements Pick<WebFrameMain, 'url' | 'origin' | 'frameToken' | 'name' | 'detached'>
{
  url = '';
  name = '';
  detached = false;
  readonly frameToken: string;
  readonly processId = 1;
  readonly routingId = 1;
  readonly parent: WebFrame | null;

  constructor(frameToken: string, parent: WebFrame | null) {
    super();
    this.frameToken = frameToken;
    this.parent = parent;
  }

  get top(): WebFrame {
    return this.parent?.top ?? this;
  }

  get origin(): string {
    if (this.url.startsWith('file:')) return 'file://';
    return URL.canParse(this.url) ? new URL(this.url).origin : '';
  }

  isDestroyed(): boolean {
    return this.detached;
  }
}

/**
 * Owns the frames of one page by Chromium's ids: which there are and where they are. Never loads anything.
 */
import { WebFrame } from './web-frame.ts';

/** Chromium's word for a page that shows nothing. */
const EMPTY = 'about:blank';

/** A frame as Chromium tells of it. */
export interface FrameReport {
  readonly id?: unknown;
  readonly parentId?: unknown;
  readonly url?: unknown;
  readonly urlFragment?: unknown;
}

export class FrameTree {
  readonly main = new WebFrame('main', null);
  private readonly inner = new Map<string, WebFrame>();

  /** The frame with this id, which is the main frame unless it is known as another. */
  find(id: unknown): WebFrame {
    return this.inner.get(String(id)) ?? this.main;
  }

  /** Whether the main frame shows a page. */
  get hasPage(): boolean {
    return this.main.url !== '';
  }

  /** A frame shows another document; gives the main frame's new address, null for another frame or an empty page. */
  navigated(frame: FrameReport): string | null {
    const url = `${frame.url ?? ''}${frame.urlFragment ?? ''}`;
    if (frame.parentId !== undefined) {
      const id = String(frame.id);
      const known = this.inner.get(id) ?? new WebFrame(id, this.find(frame.parentId));
      known.url = url;
      this.inner.set(id, known);
      return null;
    }
    this.inner.clear();
    this.main.url = url === EMPTY ? '' : url;
    return this.hasPage ? url : null;
  }
}

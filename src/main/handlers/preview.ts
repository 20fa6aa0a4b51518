/**
 * Owns the preview's calls: what the person did goes to the session, the rest to the window. Never decides what
 * follows.
 */
import { ok } from '../../core/errors.ts';
import type { Log } from '../../core/session/ports.ts';
import type { Session } from '../../core/session/run.ts';
import type { Handlers } from '../ipc.ts';
import type { PreviewClicks } from '../windows/preview-clicks.ts';

export interface PreviewHandlerOptions {
  readonly session: Pick<Session, 'tell'>;
  readonly clicks: Pick<PreviewClicks, 'setPointer' | 'setPanel'>;
  /** Sends look and view to the page, which has just loaded. */
  readonly greet: () => void;
  readonly log: Log;
  /** Milliseconds since 1970 with fractions, as pages have it in performance.timeOrigin + performance.now(). */
  readonly now: () => number;
}

export function previewHandlers(
  options: PreviewHandlerOptions,
): Pick<Handlers, 'preview.intend' | 'preview.pointer' | 'preview.panel' | 'preview.ready' | 'preview.painted'> {
  return {
    'preview.intend': (intent) => {
      options.session.tell({ type: 'intent', intent });
      return ok(null);
    },
    'preview.pointer': ({ inside }) => {
      options.clicks.setPointer(inside);
      return ok(null);
    },
    'preview.panel': ({ size }) => {
      options.clicks.setPanel(size);
      return ok(null);
    },
    'preview.ready': () => {
      options.log.note('ready.preview', {});
      options.greet();
      return ok(null);
    },
    'preview.painted': ({ session, kind, at }) => {
      options.log.note('painted', { session, kind, ms: Math.round(options.now() - at) });
      return ok(null);
    },
  };
}

/** Owns what is shown where there is no command and nothing can go on: what blocks, and the one button that helps. */
import { useEffect, useRef } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { LookView, PreviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';
import { ACTION_NAMES, hintBeside } from '../look/action-names.ts';
import { keepFocus } from '../look/hint.tsx';
import { Icon } from '../look/icon.tsx';
import { keyShortcut, keySign } from '../look/key-names.ts';
import { signOf } from './message-signs.ts';
import { useKeys } from './use-keys.ts';

interface BlockedProps {
  readonly bridge: Bridge;
  readonly look: LookView;
  readonly view: Extract<PreviewView, { kind: 'blocked' }>;
}

export function Blocked({ bridge, look, view }: BlockedProps) {
  const { session, message } = view;
  const panel = useRef<HTMLElement>(null);
  const act = () => tell(bridge, 'preview.intend', { type: 'act', session });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useKeys(
    () => ({ view, editing: false, platform: look.platform, selecting: false, typed: 0 }),
    (action) => {
      if (action.type === 'discard') tell(bridge, 'preview.intend', { type: 'discard', session });
      else if (action.type === 'act') act();
    },
  );
  return (
    <section className="panel review" role="dialog" aria-label="Blocked" tabIndex={-1} ref={panel}>
      <div className="row-note is-alone">
        <span className="slot">
          <Icon name={signOf(message)} tone="high" />
        </span>
        <p role="alert">
          <b>{message.says}</b>
          <br />
          <span>{hintBeside(message)}</span>
        </p>
        {message.action && (
          <button
            type="button"
            className="button is-main"
            aria-label={ACTION_NAMES[message.action]}
            aria-keyshortcuts={keyShortcut('return', look.platform)}
            onMouseDown={keepFocus}
            onClick={act}
          >
            {ACTION_NAMES[message.action]} <kbd>{keySign('return', look.platform)}</kbd>
          </button>
        )}
      </div>
    </section>
  );
}

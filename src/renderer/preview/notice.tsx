/**
 * Owns what is said once and goes by itself: inserted, copied, nothing heard, discarded. The pointer on it stops its
 * clock.
 */
import type { Bridge } from '../../contract/bridge.ts';
import type { LookView, PreviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';
import { keepFocus } from '../look/hint.tsx';
import { Icon, type IconName, type Tone } from '../look/icon.tsx';
import { HINTED_INSERTS } from './hinting.ts';

type NoticeView = Extract<PreviewView, { kind: 'notice' }>;

const SIGNS: Record<NoticeView['what'], readonly [IconName, Tone]> = {
  inserted: ['check', 'ok'],
  copied: ['copy', 'ok'],
  'nothing-heard': ['none', 'quiet'],
  discarded: ['cross', 'quiet'],
  'taken-back': ['cross', 'quiet'],
  'not-taken-back': ['high', 'high'],
};

interface NoticeProps {
  readonly bridge: Bridge;
  readonly look: LookView;
  readonly view: NoticeView;
}

export function Notice({ bridge, look, view }: NoticeProps) {
  const { session, what } = view;
  const [icon, tone] = SIGNS[what];
  const { first, rest } = splitSentences(view.says);
  const button = view.restorable ? 'restore' : view.takeable ? 'take-back' : null;
  const learned = what === 'inserted' && look.inserts >= HINTED_INSERTS;
  const more = learned ? '' : button ? rest : `${rest} ${view.hint}`.trim();
  const linger = (inside: boolean) => tell(bridge, 'preview.intend', { type: 'linger', session, inside });
  return (
    <div className="panel pill" onPointerEnter={() => linger(true)} onPointerLeave={() => linger(false)}>
      <div className="pill-row">
        <span className="slot">
          <Icon name={icon} tone={tone} />
        </span>
        <div className="pill-two" role="status">
          <span className="say">{first}</span>
          {more !== '' && <small>{more}</small>}
        </div>
        {button && (
          <span className="pill-end">
            <button
              type="button"
              className="button"
              onMouseDown={keepFocus}
              onClick={() => tell(bridge, 'preview.intend', { type: button, session })}
            >
              {view.hint}
            </button>
          </span>
        )}
      </div>
    </div>
  );
}

/** "Nothing heard. 0.2 s is too short." is a title and a reason. */
export function splitSentences(says: string): { readonly first: string; readonly rest: string } {
  const end = /\.(?:\s+|$)/.exec(says);
  if (!end) return { first: says, rest: '' };
  return { first: says.slice(0, end.index), rest: says.slice(end.index + end[0].length) };
}

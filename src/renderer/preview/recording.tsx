/**
 * Owns what is seen from the first sound to the answer: Listening and Transcribing, the command that is said again, and
 * what was understood so far. Nothing here takes the keys of the terminal.
 */
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import { panelWidth } from '../../contract/panel.ts';
import type { LookView, PreviewView, SoFar } from '../../contract/views.ts';
import { tell } from '../bridge.ts';
import { Hint } from '../look/hint.tsx';
import { Icon } from '../look/icon.tsx';
import { keyShortcut, keySign } from '../look/key-names.ts';
import { Meter } from '../look/meter.tsx';
import { CommandText } from './command-text.tsx';
import { chooseTypeSize } from './tokens.ts';
import { useKeys } from './use-keys.ts';

type RecordingView = Extract<PreviewView, { kind: 'listening' | 'transcribing' }>;

interface RecordingProps {
  readonly bridge: Bridge;
  readonly look: LookView;
  readonly view: RecordingView;
}

export function Recording({ bridge, look, view }: RecordingProps) {
  const cancel = () => tell(bridge, 'preview.intend', { type: 'discard', session: view.session });
  useKeys(
    () => ({ view, editing: false, platform: look.platform, selecting: false, typed: 0 }),
    (action) => action.type === 'discard' && cancel(),
  );
  const sound = <Sound bridge={bridge} view={view} />;
  const escapeKey = (does: string, label?: string) => (
    <Hint
      sign={keySign('escape', look.platform)}
      shortcut={keyShortcut('escape', look.platform)}
      does={does}
      label={label}
      onPress={cancel}
    />
  );
  return view.again ? (
    <Again command={view.again.command} look={look} view={view} sound={sound} end={escapeKey('Keep', 'Keep')} />
  ) : (
    <Pill view={view} sound={sound} end={escapeKey('Cancel')} />
  );
}

const LABELS = { listening: 'Listening', transcribing: 'Transcribing' } as const;

interface PartProps {
  readonly view: RecordingView;
  readonly sound: ReactNode;
  /** The key that ends it. */
  readonly end: ReactNode;
}

/** The key cap and the sound stay where they are when there is more to show: the panel only grows right and down. */
function Pill({ view, sound, end }: PartProps) {
  const locked = view.kind === 'listening' && view.locked;
  return (
    <div className={view.soFar ? 'panel pill is-wide' : 'panel pill'}>
      <div className="pill-row">
        <div className="pill-fixed">
          <span className="slot">
            <Dot view={view} />
          </span>
          <span className="say" role="status">
            {LABELS[view.kind]}
            {locked && <span className="unseen">. Press the key again to end.</span>}
          </span>
          {sound}
          <span className="pill-end">{end}</span>
        </div>
        {locked && (
          <span className="pill-more" aria-hidden="true">
            Press the key again to end
          </span>
        )}
      </div>
      {view.soFar && <Understood soFar={view.soFar} />}
    </div>
  );
}

interface AgainProps extends PartProps {
  readonly command: string;
  readonly look: LookView;
}

function Again({ command, look, view, sound, end }: AgainProps) {
  const { long, columns } = chooseTypeSize(command, panelWidth(look.textSize), look.textSize);
  return (
    <section className="panel review" aria-label="Command preview">
      <div className="row-command">
        <span className="slot">
          <Dot view={view} />
        </span>
        <p className={long ? 'command is-long is-dim' : 'command is-dim'}>
          <CommandText command={command} marks={[]} columns={columns} />
        </p>
      </div>
      <div className="row-heard">
        <span className="slot" />
        <div className="again">
          <span role="status">{view.kind === 'listening' ? 'Say it again' : 'Transcribing'}</span>
          {sound}
        </div>
        <div className="hints">{end}</div>
      </div>
      {view.soFar && <Understood soFar={view.soFar} />}
    </section>
  );
}

function Dot({ view }: { readonly view: RecordingView }) {
  if (view.kind === 'transcribing') return <span className="dot is-still" />;
  return <span className={view.locked ? 'dot is-locked' : 'dot'} />;
}

/** Quietly, and without announcing every word: it changes several times a second. */
function Understood({ soFar }: { readonly soFar: SoFar }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [cut, setCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words may need another room
  useLayoutEffect(() => {
    const said = line.current?.lastElementChild;
    setCut(said instanceof HTMLElement && said.offsetHeight > (line.current?.clientHeight ?? 0) * 1.5);
  }, [soFar]);
  return (
    <div className="so-far fades-in">
      <span className="slot">
        <Icon name="about" />
      </span>
      <p ref={line} className={cut ? 'is-cut' : undefined}>
        <span className="unseen">So far: </span>
        {soFar.command === '' ? <span>{soFar.heard}</span> : <code>{soFar.command}</code>}
      </p>
    </div>
  );
}

/** The meter while the microphone is open; then its bars lie down and become six dashes. */
function Sound({ bridge, view }: { readonly bridge: Bridge; readonly view: RecordingView }) {
  const { session } = view;
  const listen = useCallback(
    (onLevel: (level: number) => void) =>
      bridge.on('preview.level', (said) => {
        if (said.session === session) onLevel(said.level);
      }),
    [bridge, session],
  );
  if (view.kind === 'listening') return <Meter listen={listen} />;
  return (
    <span className="dashes" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}

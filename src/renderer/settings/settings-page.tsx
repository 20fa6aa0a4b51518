/** Owns the settings window: its sections, and the one way from a control to main and back. Keeps no setting itself. */
import { useCallback, useEffect, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { SettingsView } from '../../contract/views.ts';
import { Icon, type IconName } from '../look/icon.tsx';
import { useLook } from '../look/use-look.ts';
import { GeneralPane } from './general-pane.tsx';
import { HotkeyPane } from './hotkey-pane.tsx';
import { InsertionPane } from './insertion-pane.tsx';
import type { PaneProps } from './pane.ts';
import { Problems, type Trouble } from './problems.tsx';
import { SpeechPane } from './speech-pane.tsx';
import { WordsPane } from './words-pane.tsx';

const SECTIONS = [
  { name: 'General', icon: 'general', Pane: GeneralPane },
  { name: 'Hotkey', icon: 'keyboard', Pane: HotkeyPane },
  { name: 'Speech', icon: 'speech', Pane: SpeechPane },
  { name: 'Words', icon: 'words', Pane: WordsPane },
  { name: 'Insertion', icon: 'insertion', Pane: InsertionPane },
] as const satisfies readonly { name: string; icon: IconName; Pane: (props: PaneProps) => unknown }[];

type SectionName = (typeof SECTIONS)[number]['name'];

export function SettingsPage({ bridge }: { readonly bridge: Bridge }) {
  useLook(bridge);
  const { view, trouble, ask } = useSettings(bridge);
  const [section, setSection] = useState<SectionName>('General');
  if (!view) return null;
  const { Pane } = SECTIONS.find(({ name }) => name === section) ?? SECTIONS[0];
  return (
    <div className="columns">
      <nav className="side" aria-label="Sections">
        {SECTIONS.map(({ name, icon }) => (
          <button
            key={name}
            type="button"
            aria-current={name === section ? 'page' : undefined}
            onClick={() => setSection(name)}
          >
            <Icon name={icon} />
            {name}
          </button>
        ))}
        <Connections view={view} />
      </nav>
      <main className="pane" aria-labelledby="title">
        <h2 className="title" id="title">
          {section}
        </h2>
        <Problems view={view} trouble={trouble} ask={ask} />
        <Pane view={view} change={(change) => ask('settings.change', change)} ask={ask} />
      </main>
    </div>
  );
}

/** The only connections of this app, as they are now. */
function Connections({ view }: { readonly view: SettingsView }) {
  const loading = view.models.filter(({ state }) => state.kind === 'loading').length;
  return (
    <p className="foot">
      <Icon name="shield" />
      <span>
        {loading === 0
          ? `No connection is open. Version ${view.version}.`
          : loading === 1
            ? 'One connection is open: the download you asked for.'
            : `${loading} connections are open: the downloads you asked for.`}
      </span>
    </p>
  );
}

function useSettings(bridge: Bridge) {
  const [view, setView] = useState<SettingsView | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const end = bridge.on('settings.view', setView);
    bridge.call('settings.ready', undefined).then(
      (answer) => answer.ok && setView(answer.value),
      (bug: unknown) => console.error(bug),
    );
    return end;
  }, [bridge]);
  const ask = useCallback<PaneProps['ask']>(
    (name, value) => {
      bridge.call(name, value).then(
        (answer) => setTrouble(answer.ok ? null : { says: answer.says, hint: answer.hint }),
        (bug: unknown) => console.error(`${name}:`, bug),
      );
    },
    [bridge],
  );
  return { view, trouble, ask };
}

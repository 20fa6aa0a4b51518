/** Owns the section Speech: which model hears, from which microphone, and when its memory is given back. */
import type { Settings, SettingsView } from '../../contract/views.ts';
import { ChoiceLine } from './choice-line.tsx';
import { Group } from './group.tsx';
import { megabytes } from './megabytes.ts';
import { ModelLine } from './model-line.tsx';
import type { PaneProps } from './pane.ts';

const UNLOAD: readonly (readonly [Settings['unloadMinutes'], string])[] = [
  ['never', 'Never'],
  [0, 'At once'],
  [2, '2 minutes'],
  [5, '5 minutes'],
  [10, '10 minutes'],
  [15, '15 minutes'],
  [60, '1 hour'],
];

export function SpeechPane({ view, change, ask }: PaneProps) {
  const { settings, models, microphones } = view;
  const gone = settings.microphone !== '' && !microphones.some(({ id }) => id === settings.microphone);
  return (
    <>
      <section className="group" aria-label="Model">
        <div className="heads">
          <b>Model</b>
          <span className="column-error number">Words wrong</span>
          <span className="column-size number">Size</span>
          <span className="column-act" />
        </div>
        <div className="card" role="radiogroup" aria-label="Model">
          {models.map((model) => (
            <ModelLine key={model.name} model={model} view={view} change={change} ask={ask} />
          ))}
          <div className="line">
            <div className="text">
              <small>A model is used only after its checksum matches.</small>
            </div>
            <button type="button" className="button" onClick={() => ask('models.import', undefined)}>
              Import a file…
            </button>
          </div>
        </div>
      </section>
      <Group title="Input">
        <ChoiceLine
          label="Microphone"
          {...(gone ? { hint: 'The chosen one is not connected.' } : {})}
          value={settings.microphone}
          choices={[
            ['', 'System default'],
            ...microphones.map(({ id, label }) => [id, label || 'Microphone'] as const),
            ...(gone ? [[settings.microphone, 'Not connected'] as const] : []),
          ]}
          onChange={(microphone) => change({ microphone })}
        />
      </Group>
      <Group title="Memory">
        <ChoiceLine
          label="Unload an idle model after"
          hint="All its memory is given back. The next command then starts later."
          value={settings.unloadMinutes}
          choices={UNLOAD}
          onChange={(unloadMinutes) => change({ unloadMinutes })}
        />
        <Engine view={view} onUnload={() => ask('engine.unload', undefined)} />
      </Group>
    </>
  );
}

function Engine({ view, onUnload }: { readonly view: SettingsView; readonly onUnload: () => void }) {
  const { engine, models } = view;
  const title = models.find(({ name }) => name === engine?.model)?.title ?? engine?.model;
  return (
    <div className="line">
      <div className="text">
        <b>In memory now</b>
        <small role="status">{engine ? `${title}, ${megabytes(engine.memory)}` : 'Nothing'}</small>
      </div>
      {engine && (
        <button type="button" className="button is-wide" onClick={onUnload}>
          Unload
        </button>
      )}
    </div>
  );
}

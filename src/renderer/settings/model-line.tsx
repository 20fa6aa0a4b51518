/** Owns one model in the list: whether it is there, how well it hears, and the one thing to do with it. */
import type { CatalogEntryView } from '../../contract/views.ts';
import { megabytes } from './megabytes.ts';
import type { PaneProps } from './pane.ts';

interface ModelLineProps extends PaneProps {
  readonly model: CatalogEntryView;
}

export function ModelLine({ model, view, change, ask }: ModelLineProps) {
  const { name, title, bytes, state, chosen, wordErrors } = model;
  const inMemory = view.engine?.model === name;
  return (
    <div className="line">
      {state.kind === 'there' ? (
        <input type="radio" name="model" aria-label={title} checked={chosen} onChange={() => change({ model: name })} />
      ) : (
        <span className="radio-space" />
      )}
      <div className="text">
        <b>{title}</b>
        <small>{describe(model, inMemory)}</small>
        {state.kind === 'loading' && <Loading title={title} share={state.received / Math.max(1, bytes)} />}
      </div>
      <span className="column-error number">
        {wordErrors === null ? <small>not measured</small> : `${(wordErrors * 100).toFixed(1)}%`}
      </span>
      <span className="column-size number">{megabytes(bytes)}</span>
      <span className="column-act">
        <Act model={model} ask={ask} />
      </span>
    </div>
  );
}

function describe({ state, about, licence, bytes }: CatalogEntryView, inMemory: boolean): string {
  switch (state.kind) {
    case 'there':
      return `${about} · ${licence}${inMemory ? ' · in memory' : ''}`;
    case 'absent':
      return `${about} · ${licence}`;
    case 'loading':
      return `${Math.round(state.received / 1e6)} of ${megabytes(bytes)}`;
    case 'failed':
      return `${state.says} ${state.hint}`;
  }
}

interface ActProps {
  readonly model: CatalogEntryView;
  readonly ask: PaneProps['ask'];
}

function Act({ model: { name, title, state }, ask }: ActProps) {
  const button = (does: string, onClick: () => void) => (
    <button type="button" className="button is-wide" aria-label={`${does} ${title}`} onClick={onClick}>
      {does}
    </button>
  );
  switch (state.kind) {
    case 'there':
      return null;
    case 'absent':
      return button('Download', () => ask('models.pull', { name }));
    case 'loading':
      return button('Cancel', () => ask('models.cancel', { name }));
    case 'failed':
      return button('Try again', () => ask('models.pull', { name }));
  }
}

/** Announced at each quarter: more would only be in the way. */
function Loading({ title, share }: { readonly title: string; readonly share: number }) {
  const percent = Math.min(100, Math.floor(share * 100));
  const reached = Math.floor(percent / 25) * 25;

  return (
    <>
      <progress aria-label={`Downloading ${title}`} max={100} value={percent} />
      <span className="unseen" role="status">
        {reached > 0 && `${title}: ${reached}%`}
      </span>
    </>
  );
}

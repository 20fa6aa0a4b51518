/** Owns what is told only on request: who answered, how sure, what was left out, the numbers behind it, the times. */
import type { ReviewView } from '../../contract/views.ts';

const ROUTES: Record<ReviewView['route'], string> = {
  processor: 'Read from your words by rule',
  reader: 'Read from your words',
  normalizer: 'Written by the model',
  none: 'Only suggested: no command was heard',
};

/** The gate's names for its numbers, in words. A name that is not here is shown as it is. */
const EVIDENCE: Readonly<Record<string, string>> = {
  chance: 'chance',
  share: 'share',
  margin: 'lead',
  agreement: 'ranked first',
  empty: 'may be no command',
  dropped: 'words left out',
  droppedInside: 'left out inside',
  droppedAfter: 'left out behind',
  symbols: 'signs said',
  separated: 'blanks said',
  parses: 'can be parsed',
  knownCommand: 'known command',
  everydayCommand: 'everyday command',
  unknownFlags: 'unknown flags',
  unknownWords: 'unknown words',
  proseWords: 'words of prose',
  repairs: 'repairs',
  repairable: 'could be repaired',
  length: 'length',
  request: 'a request',
};

export function Why({ review }: { readonly review: ReviewView }) {
  const { route, confidence, checking, edited, alignment, why, risks, evidence, ms, target } = review;
  const dropped = alignment?.words.some(({ fate }) => fate === 'dropped') ?? false;
  // A feature that is not there says nothing.
  const present = edited ? [] : evidence.filter(({ value }) => value !== 0);
  const sure = !edited && confidence > 0 ? `, ${Math.round(confidence * 100)}% sure` : '';
  return (
    <div className="row-note is-why why">
      <span className="slot" />
      <div className="facts">
        <p>
          {edited ? 'Written by hand' : `${ROUTES[route]}${sure}`}.{dropped && ' Grey words were left out.'}
        </p>
        {checking ? <p>Heard once. It is heard again now.</p> : why !== '' && <p>{why}</p>}
        {risks.slice(1).map((risk) => (
          <p key={`${risk.code} ${risk.from}`}>
            <code>{review.command.slice(risk.from, risk.to)}</code> {risk.message}
          </p>
        ))}
        {present.length > 0 && (
          <dl>
            {present.map(({ name, value }) => (
              <div key={name}>
                <dt>{EVIDENCE[name] ?? name}</dt>
                <dd>{Number.isInteger(value) ? value : value.toFixed(2)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="is-quiet">
          Heard in {Math.round(ms.hearing)} ms, read in {Math.round(ms.reading)} ms.
          {target !== '' && ` Goes to ${target}.`}
        </p>
      </div>
    </div>
  );
}

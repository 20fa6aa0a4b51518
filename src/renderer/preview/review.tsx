/**
 * Owns the review: the command in front of the person, and everything they can do with it. What they do is sent as
 * intents for the session that is shown; what follows comes back as a view. Nothing is sent twice for the same view.
 */
import { useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import { panelWidth } from '../../contract/panel.ts';
import type { Intent, LookView, PreviewView, ReviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';
import { Icon } from '../look/icon.tsx';
import { findChoices, gravest, isGrave, isList, saferForm, showsReadings } from './choices.ts';
import { CommandRow, sureSign } from './command-row.tsx';
import { readSelection } from './field-text.ts';
import { HeardLine } from './heard-line.tsx';
import { Hints, isTeaching } from './hints.tsx';
import { type KeyAction, typeLetter } from './keys.ts';
import { type Pointed, pointedMarks, reviewMarks } from './marks.ts';
import { differingWords, hasNotes, Notes } from './notes.tsx';
import { ReadingList } from './reading-list.tsx';
import { showEnd, useCut, useHold, useSeenEdition, useWasChecked, useWhy } from './review-state.ts';
import { spell } from './spoken-table.ts';
import { chooseTypeSize } from './tokens.ts';
import { useKeys } from './use-keys.ts';
import { Why } from './why.tsx';

interface ReviewProps {
  readonly bridge: Bridge;
  readonly look: LookView;
  readonly view: Extract<PreviewView, { kind: 'review' }>;
}

/** A safer form longer than this has a row of its own. */
const BESIDE = 24;

export function Review({ bridge, look, view }: ReviewProps) {
  const { review, session } = view;
  const panel = useRef<HTMLElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const sent = useRef<ReviewView | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [onCommand, setOnCommand] = useState(false);
  const [confirming, setConfirming] = useState({ command: review.command, typed: 0 });
  const [wish, setWish] = useState<'start' | 'end' | null>(null);
  const why = useWhy();
  const typed = confirming.command === review.command ? confirming.typed : 0;
  // Editing begins with the key that asks for it: what is typed next must not be lost on the way to main and back.
  const editing = review.editing || wish !== null;
  const edition = useSeenEdition(review, editing);
  const wasChecked = useWasChecked(review);
  const cut = useCut(() => field.current ?? text.current, `${editing} ${review.command}`);

  const intend = (intent: Intent) => tell(bridge, 'preview.intend', intent);
  const insert = (confirmed: boolean) => {
    if (sent.current === review || showEnd(field.current ?? text.current)) return;
    sent.current = review;
    intend({ type: 'insert', session, edition, confirmed });
  };
  const hold = useHold(() => insert(true), edition);
  const act = (action: KeyAction) => {
    switch (action.type) {
      case 'insert':
        return insert(false);
      case 'hold':
        return showEnd(field.current ?? text.current) ? undefined : hold.start();
      case 'confirm-letter': {
        const next = typeLetter(review.confirm ?? '', typed, action.letter);
        setConfirming({ command: review.command, typed: next });
        return next === review.confirm?.length ? insert(true) : undefined;
      }
      case 'edit':
        setWish(action.caret);
        return intend({ type: 'edit', session, edition, text: review.command });
      case 'stop-editing':
        setWish(null);
        return intend({ type: 'stop-editing', session, edition });
      case 'pick':
        return intend({ type: 'pick', session, edition, reading: action.reading });
      case 'act':
        if (sent.current === review) return undefined;
        sent.current = review;
        return intend({ type: 'act', session });
      case 'keep-heard':
      case 'copy':
        return intend({ type: action.type, session, edition });
      case 'discard':
        return intend({ type: 'discard', session });
      case 'show-why':
        return why.hold();
      case 'toggle-why':
        return why.toggle();
      case 'walk':
        return setPointed(walk(review, pointed, action.by));
      case 'nothing':
        return undefined;
    }
  };
  const selecting = () => {
    if (!field.current) return false;
    const { from, to } = readSelection(field.current);
    return from !== to;
  };
  useKeys(() => ({ view, editing, platform: look.platform, selecting: selecting(), typed }), act);
  useEffect(() => {
    if (review.editing) setWish((asked) => asked && null);
  }, [review.editing]);
  useEffect(() => {
    if (!editing) panel.current?.focus({ preventScroll: true });
  }, [editing]);

  const size = useTypeSize(review, look, editing);
  const caret = useCaret(editing, wish);
  const choices = editing ? [] : findChoices(review);
  const list = !editing && isList(review);
  const safer = choices.find(({ reading }) => reading === 'safer');
  const beside = review.level === 'high' && safer && differingWords(review.command, safer.command).length <= BESIDE;
  const rows = choices.filter((choice) => showsReadings(review) || choice.reading === 'safer');
  const others = list ? choices : rows.filter((choice) => !(beside && choice === safer));
  const marks = reviewMarks(review);
  const shownMarks =
    review.alignment && pointed && !editing ? [...marks, ...pointedMarks(review.alignment, pointed)] : marks;
  const notice = review.level === 'notice' && onCommand && !why.shown ? gravest(review)?.message : undefined;
  const teaching = isTeaching(review, look, editing, why.shown);
  return (
    <section
      className="panel review"
      role="dialog"
      aria-label="Command preview"
      aria-describedby="spoken"
      tabIndex={-1}
      ref={panel}
    >
      <p id="spoken" className="unseen">
        {tellReview(review)}
      </p>
      <p className="unseen" role="status">
        {wasChecked && !editing && tellSecond(review)}
      </p>
      {!list && (
        <CommandRow
          review={review}
          look={look}
          marks={shownMarks}
          long={size.long}
          columns={size.columns}
          cut={cut}
          caret={caret}
          text={text}
          field={field}
          onPoint={setPointed}
          onFocus={setOnCommand}
          onText={(typedText) => intend({ type: 'edit', session, edition, text: typedText })}
        />
      )}
      <Notes review={review} look={look} beside={beside ? safer : null} onAction={act} />
      <ReadingList
        review={review}
        choices={others}
        marks={shownMarks}
        columns={size.columns}
        long={size.long}
        onPoint={setPointed}
        onPick={(reading) => act({ type: 'pick', reading })}
      />
      <div className={hasNotes(review) || others.length > 0 ? 'row-heard is-ruled' : 'row-heard'}>
        <Sure review={review} />
        <HeardLine
          review={review}
          pointed={pointed}
          onPoint={setPointed}
          room={`${look.textSize} ${teaching} ${editing} ${review.confirm ?? ''}`}
        />
        <Hints
          review={review}
          look={look}
          editing={editing}
          why={why.shown}
          typed={typed}
          holding={hold.holding}
          cut={cut}
          onAction={act}
        />
      </div>
      {notice && (
        <div className="row-note">
          <span className="slot" />
          <p>{notice}</p>
        </div>
      )}
      {why.shown && <Why review={review} />}
    </section>
  );
}

function Sure({ review }: { readonly review: ReviewView }) {
  const sign = sureSign(review);
  return <span className="slot">{sign && <Icon name={sign} />}</span>;
}

/** Chosen once for a result, and kept while it is edited. */
function useTypeSize(review: ReviewView, look: LookView, editing: boolean) {
  const chosen = useRef<ReturnType<typeof chooseTypeSize> | null>(null);
  if (!editing || chosen.current === null)
    chosen.current = chooseTypeSize(
      isList(review) ? longest(review.readings) : review.command,
      panelWidth(look.textSize),
      look.textSize,
    );
  return chosen.current;
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '');

/** Where the caret was asked to be, as long as editing goes on. */
function useCaret(editing: boolean, wish: 'start' | 'end' | null): 'start' | 'end' | null {
  const asked = useRef<'start' | 'end'>('end');
  if (wish !== null) asked.current = wish;
  else if (!editing) asked.current = 'end';
  return editing ? asked.current : null;
}

function walk({ alignment }: ReviewView, pointed: Pointed | null, by: 1 | -1): Pointed | null {
  const count = alignment?.spans.length ?? 0;
  if (count === 0) return null;
  const from = pointed?.on === 'span' ? pointed.at + by : by === 1 ? 0 : count - 1;
  return { on: 'span', at: Math.min(count - 1, Math.max(0, from)) };
}

function nameState(review: ReviewView): string {
  if (review.editing) return 'Editing';
  if (review.checking) return 'Heard once';
  return review.sure ? 'Ready' : review.readings.length > 1 ? 'Choose' : 'Not sure';
}

/**
 * What a screen reader is told when the second hearing is done: one word where the command stays, all of it where it
 * does not, and nothing where the person has begun to do something with it.
 */
function tellSecond(review: ReviewView): string {
  if (review.checking || review.edited || review.picked > 0) return '';
  return review.edition > 0 ? tellReview(review) : `${nameState(review)}.`;
}

/** What a screen reader says on opening: the state, the command as it is spoken, then the risk. */
function tellReview(review: ReviewView): string {
  const risk = isGrave(review) || review.level === 'notice' ? (gravest(review)?.message ?? '') : '';
  const safer = saferForm(review);
  return [`${nameState(review)}: ${spell(review.command)}.`, risk, safer === undefined ? '' : `1: ${spell(safer)}.`]
    .filter((part) => part !== '')
    .join(' ');
}

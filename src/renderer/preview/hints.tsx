/** Owns the keys at the bottom right: which are shown in which state, in the order extra, Return, arrow, Esc. */
import type { LookView, ReviewView } from '../../contract/views.ts';
import { ACTION_NAMES } from '../look/action-names.ts';
import { Hint } from '../look/hint.tsx';
import { keyShortcut, keySign } from '../look/key-names.ts';
import { isGrave, showsReadings } from './choices.ts';
import { HINTED_INSERTS } from './hinting.ts';
import type { KeyAction } from './keys.ts';

interface HintsProps {
  readonly review: ReviewView;
  readonly look: LookView;
  readonly editing: boolean;
  /** Why is shown: then all hints are too. */
  readonly why: boolean;
  /** Letters of the confirming word typed so far. */
  readonly typed: number;
  readonly holding: boolean;
  /** The end of the command is out of sight: then Return shows it first. */
  readonly cut: boolean;
  readonly onAction: (action: KeyAction) => void;
}

/** Hints teach, then go. Where something is at stake they always stay. */
export const isTeaching = (review: ReviewView, look: LookView, editing: boolean, why: boolean): boolean =>
  look.inserts < HINTED_INSERTS ||
  why ||
  editing ||
  isGrave(review) ||
  review.message !== null ||
  !(review.sure || review.checking) ||
  showsReadings(review);

export function Hints({ review, look, editing, why, typed, holding, cut, onAction }: HintsProps) {
  const { platform } = look;
  const teaching = isTeaching(review, look, editing, why);
  const hint = (
    key: 'return' | 'right' | 'escape' | 'backspace',
    does: string,
    label: string | undefined,
    action: KeyAction,
  ) => (
    <Hint
      sign={keySign(key, platform)}
      shortcut={keyShortcut(key, platform)}
      does={does}
      label={teaching ? label : undefined}
      onPress={() => onAction(action)}
    />
  );
  const repaired = newestRepair(review);
  const back = { type: editing ? 'stop-editing' : 'discard' } as const;
  const returns = cut ? SHOWS_END : nameReturn(review);
  return (
    <div className="hints fades-in">
      {repaired !== null &&
        !editing &&
        teaching &&
        hint('backspace', `Keep “${repaired}”`, `Keep “${repaired}”`, { type: 'keep-heard' })}
      {review.confirm !== null && !cut && returns.action.type === 'insert' ? (
        <Confirm
          word={editing ? null : review.confirm}
          typed={typed}
          holding={holding}
          sign={keySign('return', platform)}
        />
      ) : (
        review.command !== '' && hint('return', returns.name, returns.name, returns.action)
      )}
      {teaching &&
        !editing &&
        review.confirm === null &&
        (review.message === null || review.command === '') &&
        hint('right', 'Edit', 'Edit', { type: 'edit', caret: 'end' })}
      {teaching && hint('escape', editing ? 'Back' : 'Discard', editing ? 'Back' : undefined, back)}
    </div>
  );
}

/** Characters; what is longer is told by its beginning, since it stands in full beside it. */
const LONGEST_NAME = 18;
/** A word of more letters is not drawn letter by letter. */
const MOST_LETTERS = 12;

const SHOWS_END = { name: 'Show the end', action: { type: 'insert' } } as const;

/** What Return does; a blocked command is tried again, or its one thing is done. */
function nameReturn({ message }: ReviewView): { readonly name: string; readonly action: KeyAction } {
  if (message === null) return { name: 'Insert', action: { type: 'insert' } };
  if (message.action === null || message.action === 'copy') return { name: 'Try again', action: { type: 'insert' } };
  return { name: ACTION_NAMES[message.action], action: { type: 'act' } };
}

/** Heard words of the repair that Backspace takes back: the one that was said last. */
function newestRepair({ alignment }: ReviewView): string | null {
  const span = alignment?.spans.filter(({ repaired }) => repaired).sort((a, b) => b.last - a.last || b.to - a.to)[0];
  if (!span) return null;
  const heard = (alignment?.words ?? []).slice(span.first, span.last).map(({ text }) => text);
  const all = heard.join(' ');
  return all.length <= LONGEST_NAME ? all : `${all.slice(0, LONGEST_NAME - 1)}…`;
}

interface ConfirmProps {
  /** null where letters are typed into the command: then Return is held. */
  readonly word: string | null;
  readonly typed: number;
  readonly holding: boolean;
  readonly sign: string;
}

function Confirm({ word, typed, holding, sign }: ConfirmProps) {
  return (
    <span className="hint">
      {word === null ? (
        'Hold'
      ) : (
        <>
          Type
          <TypedWord word={word} typed={typed} />
          <span className="unseen">{word}</span>
          or hold
        </>
      )}
      <kbd className="hold">
        {holding && <span className="hold-fill" />}
        {sign}
      </kbd>
      to insert
    </span>
  );
}

/** Letter by letter, as far as it was typed. */
function TypedWord({ word, typed }: { readonly word: string; readonly typed: number }) {
  if (word.length > MOST_LETTERS)
    return (
      <code aria-hidden="true">
        <b className="is-done">{word.slice(0, typed)}</b>
        {word.slice(typed)}
      </code>
    );
  return (
    <span className="typed-word" aria-hidden="true">
      {[...word].map((letter, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters of one word never change places
        <b key={at} className={at < typed ? 'is-done' : at === typed ? 'is-next' : undefined}>
          {letter}
        </b>
      ))}
    </span>
  );
}

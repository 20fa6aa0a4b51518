/**
 * Owns the one message between a command and its heard words: the consequence of a risk, what blocks, what is not sure.
 */
import type { ReactNode } from 'react';
import type { LookView, ReviewView, Risk } from '../../contract/views.ts';
import { ACTION_NAMES } from '../look/action-names.ts';
import { Hint, keepFocus } from '../look/hint.tsx';
import { keyShortcut, keySign } from '../look/key-names.ts';
import { type Choice, gravest, isGrave } from './choices.ts';
import { findDifference } from './difference.ts';
import type { KeyAction } from './keys.ts';
import { findUnsaid } from './marks.ts';

interface NotesProps {
  readonly review: ReviewView;
  readonly look: LookView;
  /** A safer form that fits beside the sentence. */
  readonly beside: Choice | null;
  readonly onAction: (action: KeyAction) => void;
}

/** undefined where there is nothing to say: the heard words then follow the command directly. */
export function Notes({ review, look, beside, onAction }: NotesProps): ReactNode {
  return (
    <>
      {isGrave(review) && <RiskNote review={review} beside={beside} onAction={onAction} />}
      {review.message ? (
        <BlockNote review={review} look={look} onAction={onAction} />
      ) : (
        !isGrave(review) && saysDoubt(review) && <DoubtNote review={review} />
      )}
    </>
  );
}

export const hasNotes = (review: ReviewView): boolean =>
  isGrave(review) || review.message !== null || saysDoubt(review);

/** What the model wrote, and a doubt that no other reading speaks for. */
const saysDoubt = (review: ReviewView): boolean =>
  !review.edited &&
  !review.sure &&
  !review.checking &&
  !review.mended &&
  (hasUnsaid(review) || (review.why !== '' && review.readings.length <= 1));

const hasUnsaid = ({ route, alignment, command }: ReviewView): boolean =>
  route === 'normalizer' && alignment !== null && findUnsaid(command, alignment).length > 0;

type RiskNoteProps = Pick<NotesProps, 'review' | 'beside' | 'onAction'>;

function RiskNote({ review, beside, onAction }: RiskNoteProps) {
  const risk = gravest(review);
  return (
    <div className={`row-note is-${review.level}`}>
      <span className="slot" />
      <p role={review.level === 'critical' ? 'alert' : undefined}>
        <b>{risk?.message}</b>
        {besides(review, risk).map((message) => ` ${message}`)}
      </p>
      {beside && (
        <div className="hints">
          <Hint
            sign={beside.key}
            does={`Safer: ${beside.command}`}
            label={<code>{differingWords(review.command, beside.command)}</code>}
            onPress={() => onAction({ type: 'pick', reading: beside.reading })}
          />
        </div>
      )}
    </div>
  );
}

/** More would be a wall of text; all of them are in the why. */
const MOST_BESIDES = 2;

/** What else is marked as grave, each once: a mark without words would say too little. */
function besides(review: ReviewView, gravestRisk: Risk | undefined): string[] {
  const messages = review.risks
    .filter(({ level }) => level === 'critical' || level === 'high')
    .map(({ message }) => message)
    .filter((message) => message !== gravestRisk?.message);
  return [...new Set(messages)].slice(0, MOST_BESIDES);
}

/** The words of the other form that differ: `--force-with-lease`. */
export function differingWords(command: string, other: string): string {
  const { from, to } = findDifference(command, other);
  const start = other.lastIndexOf(' ', from) + 1;
  const end = other.indexOf(' ', Math.max(from, to - 1));
  return other.slice(start, end < 0 ? other.length : end);
}

function BlockNote({ review, look, onAction }: Pick<NotesProps, 'review' | 'look' | 'onAction'>) {
  const { message } = review;
  if (!message) return null;
  const { first, rest } = /^(?<first>[^.]*\.)\s*(?<rest>.*)$/s.exec(message.says)?.groups ?? {};
  const ownHint = message.action === 'copy' || message.action === 'retry' ? '' : message.hint;
  return (
    <div className="row-note is-high">
      <span className="slot" />
      <p role="alert">
        <b>{first ?? message.says}</b> {rest} {ownHint}
      </p>
      {message.action === 'copy' && (
        <div className="hints">
          <Hint
            sign={keySign('copy', look.platform)}
            shortcut={keyShortcut('copy', look.platform)}
            does={ACTION_NAMES.copy}
            label={ACTION_NAMES.copy}
            onPress={() => onAction({ type: 'copy' })}
          />
        </div>
      )}
      {message.action !== null && message.action !== 'copy' && message.action !== 'retry' && (
        <button
          type="button"
          className="button is-low"
          onMouseDown={keepFocus}
          onClick={() => onAction({ type: 'act' })}
        >
          {ACTION_NAMES[message.action]}
        </button>
      )}
    </div>
  );
}

function DoubtNote({ review }: { readonly review: ReviewView }) {
  return (
    <div className="row-note">
      <span className="slot" />
      {hasUnsaid(review) ? (
        <p>
          Written by the model. Nobody said the <span className="mark-unsaid">dashed</span> parts.
        </p>
      ) : (
        <p>{review.why}</p>
      )}
    </div>
  );
}

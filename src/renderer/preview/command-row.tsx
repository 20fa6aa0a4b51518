/**
 * Owns row 1 of a review: the state's sign, and the command, read or edited in the same place. Points at what is under
 * the pointer.
 */
import type { PointerEvent, RefObject } from 'react';
import type { LookView, ReviewView } from '../../contract/views.ts';
import { Icon, type IconName, type Tone } from '../look/icon.tsx';
import { isGrave } from './choices.ts';
import { CommandText } from './command-text.tsx';
import { EditField } from './edit-field.tsx';
import type { Pointed } from './marks.ts';
import { signOf } from './message-signs.ts';
import type { Mark } from './tokens.ts';

interface CommandRowProps {
  readonly review: ReviewView;
  readonly look: LookView;
  readonly marks: readonly Mark[];
  readonly long: boolean;
  readonly columns: number;
  /** Its end is out of sight. */
  readonly cut: boolean;
  /** Where the caret goes when editing begins; null while it does not. */
  readonly caret: 'start' | 'end' | null;
  readonly text: RefObject<HTMLParagraphElement | null>;
  readonly field: RefObject<HTMLDivElement | null>;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onFocus: (inside: boolean) => void;
  readonly onText: (text: string) => void;
}

export function CommandRow(props: CommandRowProps) {
  const { review, look, marks, long, columns, cut, caret, text, field, onPoint, onFocus, onText } = props;
  const [icon, tone] = caret === null ? stateSign(review) : (['pencil', 'accent'] as const);
  return (
    <div className={['row-command', caret === null ? '' : 'is-editing', cut ? 'is-cut' : ''].join(' ').trim()}>
      <span className="slot">
        <Icon name={icon} tone={tone} />
      </span>
      {caret === null ? (
        <p
          ref={text}
          className={long ? 'command is-long' : 'command'}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the same
          tabIndex={0}
          onFocus={() => onFocus(true)}
          onBlur={() => onFocus(false)}
          {...pointing(review, onPoint)}
        >
          <CommandText command={review.command} marks={marks} columns={columns} cuts={review.alignment?.spans ?? []} />
        </p>
      ) : (
        <EditField
          field={field}
          platform={look.platform}
          command={review.command}
          marks={marks}
          columns={columns}
          long={long}
          caret={caret}
          onText={onText}
        />
      )}
    </div>
  );
}

/** Tells which span of the command the pointer is on. */
export function pointing({ alignment }: ReviewView, onPoint: (pointed: Pointed | null) => void) {
  return {
    onPointerMove: ({ target }: PointerEvent) => {
      const run = target instanceof Element ? target.closest('[data-from]') : null;
      const from = Number(run?.getAttribute('data-from') ?? -1);
      const at = alignment?.spans.findIndex((span) => span.from <= from && from < span.to) ?? -1;
      onPoint(at < 0 ? null : { on: 'span', at });
    },
    onPointerLeave: () => onPoint(null),
  };
}

/** A risk outranks what blocks, and that a repair. */
function stateSign(review: ReviewView): readonly [IconName, Tone] {
  if (review.level !== null && isGrave(review) && review.message === null) return [review.level, review.level];
  if (review.level === 'critical') return ['critical', 'critical'];
  if (review.message) return [signOf(review.message), 'high'];
  if (review.level !== null) return [review.level, review.level];
  return review.alignment?.spans.some(({ repaired }) => repaired) ? ['swap', 'notice'] : ['prompt', 'accent'];
}

/**
 * How sure: as it was said, heard once so far, likely, or asked. Nothing where it was written by hand: nobody can know.
 */
export function sureSign({
  sure,
  checking,
  mended,
  edited,
  editing,
  route,
  picked,
  readings,
  command,
}: ReviewView): IconName | null {
  if (edited) return editing ? null : 'pencil';
  if (sure) return 'same';
  if (checking) return 'once';
  if (route === 'normalizer' || (mended && picked === 0)) return 'about';
  return picked <= 0 && (picked < 0 || readings[0] === command) ? 'ask' : 'about';
}

/** Owns one row of a list of readings: its key, the reading with its marks, the few words that say how it differs. */
import type { PointerEvent, ReactNode } from 'react';
import { keepFocus } from '../look/hint.tsx';
import type { Choice } from './choices.ts';
import { CommandText } from './command-text.tsx';
import { findDifference } from './difference.ts';
import type { Mark } from './tokens.ts';

interface ReadingRowProps {
  readonly choice: Choice;
  /** first: where the command always stands, and with its size. inset: alone between a message and the heard words. */
  readonly place: 'first' | 'below' | 'inset';
  readonly marks: readonly Mark[];
  readonly cuts: readonly { readonly from: number; readonly to: number }[];
  readonly columns: number;
  readonly long: boolean;
  readonly picked: boolean;
  /** How it differs, in two or three words; may be empty. */
  readonly name: string;
  readonly onPick: () => void;
  /** Tells what the pointer is on, where the row is the command. */
  readonly pointing: {
    readonly onPointerMove?: (event: PointerEvent) => void;
    readonly onPointerLeave?: () => void;
  };
}

const CLASSES = { first: 'row-command', below: 'row-reading', inset: 'row-reading is-inset' } as const;

export const readingId = (key: string): string => `reading-${key}`;

export function ReadingRow(props: ReadingRowProps): ReactNode {
  const { choice, place, marks, cuts, columns, long, picked, name, onPick, pointing } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its number picks it, and the arrows of the list do
    <div
      id={readingId(choice.key)}
      className={picked ? `${CLASSES[place]} is-picked` : CLASSES[place]}
      role="option"
      aria-selected={picked}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onPick}
      {...pointing}
    >
      <span className="slot">
        <kbd className={picked ? 'is-on' : undefined}>{choice.key}</kbd>
      </span>
      <code className={long ? 'command is-long' : 'command'}>
        <CommandText command={choice.command} marks={marks} columns={columns} cuts={cuts} />
      </code>
      <small>{name}</small>
    </div>
  );
}

/** What differs from the first reading; the first one has no mark. */
export function differenceMarks(first: string, command: string): Mark[] {
  const { from, to } = findDifference(first, command);
  return from < to && first !== command ? [{ from, to, kind: 'differs' }] : [];
}

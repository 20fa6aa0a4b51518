/** Owns the rows of other readings: each with its key, what differs marked, and the few words that say how. Picks by pointer too. */
import type { ReactNode } from 'react';
import { keepFocus } from '../look/hint.tsx';
import type { Choice } from './choices.ts';
import { CommandText } from './command-text.tsx';
import { findDifference, nameDifference } from './difference.ts';
import type { Mark } from './tokens.ts';

interface ReadingRowProps {
  readonly choice: Choice;
  /** What the others are compared with. */
  readonly first: string;
  readonly columns: number;
  readonly long: boolean;
  readonly picked: boolean;
  /** Stands alone between a message and the heard words. */
  readonly inset?: boolean;
  readonly onPick: () => void;
}

export const readingId = (key: string): string => `reading-${key}`;

export function ReadingRow({ choice, first, columns, long, picked, inset, onPick }: ReadingRowProps) {
  const { command, key } = choice;
  const names = ['row-reading', inset ? 'is-inset' : '', picked ? 'is-picked' : ''];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its number picks it, and the arrows of the list do
    <div
      id={readingId(key)}
      className={names.filter((name) => name !== '').join(' ')}
      role="option"
      aria-selected={picked}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onPick}
    >
      <ReadingKey sign={key} picked={picked} />
      <code className={long ? 'command is-long' : 'command'}>
        <CommandText command={command} marks={differenceMarks(first, command)} columns={columns} />
      </code>
      <small>{nameDifference(first, command)}</small>
    </div>
  );
}

/** What differs from the first reading; the first one has no mark. */
export function differenceMarks(first: string, command: string): Mark[] {
  const { from, to } = findDifference(first, command);
  return from < to && first !== command ? [{ from, to, kind: 'differs' }] : [];
}

export function ReadingKey({ sign, picked }: { readonly sign: string; readonly picked: boolean }): ReactNode {
  return (
    <span className="slot">
      <kbd className={picked ? 'is-on' : undefined}>{sign}</kbd>
    </span>
  );
}

/** Owns the list of readings: in it the choice moves and the rows stay. Shows four, and more when asked or when one is picked. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReviewView } from '../../contract/views.ts';
import { keepFocus } from '../look/hint.tsx';
import { type Choice, isList } from './choices.ts';
import { pointing } from './command-row.tsx';
import { CommandText } from './command-text.tsx';
import { nameFirst } from './difference.ts';
import type { Pointed } from './marks.ts';
import { differenceMarks, ReadingKey, ReadingRow, readingId } from './readings.tsx';
import type { Mark } from './tokens.ts';

const MOST_SHOWN = 4;

interface ReadingListProps {
  readonly review: ReviewView;
  readonly choices: readonly Choice[];
  /** Marks of the command itself, for the row that is picked. */
  readonly marks: readonly Mark[];
  readonly columns: number;
  readonly long: boolean;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onPick: (reading: number | 'safer') => void;
}

export function ReadingList({ review, choices, marks, columns, long, onPoint, onPick }: ReadingListProps): ReactNode {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const inList = isList(review);
  const picked = inList ? choices.findIndex(({ reading }) => reading === review.picked) : -1;
  const shown = all || picked >= MOST_SHOWN ? choices : choices.slice(0, MOST_SHOWN);
  const first = inList ? (review.readings[0] ?? '') : review.command;

  useEffect(() => {
    if (picked >= 0) list.current?.children[picked]?.scrollIntoView({ block: 'nearest' });
  }, [picked]);

  if (choices.length === 0) return null;
  return (
    <>
      <div
        className="readings"
        role="listbox"
        aria-label={inList ? 'Readings' : 'Other forms'}
        tabIndex={0}
        aria-activedescendant={picked >= 0 ? readingId(String(picked + 1)) : undefined}
        ref={list}
      >
        {shown.map((choice, at) => {
          const row = { choice, first, columns, long, picked: at === picked, onPick: () => onPick(choice.reading) };
          if (!inList) return <ReadingRow key={choice.key} {...row} inset={shown.length === 1} />;
          if (at === 0) return <FirstRow key={choice.key} {...row} review={review} marks={marks} onPoint={onPoint} />;
          return <ReadingRow key={choice.key} {...row} />;
        })}
      </div>
      {shown.length < choices.length && (
        <div className="row-reading">
          <span className="slot" />
          <button type="button" className="more-words" onMouseDown={keepFocus} onClick={() => setAll(true)}>
            and {choices.length - shown.length} more readings
          </button>
        </div>
      )}
    </>
  );
}

interface FirstRowProps extends Omit<Parameters<typeof ReadingRow>[0], 'inset'> {
  readonly review: ReviewView;
  readonly marks: readonly Mark[];
  readonly onPoint: (pointed: Pointed | null) => void;
}

/** Stands where the command always stands, and has its size. */
function FirstRow({ choice, first, columns, long, picked, onPick, review, marks, onPoint }: FirstRowProps) {
  const { key, command } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its number picks it, and the arrows of the list do
    <div
      id={readingId(key)}
      className={picked ? 'row-command is-picked' : 'row-command'}
      role="option"
      aria-selected={picked}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onPick}
      {...(picked ? pointing(review, onPoint) : {})}
    >
      <ReadingKey sign={key} picked={picked} />
      <code className={long ? 'command is-long' : 'command'}>
        <CommandText
          command={command}
          marks={picked ? marks : differenceMarks(first, command)}
          columns={columns}
          cuts={picked ? (review.alignment?.spans ?? []) : []}
        />
      </code>
      <small>{nameFirst(review.readings)}</small>
    </div>
  );
}

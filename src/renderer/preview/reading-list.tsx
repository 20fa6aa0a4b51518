/**
 * Owns the list of readings: in it the choice moves and the rows stay. Shows four, and more when asked or when one is
 * picked.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReviewView } from '../../contract/views.ts';
import { keepFocus } from '../look/hint.tsx';
import { type Choice, isList } from './choices.ts';
import { pointing } from './command-row.tsx';
import { nameDifference, nameFirst } from './difference.ts';
import type { Pointed } from './marks.ts';
import { differenceMarks, ReadingRow, readingId } from './readings.tsx';
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
          const isPicked = at === picked;
          const differences = differenceMarks(first, choice.command);
          return (
            <ReadingRow
              key={choice.key}
              choice={choice}
              place={inList ? (at === 0 ? 'first' : 'below') : shown.length === 1 ? 'inset' : 'below'}
              marks={isPicked ? [...differences, ...marks] : differences}
              cuts={isPicked ? (review.alignment?.spans ?? []) : []}
              columns={columns}
              long={long}
              picked={isPicked}
              name={inList && at === 0 ? nameFirst(review.readings) : nameDifference(first, choice.command)}
              onPick={() => onPick(choice.reading)}
              pointing={isPicked ? pointing(review, onPoint) : {}}
            />
          );
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

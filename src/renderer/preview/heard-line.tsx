/**
 * Owns the heard words: repairs as old and new side by side, dropped words quiet, at most two lines until asked for
 * more. One tab stop; arrows walk the words, and each is described by the characters it wrote.
 */
import { Fragment, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Alignment, ReviewView } from '../../contract/views.ts';
import { keepFocus } from '../look/hint.tsx';
import { Icon } from '../look/icon.tsx';
import { type Pointed, wordMark } from './marks.ts';

interface HeardLineProps {
  readonly review: ReviewView;
  readonly pointed: Pointed | null;
  readonly onPoint: (pointed: Pointed | null) => void;
  /** Changes with whatever changes the room for words: text size, the hints beside them. */
  readonly room: string;
}

interface HeardWord {
  readonly text: string;
  readonly dropped: boolean;
  readonly wrote: readonly string[];
  /** The repair that begins with this word: words [index, last) became `text`. */
  readonly repair: { readonly last: number; readonly text: string } | null;
}

/** Words with what they wrote; without an alignment only the words. */
function readWords({ heard, alignment, command }: ReviewView): HeardWord[] {
  const plain = { dropped: false, wrote: [], repair: null };
  if (!alignment)
    return heard
      .split(/\s+/)
      .filter((text) => text !== '')
      .map((text) => ({ text, ...plain }));
  return alignment.words.map(({ text, fate, ranges }, index) => ({
    text,
    dropped: fate === 'dropped',
    wrote: ranges.map(({ from, to }) => command.slice(from, to)),
    repair: findRepair(alignment, command, index),
  }));
}

function findRepair({ spans, words }: Alignment, command: string, index: number): HeardWord['repair'] {
  const span = spans.find(({ repaired, first }) => repaired && first === index);
  if (!span) return null;
  const text = command.slice(span.from, span.to);
  const heard = words.slice(span.first, span.last).map((word) => word.text);
  return heard.join(' ') === text ? null : { last: span.last, text };
}

export function HeardLine({ review, pointed, onPoint, room }: HeardLineProps) {
  const words = readWords(review);
  const line = useRef<HTMLParagraphElement>(null);
  const { shown, showAll } = useTwoLines(line, words.length, `${review.heard}\n${room}`);
  const [stop, setStop] = useState(0);
  const { alignment } = review;

  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    // Words of one repair are one stop.
    const stops = [...(line.current?.querySelectorAll<HTMLElement>('[data-word]') ?? [])];
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1;
    stops[Math.min(stops.length - 1, Math.max(0, at + by))]?.focus();
  };
  const drawWord = (index: number, inside: ReactNode, extra = '') => {
    const word = words[index];
    const mark = alignment ? wordMark(alignment, pointed, index) : undefined;
    const names = ['word', word?.dropped ? 'is-dropped' : '', mark ? `mark-${mark}` : '', extra];
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: focus and pointer only show what belongs together
      <span
        className={names.filter((name) => name !== '').join(' ')}
        data-word={index}
        tabIndex={index === Math.min(stop, shown - 1) ? 0 : -1}
        onPointerEnter={() => onPoint({ on: 'word', at: index })}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => {
          setStop(index);
          onPoint({ on: 'word', at: index });
        }}
        onBlur={() => onPoint(null)}
      >
        {inside}
        <span className="unseen">{describeWord(word)}</span>
      </span>
    );
  };

  const drawn: ReactNode[] = [];
  for (let index = 0; index < Math.min(shown, words.length); ) {
    const word = words[index];
    const last = word?.repair?.last ?? index + 1;
    drawn.push(
      <Fragment key={index}>
        {index > 0 && ' '}
        {word?.repair
          ? drawWord(
              index,
              <span className="swap">
                <s>
                  {words
                    .slice(index, last)
                    .map(({ text }) => text)
                    .join(' ')}
                </s>
                <Icon name="arrow" />
                <b>{word.repair.text}</b>
              </span>,
            )
          : drawWord(index, word?.text)}
      </Fragment>,
    );
    index = last;
  }
  return (
    <p className="heard fades-in" ref={line} onKeyDown={walk}>
      <span className="unseen">Heard: </span>
      {drawn}
      {shown < words.length && (
        <>
          {' '}
          <button type="button" className="more-words" onMouseDown={keepFocus} onClick={showAll}>
            and {words.length - shown} more words
          </button>
        </>
      )}
    </p>
  );
}

function describeWord(word: HeardWord | undefined): string {
  if (!word) return '';
  if (word.dropped) return ' (left out)';
  if (word.repair) return ` (read as ${word.repair.text})`;
  const wrote = word.wrote.join(' ');
  return wrote === '' || wrote === word.text ? '' : ` (${wrote})`;
}

/** How many words fit into two lines beside "and 41 more words"; measured before anything is painted. */
function useTwoLines(
  line: { readonly current: HTMLElement | null },
  count: number,
  reset: string,
): { readonly shown: number; readonly showAll: () => void } {
  const [fit, setFit] = useState({ reset, shown: count, all: false });
  const current = fit.reset === reset ? fit : { reset, shown: count, all: false };
  const { shown, all } = current;
  useLayoutEffect(() => {
    const element = line.current;
    if (!element || all || shown <= 1) return;
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    const over = element.clientHeight / height;
    // Half a line of tolerance: a repair's box is a little taller than its line.
    if (over < 2.5) return;
    const next = over > 3.5 ? Math.ceil((shown * 2.5) / over) : shown - 1;
    setFit({ reset, shown: Math.max(1, Math.min(next, shown - 1)), all });
  }, [line, shown, all, reset]);
  return { shown, showAll: () => setFit({ reset, shown: count, all: true }) };
}

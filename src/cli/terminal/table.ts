/**
 * Owns tables in a terminal: columns as wide as what stands in them, painted after they are measured. Where the
 * terminal is narrower, columns are cut, then left out; into a file or a pipe everything is written.
 */
import { clip, type Paint, type Tone } from './style.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** It may be cut to this many characters where room is wanted; without it never. */
  readonly least?: number;
  /** It may be left out where cutting is not enough: the highest goes first. */
  readonly spare?: number;
}

export type Cell = string | { readonly text: string; readonly tone: Tone };

/** Where a table goes: a Writer has it. */
export interface Page {
  readonly isTTY: boolean;
  /** Width in characters. */
  readonly columns: number;
  readonly paint: Paint;
}

const GAP = '  ';

/** The lines of a table, head first. Rows shorter than the head are filled with nothing. */
export function layOutTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], page: Page): string[] {
  const natural = columns.map((column, at) =>
    Math.max(length(column.title), ...rows.map((row) => length(textOf(row[at])))),
  );
  const widths = page.isTTY ? fitWidths(columns, natural, page.columns) : natural;
  const line = (cells: readonly Cell[], all?: Tone) =>
    columns
      .flatMap((column, at) => {
        const width = widths[at];
        if (width === undefined) return [];
        const cell = cells[at];
        const text = clip(textOf(cell), width);
        const tone = typeof cell === 'object' ? cell.tone : all;
        const painted = tone && text ? page.paint(tone, text) : text;
        const gap = ' '.repeat(width - length(text));
        return [column.align === 'right' ? gap + painted : painted + gap];
      })
      .join(GAP)
      .trimEnd();
  const head = columns.map((column) => column.title);
  return [line(head, 'dim'), ...rows.map((row) => line(row))];
}

const textOf = (cell: Cell | undefined): string => (typeof cell === 'object' ? cell.text : (cell ?? ''));
const length = (text: string): number => [...text].length;

/** A width for each column, undefined where it is left out; wider than `room` only where nothing more can go. */
function fitWidths(columns: readonly Column[], natural: readonly number[], room: number): (number | undefined)[] {
  let left: (number | undefined)[] = [...natural];
  for (;;) {
    const cut = cutWidths(columns, left, room);
    if (widthOf(cut) <= room) return cut;
    const spares = columns.map(({ spare = 0 }, at) => (left[at] === undefined ? 0 : spare));
    const most = Math.max(...spares);
    if (most === 0) return cut;
    left = left.with(spares.indexOf(most), undefined);
  }
}

const widthOf = (widths: readonly (number | undefined)[]): number =>
  widths.reduce<number>((sum, width) => (width === undefined ? sum : sum + width + GAP.length), -GAP.length);

/** Takes a character at a time from the widest column that can still give one. */
function cutWidths(
  columns: readonly Column[],
  widths: readonly (number | undefined)[],
  room: number,
): (number | undefined)[] {
  const cut = [...widths];
  for (let over = widthOf(cut) - room; over > 0; over--) {
    let widest = -1;
    for (const [at, { least = Number.POSITIVE_INFINITY }] of columns.entries())
      if ((cut[at] ?? 0) > least && (cut[at] ?? 0) > (cut[widest] ?? 0)) widest = at;
    const width = cut[widest];
    if (width === undefined) break;
    cut[widest] = width - 1;
  }
  return cut;
}

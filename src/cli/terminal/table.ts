/** Owns tables in a terminal: columns as wide as what stands in them, painted after they are measured. */
import type { Paint, Tone } from './style.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export type Cell = string | { readonly text: string; readonly tone: Tone };

/** The lines of a table, head first. Rows shorter than the head are filled with nothing. */
export function layOutTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], paint: Paint): string[] {
  const textOf = (cell: Cell | undefined) => (typeof cell === 'object' ? cell.text : (cell ?? ''));
  const length = (text: string) => [...text].length;
  const widths = columns.map((column, at) =>
    Math.max(length(column.title), ...rows.map((row) => length(textOf(row[at])))),
  );
  const line = (cells: readonly Cell[], all?: Tone) =>
    columns
      .map((column, at) => {
        const cell = cells[at];
        const gap = ' '.repeat((widths[at] ?? 0) - length(textOf(cell)));
        const tone = typeof cell === 'object' ? cell.tone : all;
        const painted = tone ? paint(tone, textOf(cell)) : textOf(cell);
        return column.align === 'right' ? gap + painted : painted + gap;
      })
      .join('  ')
      .trimEnd();
  const head = columns.map((column) => column.title);
  return [line(head, 'dim'), ...rows.map((row) => line(row))];
}

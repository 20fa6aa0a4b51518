/** Owns the progress bar. On a terminal a line that is drawn over; elsewhere nothing, so that logs stay readable. */
import { clip, type Stream } from './style.ts';

export interface ProgressStream extends Stream {
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** `done` of `total`, in whatever unit; `note` stands behind the figures. */
  update(done: number, total: number, note?: string): void;
  /** Takes the bar away. */
  end(): void;
}

const FULL = '█';
const EMPTY = '░';
const WIDTH = 24;

/** A bar on this stream, drawn at most a hundred times. */
export function showProgress(stream: ProgressStream, title: string): Progress {
  if (stream.isTTY !== true) return { update: () => {}, end: () => {} };
  let drawn = -1;
  return {
    update(done, total, note = '') {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const percent = Math.floor(share * 100);
      if (percent === drawn) return;
      drawn = percent;
      const room = (stream.columns || 80) - 1;
      // The figure is what counts: in a narrow terminal the bar gives way first.
      const width = Math.max(0, Math.min(WIDTH, room - title.length - ' '.length * 2 - '100%'.length));
      const bar = FULL.repeat(Math.round(share * width)).padEnd(width, EMPTY);
      const figure = `${title} ${bar} ${String(percent).padStart(3)}%`;
      const noted = `${figure} ${note}`;
      stream.write(`\r\x1b[2K${clip(noted.length > room ? figure : noted, room)}`);
    },
    end() {
      if (drawn >= 0) stream.write('\r\x1b[2K');
    },
  };
}

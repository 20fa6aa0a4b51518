/** Owns the progress bar. On a terminal a line that is drawn over; elsewhere nothing, so that logs stay readable. */
import type { Stream } from './style.ts';

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
      const bar = FULL.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, EMPTY);
      const line = `${title} ${bar} ${String(percent).padStart(3)}% ${note}`;
      stream.write(`\r\x1b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (drawn >= 0) stream.write('\r\x1b[2K');
    },
  };
}

/** Owns the question whether the hook's process still lives: asks it from time to time. Never ends or starts it. */

/** Milliseconds. */
export interface AlivePatience {
  /** Between two questions. */
  readonly askEveryMs: number;
  /** It may take this long to answer or to start, twice: see watchAlive. */
  readonly answerMs: number;
}

export interface AliveWatch {
  /** It has said something that only a living one can. */
  answered(): void;
  stop(): void;
}

/**
 * Watches a process that was just started. `ask` sends the question; `onHang` is told why it is taken to hang. It is
 * asked once more before that: after a sleep of the machine the first wait is over before anything is read.
 */
export function watchAlive(patience: AlivePatience, ask: () => void, onHang: (why: string) => void): AliveWatch {
  let deadline: NodeJS.Timeout | undefined;
  const answered = () => {
    clearTimeout(deadline);
    deadline = undefined;
  };
  const expect = (why: string) => {
    deadline ??= setTimeout(() => {
      ask();
      deadline = setTimeout(() => onHang(why), patience.answerMs);
    }, patience.answerMs);
  };
  expect('it did not start');
  const asking = setInterval(() => {
    ask();
    expect('it did not answer');
  }, patience.askEveryMs);
  return {
    answered,
    stop() {
      answered();
      clearInterval(asking);
    },
  };
}

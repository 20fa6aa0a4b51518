/**
 * Owns what the process's exit code means. Documented in `saydash --help`; never set anywhere but at the entry point.
 */
export const EXIT = {
  ok: 0,
  /** Something expected went wrong: a missing file, no command heard, a bad line. The message says what to do. */
  failed: 1,
  usage: 2,
  /** A bug of ours: the stack is printed. */
  bug: 70,
  /** By the rule of shells, 128 and the signal's number: Ctrl-C, and `kill`. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

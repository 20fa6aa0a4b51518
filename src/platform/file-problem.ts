/** Owns turning the file system's errors into problems a person can act on. Never touches a file. */
import { failed } from '../core/errors.ts';

type Failure = ReturnType<typeof failed>;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * Whether it is an error of the operating system (ENOENT, EAI_AGAIN) rather than a bug; Node's own codes begin with
 * ERR_.
 */
const isSystemError = (error: unknown): boolean => /^E(?!RR_)[A-Z0-9_]+$/.test(codeOf(error));

/** The problem behind a failed read of `path`. Rethrows what is no file system error. */
export function readProblem(error: unknown, path: string): Failure {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failed('file-missing', path);
  if (isSystemError(error)) return failed('unreadable-file', path);
  throw error;
}

/** The problem behind a failed write to `path`. Rethrows what is no file system error. */
export function writeProblem(error: unknown, path: string): Failure {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return failed('disk-full', path);
  if (isSystemError(error)) return failed('read-only', path);
  throw error;
}

/**
 * Owns the way in and out of a command: standard input as bytes, two writers that wait for a slow reader, and the
 * signal of an interrupt. Commands touch the terminal through this alone; they never call process.exit.
 */
import { explain, type Problem } from '../core/errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Paint, paintFor, visible } from './terminal/style.ts';

export interface Writer {
  readonly isTTY: boolean;
  /** Width in characters; 80 where nobody knows. */
  readonly columns: number;
  readonly paint: Paint;
  /** Resolves when more may be written; never rejects. */
  write(text: string): Promise<void>;
}

export interface Io {
  readonly input: NodeJS.ReadStream;
  readonly inputIsTerminal: boolean;
  readonly out: Writer;
  readonly err: Writer;
  /** Aborted by whatever ends a command from outside, Ctrl-C first of all. */
  readonly signal: AbortSignal;
}

/** What a writer needs of a stream: process.stdout has it. */
export interface Sink extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly destroyed: boolean;
  write(text: string): boolean;
}

export function writerFor(stream: Sink): Writer {
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns || 80,
    paint: paintFor(stream),
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text) || stream.destroyed) resolve();
        else stream.once('drain', resolve).once('close', resolve);
      }),
  };
}

/** A problem as scripts read it. `message` is for people and may change; `code` does not. */
export const problemAsData = (problem: Problem) => ({ code: problem.code, message: explain(problem) });

/** Says on standard error what happened and what to do. */
export async function complain(io: Io, problem: Problem): Promise<ExitCode> {
  if (problem.code === 'cancelled' && io.signal.aborted) return EXIT.interrupted;
  await io.err.write(`${io.err.paint('red', 'saydash:')} ${visible(explain(problem))}\n`);
  return EXIT.failed;
}

export const writeLine = (writer: Writer, line = ''): Promise<void> => writer.write(`${line}\n`);

/** One value as one line of JSON. */
export const writeJson = (writer: Writer, value: unknown): Promise<void> => writer.write(`${JSON.stringify(value)}\n`);

/**
 * Owns the process: standard streams, interrupts, exit code. The command line itself is program.ts; everything heavy is
 * imported by the command that needs it.
 */
import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Io, writerFor } from './io.ts';
import { createProgram } from './program.ts';

/**
 * What ends a command from outside, Ctrl-C and `kill`, with the exit code it leaves. The end of the terminal is not
 * among them: who starts a command with `nohup` wants it to go on, and to listen to that signal would undo it.
 */
const ENDINGS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
/** A command has this long after the first of them to put away what it holds. */
const GRACE_MS = 2000;

interface Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** What the signal leaves; undefined before it has come. */
  code(): ExitCode | undefined;
}

function watchForEndings(): Interruption {
  const interrupt = new AbortController();
  let code: ExitCode | undefined;
  const take = (name: keyof typeof ENDINGS) => {
    if (interrupt.signal.aborted) return endBy(name);
    code = ENDINGS[name];
    interrupt.abort();
    // Whoever waits for input need not wait any longer.
    process.stdin.destroy();
    setTimeout(() => endBy(name), GRACE_MS).unref();
  };
  process.on('SIGINT', take).on('SIGTERM', take);
  return { signal: interrupt.signal, code: () => code };
}

/**
 * Ends the process as the signal alone would have done. process.exit would first wait for reads that are under way, and
 * one of a pipe that nobody writes to never returns.
 */
function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function leaveOnLostOutput(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader went away (`saydash ... | head`): nobody is left to write for.
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    const why = error.code === 'ENOSPC' ? 'the disk is full. Free some space' : `${error.message}. Check where it goes`;
    if (stream === process.stdout) process.stderr.write(`saydash: The output could not be written: ${why}.\n`);
    process.exit(EXIT.failed);
  });
}

async function run(): Promise<ExitCode> {
  const interruption = watchForEndings();
  leaveOnLostOutput(process.stdout);
  leaveOnLostOutput(process.stderr);
  const io: Io = {
    get input() {
      return process.stdin;
    },
    inputIsTerminal: process.stdin.isTTY === true,
    out: writerFor(process.stdout),
    err: writerFor(process.stderr),
    signal: interruption.signal,
  };
  try {
    const code = await createProgram(io)(process.argv);
    return interruption.code() ?? code;
  } catch (error) {
    const interrupted = interruption.code();
    if (interrupted !== undefined) return interrupted;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    console.error('saydash: this is a bug, please report it.');
    console.error(error);
    return EXIT.bug;
  }
}

process.exitCode = await run();

/**
 * Owns the process: standard streams, interrupts, exit code. The command line itself is program.ts; everything heavy is
 * imported by the command that needs it.
 */
import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Io, writerFor } from './io.ts';
import { createProgram } from './program.ts';

// A command has this long after Ctrl-C to put away what it holds.
const GRACE_MS = 2000;

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
  const interrupt = new AbortController();
  process.on('SIGINT', () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
    // Whoever waits for input need not wait any longer.
    process.stdin.destroy();
    setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
  });
  leaveOnLostOutput(process.stdout);
  leaveOnLostOutput(process.stderr);
  const io: Io = {
    get input() {
      return process.stdin;
    },
    inputIsTerminal: process.stdin.isTTY === true,
    out: writerFor(process.stdout),
    err: writerFor(process.stderr),
    signal: interrupt.signal,
  };
  try {
    const code = await createProgram(io)(process.argv);
    return interrupt.signal.aborted ? EXIT.interrupted : code;
  } catch (error) {
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    console.error('saydash: this is a bug, please report it.');
    console.error(error);
    return EXIT.bug;
  }
}

process.exitCode = await run();

/**
 * Owns the command line's grammar: commands, flags, help. What a command does is in commands/, imported when it runs.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

const EXIT_CODES = `
Exit codes:
  0    done
  1    something expected went wrong (no command heard, a missing file,
       a bad line): the message says what to do
  2    the command line was not understood
  70   a bug in saydash
  130  interrupted with Ctrl-C (143: by kill)`;

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

function namesToCompare(value: string): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.length < 2 || names.includes('')) throw new InvalidArgumentError('Give at least two models: a,b.');
  return names;
}

function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}

/** Parses arguments (as in process.argv) and runs the command. Throws CommanderError for usage, help and version. */
export function createProgram(io: Io): (argv: readonly string[]) => Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const ends = async (running: Promise<ExitCode>): Promise<void> => {
    code = await running;
  };
  const program = new Command('saydash')
    .description('Say a shell command, see it written. Offline.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ getOutHasColors: () => io.out.isTTY, getErrHasColors: () => io.err.isTTY })
    .addHelpText(
      'after',
      examples('saydash translate "git push dash u origin main"', 'saydash hear memo.wav', 'saydash doctor'),
    )
    .addHelpText('after', EXIT_CODES);
  addReading(program, io, ends);
  addHearing(program, io, ends);
  addMeasuring(program, io, ends);
  addHousekeeping(program, io, ends);
  showHelpAfterErrors(program, program.name());
  return async (argv) => {
    await program.parseAsync([...argv]);
    return code;
  };
}

/** What a command's users most likely meant. */
const HINTS: Readonly<Record<string, string>> = {
  translate: 'What was said goes in quotes: saydash translate "ls -la". ',
};

/** After an error each command names its own help. */
function showHelpAfterErrors(command: Command, path: string): void {
  command.showHelpAfterError(`${HINTS[command.name()] ?? ''}Try \`${path} --help\`.`);
  for (const one of command.commands) showHelpAfterErrors(one, `${path} ${one.name()}`);
}

type Ends = (running: Promise<ExitCode>) => Promise<void>;

function addReading(program: Command, io: Io, ends: Ends): void {
  program
    .command('translate')
    .description('write the command for words that were said')
    .argument('[words...]', 'what was said; `-` or nothing reads standard input')
    .option('--json', 'the whole answer as one line of JSON')
    .addOption(
      new Option('--jsonl', 'read lines {"id","heard"} on standard input, answer each with a line of JSON').conflicts(
        'json',
      ),
    )
    .addHelpText(
      'after',
      examples(
        'saydash translate "find dot dash name quote star dot txt quote"',
        'echo "ls dash la" | saydash translate -',
        'saydash translate --jsonl < said.jsonl > written.jsonl',
      ) +
        '\n\nThe command alone goes to standard output; how sure it is, risks and other\n' +
        'readings to standard error. --jsonl writes, in order,\n' +
        '  {"id","command","route","confidence","sure","ms","alternatives","risks"}\n' +
        'and for a line that cannot be read {"id","error":{"code","message"}}: the rest\n' +
        'goes on, and the exit code is then 1.',
    )
    .action((words: string[], flags: { json?: true; jsonl?: true }, command: Command) => {
      if (flags.jsonl && words.length > 0 && words.join() !== '-')
        command.error('error: --jsonl reads standard input, not words');
      return ends(
        flags.jsonl
          ? import('./commands/translate-lines.ts').then(({ translateLines }) => translateLines(io))
          : import('./commands/translate.ts').then(({ translateWords }) => translateWords(io, words, flags)),
      );
    });
}

function addHearing(program: Command, io: Io, ends: Ends): void {
  program
    .command('hear')
    .description('hear recordings (WAV or FLAC) and write their commands')
    .argument('<files...>', 'recordings; `-` is standard input')
    .option('--json', 'a line of JSON a file')
    .option('--model <name>', 'which model listens')
    .addOption(
      new Option('--compare <models>', 'hear with each of these models (a,b) and show them side by side')
        .argParser(namesToCompare)
        .conflicts('model'),
    )
    .addHelpText(
      'after',
      examples(
        'saydash hear memo.wav',
        'saydash hear --json samples/*.wav',
        'arecord -f S16_LE -r 16000 -d 5 | saydash hear -',
        'saydash hear --compare tiny.en,tiny.en-commands memo.wav',
        'ffmpeg -i memo.m4a memo.wav && saydash hear memo.wav',
      ) +
        '\n\n--json writes {"file","heard","command","route","confidence","sure","why","ms",\n' +
        '"msFirst","alternatives","risks"}, or {"file","error":{"code","message"}}.',
    )
    .action((files: string[], flags: { json?: true; model?: string; compare?: string[] }) =>
      ends(import('./commands/hear.ts').then(({ hearFiles }) => hearFiles(io, files, flags))),
    );
  program
    .command('listen')
    .description('hear the default microphone until Return and write the command')
    .option('--json', 'the answer as one line of JSON')
    .option('--model <name>', 'which model listens')
    .addHelpText('after', examples('saydash listen'))
    .action((flags: { json?: true; model?: string }) =>
      ends(import('./commands/listen.ts').then(({ listenOnce }) => listenOnce(io, flags))),
    );
  program
    .command('demo')
    .description('hear every recording of samples/ and show what was written, offline')
    .argument('[list]', 'another list of recordings: lines {"file","voice","said","command"}')
    .option('--json', 'a line of JSON a recording, then one with the figures')
    .option('--model <name>', 'which model listens')
    .addHelpText('after', examples('saydash demo', 'saydash demo --json my-recordings/list.jsonl'))
    .action((list: string | undefined, flags: { json?: true; model?: string }) =>
      ends(import('./commands/demo.ts').then(({ runDemo }) => runDemo(io, list, flags))),
    );
  program
    .command('practice')
    .description('say the commands it shows and see how well you are heard')
    .option('--measure', 'say 30 commands, then see your word error rate and commands right')
    .option('--count <n>', 'how many commands: 5 if not said, 30 at the most', count)
    .option('--model <name>', 'which model listens')
    .option(
      '--keep <folder>',
      'keep the recordings here; without it they are deleted, and they never leave this machine',
    )
    .addHelpText('after', examples('saydash practice', 'saydash practice --measure --keep ./mine'))
    .action((flags: { measure?: true; count?: number; model?: string; keep?: string }) =>
      ends(import('./commands/practice.ts').then(({ practise }) => practise(io, flags))),
    );
}

function addMeasuring(program: Command, io: Io, ends: Ends): void {
  program
    .command('eval')
    .description('score lines {"heard","command","style"}: exact, effective, wrong but sure, by style')
    .argument('<files...>', 'JSON lines; `-` is standard input; a line without a style has its file as style')
    .option('--json', 'the figures as one line of JSON')
    .option('--lower', 'lower-case what was heard first, as some recognisers print it')
    .option('--failures', 'also a line of JSON for each one that is not exact')
    .addHelpText(
      'after',
      examples('saydash eval tests/recorded/open/*.jsonl', 'saydash eval --lower --json said.jsonl'),
    )
    .action((files: string[], flags: { json?: true; lower?: true; failures?: true }) =>
      ends(import('./commands/eval.ts').then(({ evaluateFiles }) => evaluateFiles(io, files, flags))),
    );
  program
    .command('bench')
    .description('time readers, Whisper, engine load and memory in one run, as ratios')
    .option('--json', 'the figures as one line of JSON')
    .option('--rounds <n>', 'times each is run', count)
    .addHelpText('after', examples('saydash bench', 'saydash bench --json --rounds 5'))
    .action((flags: { json?: true; rounds?: number }) =>
      ends(import('./commands/bench.ts').then(({ runBench }) => runBench(io, flags))),
    );
}

function addHousekeeping(program: Command, io: Io, ends: Ends): void {
  const models = program.command('models').description('the speech models on this machine');
  const load = () => import('./commands/models.ts');
  models
    .command('list')
    .description('every model that is known, and which are here')
    .option('--json', 'a line of JSON a model')
    .addHelpText('after', examples('saydash models list', 'saydash models list --json'))
    .action((flags: { json?: true }) => ends(load().then(({ listModels }) => listModels(io, flags))));
  models
    .command('pull')
    .description('download a model, or go on where a download stopped, and check it')
    .argument('[names...]', 'models; the default one without a name')
    .addHelpText('after', examples('saydash models pull', 'saydash models pull tiny.en base.en'))
    .action((names: string[]) => ends(load().then(({ pullModels }) => pullModels(io, names))));
  models
    .command('verify')
    .description('check the files here against their published checksums')
    .argument('[names...]', 'models; all that are here without a name')
    .addHelpText('after', examples('saydash models verify', 'saydash models verify tiny.en'))
    .action((names: string[]) => ends(load().then(({ verifyModels }) => verifyModels(io, names))));
  models
    .command('import')
    .description('take a model from a local file, checked like a download')
    .argument('<file>', 'a ggml file; its checksum says which model it is')
    .addHelpText('after', examples('saydash models import ./ggml-base.en.bin'))
    .action((file: string) => ends(load().then(({ importFile }) => importFile(io, file))));
  models
    .command('rm')
    .description('delete a model from this machine')
    .argument('<names...>', 'models')
    .addHelpText('after', examples('saydash models rm tiny.en-q5_1'))
    .action((names: string[]) => ends(load().then(({ removeModels }) => removeModels(io, names))));
  models.addHelpText(
    'after',
    examples('saydash models list', 'saydash models pull tiny.en', 'saydash models import ./ggml-base.en.bin'),
  );
  program
    .command('doctor')
    .description('check every part: a line each, ok or what to do')
    .option('--json', 'a line of JSON a part')
    .addHelpText('after', examples('saydash doctor'))
    .action((flags: { json?: true }) =>
      ends(import('./commands/doctor.ts').then(({ examineParts }) => examineParts(io, flags))),
    );
}

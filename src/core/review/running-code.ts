/**
 * Owns the risks of running code that is not a command of the line itself: from the network, from a pipe, inline, on
 * another machine. Never reads the code, beyond words that delete.
 */
import { replaceRange } from './edits.ts';
import { findFlag } from './flags.ts';
import type { Execution, Invocation } from './invocation.ts';
import type { Risk, RiskLevel } from './risk.ts';
import { AWKS } from './slip-rules.ts';
import { INLINE_CODE, SHELLS } from './wrappers.ts';

const FETCHERS: ReadonlySet<string> = new Set([
  'curl',
  'wget',
  'fetch',
  'aria2c',
  'http',
  'https',
  'xh',
  'lwp-request',
]);
/** Code that deletes, in the usual languages. */
const DELETES =
  /\b(rmtree|unlinkSync|rmSync|rmdirSync|os\.remove|os\.unlink|File\.delete|FileUtils\.rm\w*|remove_tree)\b|\bunlink\b.*[;(]|\brm\s+-\w*[rRf]/;

/** Code from the network outranks that it is inline. */
export function findCodeRisks(invocation: Invocation, command: string, execution: Execution): Risk[] {
  const network = networkCode(invocation, command);
  return network ? [network] : inlineCode(invocation, execution);
}

const fetches = (invocations: readonly Invocation[]): boolean => invocations.some(({ name }) => FETCHERS.has(name));

/** `curl ... | sh`, `bash <(curl ...)`, `eval "$(curl ...)"`. */
function networkCode(invocation: Invocation, command: string): Risk | undefined {
  const { name, at, args, upstream } = invocation;
  const runsCode = SHELLS.has(name) || Object.hasOwn(INLINE_CODE, name);
  const sources = name === 'eval' || name === 'source' || name === '.';
  const level: RiskLevel = 'high';
  const found = { level, code: 'run-from-network', message: 'Runs code from the network that nobody has read.' };
  const argument = runsCode || sources ? args.find(({ inside }) => fetches(inside)) : undefined;
  if (argument) return { ...found, from: argument.from, to: argument.to };
  if (!runsCode || !fetches(upstream) || !readsStandardInput(invocation)) return undefined;
  const end = args.at(-1)?.to ?? at.to;
  const safer =
    invocation.exact && invocation.through.length === 0 ? { safer: replaceRange(command, at.from, end, 'less') } : {};
  return { ...found, from: at.from, to: end, ...safer };
}

function readsStandardInput({ name, args }: Invocation): boolean {
  const first = args[0]?.value;
  if (first === undefined || first === '-' || first === '/dev/stdin') return true;
  if (!SHELLS.has(name)) return args.every(({ value }) => value === '-' || /^-[uBEsi]+$/.test(value));
  return (
    !findFlag(args, '-c') && (findFlag(args, '-s') !== undefined || args.every(({ value }) => value.startsWith('-')))
  );
}

function inlineCode(invocation: Invocation, execution: Execution): Risk[] {
  const { name, args, at, input } = invocation;
  const level: RiskLevel = 'notice';
  const program =
    AWKS.has(name) || Object.hasOwn(INLINE_CODE, name) ? args.find(({ value }) => DELETES.test(value)) : undefined;
  if (program) {
    return [
      {
        level: 'high',
        code: 'inline-delete',
        message: 'The code in this line deletes files.',
        from: program.from,
        to: program.to,
      },
    ];
  }
  if (SHELLS.has(name) && input.length > 0 && readsStandardInput(invocation)) {
    return [{ level, code: 'piped-code', message: 'Runs what comes through the pipe.', from: at.from, to: at.to }];
  }
  if (name === 'ssh' && execution.invocations.some(({ through }) => through.at(-1) === 'ssh')) {
    return [{ level, code: 'remote-command', message: 'Runs on another machine.', from: at.from, to: at.to }];
  }
  const flags = SHELLS.has(name) ? ['-c'] : Object.hasOwn(INLINE_CODE, name) ? INLINE_CODE[name] : undefined;
  // Behind the first operand flags belong to the script.
  const operand = args.findIndex(({ value }) => !value.startsWith('-'));
  const own = operand < 0 ? args : args.slice(0, operand);
  const flag = flags === undefined ? undefined : findFlag(name === 'deno' ? args : own, flags.join(' '));
  if (!flag) return [];
  return [
    { level, code: 'inline-code', message: 'Runs the code that stands in this line.', from: flag.from, to: flag.to },
  ];
}

/**
 * Owns the risks of running code that is not a command of the line itself: from the network, from a pipe, inline, on
 * another machine. Never reads the code, beyond words that delete.
 */
import { replaceRange } from './edits.ts';
import { findFlag } from './flags.ts';
import type { Execution, Invocation } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
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
  const found = (where: Pick<Risk, 'from' | 'to'>, safer?: string) =>
    riskAt('high', 'run-from-network', 'Runs code from the network that nobody has read.', where, safer);
  const argument = runsCode || sources ? args.find(({ inside }) => fetches(inside)) : undefined;
  if (argument) return found(argument);
  if (!runsCode || !fetches(upstream) || !readsStandardInput(invocation)) return undefined;
  const end = args.at(-1)?.to ?? at.to;
  const isPlain = invocation.exact && invocation.through.length === 0;
  const safer = isPlain ? replaceRange(command, at.from, end, 'less') : undefined;
  return found({ from: at.from, to: end }, safer);
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
  const program =
    AWKS.has(name) || Object.hasOwn(INLINE_CODE, name) ? args.find(({ value }) => DELETES.test(value)) : undefined;
  if (program) return [riskAt('high', 'inline-delete', 'The code in this line deletes files.', program)];
  if (SHELLS.has(name) && input.length > 0 && readsStandardInput(invocation)) {
    return [riskAt('notice', 'piped-code', 'Runs what comes through the pipe.', at)];
  }
  if (name === 'ssh' && execution.invocations.some(({ through }) => through.at(-1) === 'ssh')) {
    return [riskAt('notice', 'remote-command', 'Runs on another machine.', at)];
  }
  const flags = SHELLS.has(name) ? ['-c'] : Object.hasOwn(INLINE_CODE, name) ? INLINE_CODE[name] : undefined;
  // Behind the first operand flags belong to the script.
  const operand = args.findIndex(({ value }) => !value.startsWith('-'));
  const own = operand < 0 ? args : args.slice(0, operand);
  const flag = flags === undefined ? undefined : findFlag(name === 'deno' ? args : own, flags.join(' '));
  return flag ? [riskAt('notice', 'inline-code', 'Runs the code that stands in this line.', flag)] : [];
}

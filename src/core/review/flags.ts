/** Owns the reading of a command's arguments: flags in any spelling, operands, subcommands. Never judges. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Argument, Invocation } from './invocation.ts';
import { RISK_RULES, type RiskRule, VALUE_FLAGS } from './risk-rules.ts';

const RULES_BY_NAME: ReadonlyMap<string, readonly RiskRule[]> = indexRules();

function indexRules(): ReadonlyMap<string, readonly RiskRule[]> {
  const index = new Map<string, RiskRule[]>();
  for (const rule of RISK_RULES) {
    for (const name of (rule.run.split(' ')[0] ?? '').split('|')) index.set(name, [...(index.get(name) ?? []), rule]);
  }
  return index;
}

/**
 * The argument that gives one of `flags`, which are blank-separated: '-r' is found in '-rf', '--recursive' in
 * '--recurs'.
 */
export function findFlag(args: readonly Argument[], flags: string): Argument | undefined {
  const wanted = flags.split(' ');
  for (const argument of args) {
    const { value } = argument;
    if (wanted.includes(value)) return argument;
    if (value === '--') return undefined;
    if (!value.startsWith('-')) continue;
    if (wanted.some((flag) => isSpelling(value, flag))) return argument;
  }
  return undefined;
}

function isSpelling(value: string, flag: string): boolean {
  if (flag.startsWith('--')) {
    const name = value.split('=')[0] ?? '';
    return flag === name || (name.length > 4 && name.startsWith('--') && flag.startsWith(name) && !name.endsWith('-'));
  }
  if (flag.length !== 2) return false;
  return (
    /^-[A-Za-z]+/.test(value) &&
    !value.startsWith('--') &&
    (/^-[A-Za-z]*/.exec(value)?.[0] ?? '').includes(flag[1] ?? '')
  );
}

/** What is no flag; after `--` everything. Values of flags are among them where nobody knows that they are values. */
export function operandsOf(args: readonly Argument[], valueFlags: ReadonlySet<string> = new Set()): Argument[] {
  const operands: Argument[] = [];
  let literal = false;
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as Argument;
    if (!literal && argument.value === '--') literal = true;
    else if (!literal && valueFlags.has(argument.value)) i++;
    else if (literal || !argument.value.startsWith('-') || argument.value === '-') operands.push(argument);
  }
  return operands;
}

/** Flags of a command that take the next word, as far as they may stand before a subcommand. */
export const valueFlagsOf = (name: string): ReadonlySet<string> =>
  new Set(Object.hasOwn(VALUE_FLAGS, name) ? (VALUE_FLAGS[name] ?? '').split(' ') : []);

/** mkfs.ext4, newfs_hfs: the kind stands in the name. */
const baseName = (name: string): string => /^(mkfs|newfs)[._]/.exec(name)?.[1] ?? name;

/** The rules of risk-rules.ts that are about this command. */
export const rulesFor = (name: string): readonly RiskRule[] => RULES_BY_NAME.get(baseName(name)) ?? [];

/**
 * Whether an invocation is what `run` says: 'git push', 'apt|apt-get remove|purge', 'service * stop'. Its operands
 * behind the subcommands and the last word that the pattern names, or undefined. Only for rules of its own name.
 */
export function matchRun(
  run: string,
  { name, at, args }: Invocation,
): { at: Argument; operands: Argument[] } | undefined {
  const path = run.split(' ').slice(1);
  const operands = operandsOf(args, valueFlagsOf(baseName(name)));
  let last = at;
  for (const [i, step] of path.entries()) {
    const operand = operands[i];
    if (!operand || (step !== '*' && !step.split('|').includes(operand.value))) return undefined;
    last = operand;
  }
  return { at: last, operands: operands.slice(path.length) };
}

/** The subcommand path that the arguments begin with, as far as the lexicon knows it. */
export function subcommandOf(name: string, args: readonly Argument[], lexicon: Lexicon): string {
  const path = [name];
  for (const { value } of args) {
    if (value.startsWith('-')) continue;
    if (!lexicon.subcommand(path, value)) {
      if (path.length > 1) break;
      continue;
    }
    path.push(value);
  }
  return path.slice(1).join(' ');
}

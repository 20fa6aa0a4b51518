/**
 * Owns the list of risks of a command: what a person must see before it is typed. Works on the parsed tree, so a quoted
 * string is no command and sudo hides nothing. Never changes the command: a safer form is an offer.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findDeletionRisks, judgeWrite, saferLine } from './deletion.ts';
import { replaceRange } from './edits.ts';
import { findFlag, matchRun, rulesFor } from './flags.ts';
import type { Argument, Execution, Invocation } from './invocation.ts';
import { findInvocations } from './invocations.ts';
import { parseCommand } from './parse.ts';
import type { Risk, RiskLevel } from './risk.ts';
import type { RiskRule } from './risk-rules.ts';
import { AWKS } from './slip-rules.ts';
import { findSlips } from './slips.ts';
import { findSqlRisk, isSql, SQL_CLIENTS } from './sql.ts';
import { INLINE_CODE, SHELLS } from './wrappers.ts';

const RANK: Readonly<Record<RiskLevel, number>> = { critical: 0, high: 1, notice: 2 };
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
const LONGEST = 20_000;

/**
 * All risks, worst first, then from left to right. Without a lexicon unknown commands and flags are not looked for.
 * Positions are UTF-16 code units of `command`. Never throws; what cannot be parsed is judged as far as it can be read.
 */
export function findRisks(command: string, lexicon?: Lexicon): readonly Risk[] {
  if (command.length > LONGEST) {
    return [
      { level: 'high', code: 'too-long', message: 'Nobody read this: it is too long.', from: 0, to: command.length },
    ];
  }
  if (isSql(command)) return sqlRisks(command, { from: 0, to: command.length });
  const { script, breaks } = parseCommand(command);
  const execution = findInvocations(script, command);
  const risks: Risk[] = execution.bombs.map(({ from, to }) => ({
    level: 'critical',
    code: 'fork-bomb',
    message: 'Starts itself without end until the machine hangs.',
    from,
    to,
  }));
  for (const invocation of execution.invocations) {
    risks.push(...judgeInvocation(invocation, command, execution));
  }
  for (const write of execution.writes) risks.push(...judgeWrite(write));
  risks.push(...findSlips(command, execution, lexicon));
  for (const { from, to, message, unfinished } of breaks.slice(0, 1)) {
    risks.push({ level: 'notice', code: unfinished ? 'unfinished' : 'unreadable', message, from, to });
  }
  return sortRisks(offerMended(risks));
}

/** What a stray blank made grave gets the mended line as its safer form too. */
function offerMended(risks: readonly Risk[]): Risk[] {
  const gaps = risks.filter(({ code }) => code === 'blank-in-path');
  return risks.map((risk) => {
    const gap =
      risk.level === 'critical' && risk.safer === undefined ? gaps.find(({ from }) => from === risk.to) : undefined;
    return gap?.safer === undefined ? risk : { ...risk, safer: gap.safer };
  });
}

function sortRisks(risks: readonly Risk[]): Risk[] {
  const seen = new Set<string>();
  return [...risks]
    .sort((a, b) => RANK[a.level] - RANK[b.level] || a.from - b.from)
    .filter(({ code, from, to }) => {
      const key = `${code} ${from} ${to}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function judgeInvocation(invocation: Invocation, command: string, execution: Execution): Risk[] {
  if (invocation.args.some(({ value }, i) => value === '--help' && i === invocation.args.length - 1)) return [];
  const risks = findDeletionRisks(invocation, command);
  const codes = new Set(risks.map(({ code }) => code));
  for (const rule of rulesFor(invocation.name)) {
    if (codes.has(rule.code)) continue;
    const found = applyRule(rule, invocation, command);
    if (!found) continue;
    codes.add(rule.code);
    risks.push(found);
  }
  const network = networkCode(invocation, command);
  if (network) risks.push(network);
  else risks.push(...inlineCode(invocation, execution));
  risks.push(...databaseRisks(invocation));
  return risks;
}

function applyRule(rule: RiskRule, invocation: Invocation, command: string): Risk | undefined {
  const run = matchRun(rule.run, invocation);
  if (!run) return undefined;
  const { args } = invocation;
  if (rule.unless !== undefined && findFlag(args, rule.unless)) return undefined;
  let cause = run.at;
  if (rule.flags !== undefined) {
    const flag = findFlag(args, rule.flags);
    if (!flag) return undefined;
    cause = flag;
  }
  if (rule.also !== undefined && !findFlag(args, rule.also)) return undefined;
  if (rule.operand !== undefined) {
    const { operand } = rule;
    const found = [...run.operands, ...args].find(({ value }) => operand.test(value));
    if (!found || (rule.behind === true && (found !== args.at(-1) || args.length < 2))) return undefined;
    cause = found;
  }
  const { notOperand } = rule;
  if (notOperand !== undefined && run.operands.some(({ value }) => notOperand.test(value))) return undefined;
  const safer = saferLine(command, invocation, cause, rule);
  const { level, code, message } = rule;
  return { level, code, message, from: cause.from, to: cause.to, ...(safer === undefined ? {} : { safer }) };
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

function databaseRisks({ name, args, given, input }: Invocation): Risk[] {
  if (!Object.hasOwn(SQL_CLIENTS, name)) return [];
  const piped = input
    .filter((stage) => stage.name === 'echo' || stage.name === 'printf')
    .flatMap((stage) => stage.args);
  return [...args, ...given, ...piped].flatMap((argument) => sqlRisks(sqlOf(argument.value), argument)).slice(0, 1);
}

/** `-eDROP ...` and `--execute=DROP ...` hold their SQL too. */
const sqlOf = (value: string): string => value.replace(/^(--\w+=|-[ecQq](?=\w+ ))/, '');

function sqlRisks(sql: string, { from, to }: Pick<Argument, 'from' | 'to'>): Risk[] {
  const found = findSqlRisk(sql);
  return found ? [{ level: 'critical', ...found, from, to }] : [];
}

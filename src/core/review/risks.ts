/**
 * Owns the list of risks of a command: what a person must see before it is typed. Works on the parsed tree, so a quoted
 * string is no command and sudo hides nothing. Never changes the command: a safer form is an offer.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findDeletionRisks } from './deletion.ts';
import { saferLine } from './edits.ts';
import { findFlag, matchRun, rulesFor } from './flags.ts';
import type { Execution, Invocation } from './invocation.ts';
import { findInvocations } from './invocations.ts';
import { parseCommand } from './parse.ts';
import { findPermissionRisks } from './permissions.ts';
import { type Risk, type RiskLevel, riskAt } from './risk.ts';
import type { RiskRule } from './risk-rules.ts';
import { findCodeRisks } from './running-code.ts';
import { findSlips } from './slips.ts';
import { findDatabaseRisks, isSql, judgeSql } from './sql.ts';
import { findWriteRisks, judgeWrite } from './writing.ts';

const RANK: Readonly<Record<RiskLevel, number>> = { critical: 0, high: 1, notice: 2 };
const LONGEST = 20_000;

/**
 * All risks, worst first, then from left to right. Without a lexicon unknown commands and flags are not looked for.
 * Positions are UTF-16 code units of `command`. Never throws; what cannot be parsed is judged as far as it can be read.
 */
export function findRisks(command: string, lexicon?: Lexicon): readonly Risk[] {
  if (command.length > LONGEST) {
    return [riskAt('high', 'too-long', 'Nobody read this: it is too long.', { from: 0, to: command.length })];
  }
  if (isSql(command)) return judgeSql(command, { from: 0, to: command.length });
  const { script, breaks } = parseCommand(command);
  const execution = findInvocations(script, command);
  const risks = execution.bombs.map((bomb) =>
    riskAt('critical', 'fork-bomb', 'Starts itself without end until the machine hangs.', bomb),
  );
  for (const invocation of execution.invocations) {
    risks.push(...judgeInvocation(invocation, command, execution));
  }
  for (const write of execution.writes) risks.push(...judgeWrite(write));
  risks.push(...findSlips(command, execution, lexicon));
  const [broken] = breaks;
  if (broken) risks.push(riskAt('notice', broken.unfinished ? 'unfinished' : 'unreadable', broken.message, broken));
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
  const risks = [
    ...findDeletionRisks(invocation, command),
    ...findPermissionRisks(invocation),
    ...findWriteRisks(invocation),
  ];
  const codes = new Set(risks.map(({ code }) => code));
  for (const rule of rulesFor(invocation.name)) {
    if (codes.has(rule.code)) continue;
    const found = applyRule(rule, invocation, command);
    if (!found) continue;
    codes.add(rule.code);
    risks.push(found);
  }
  risks.push(...findCodeRisks(invocation, command, execution), ...findDatabaseRisks(invocation));
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
  return riskAt(rule.level, rule.code, rule.message, cause, safer);
}

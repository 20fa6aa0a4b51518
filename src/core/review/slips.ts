/**
 * Owns dictation's own mistakes: blanks inside paths (gaps.ts), flags torn apart, patterns and awk programs that the
 * shell changes, names that nobody knows, talk left in the command. Each is a notice, or as grave as what it does to
 * the command.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { replaceRange } from './edits.ts';
import { subcommandOf } from './flags.ts';
import { findGaps } from './gaps.ts';
import type { Argument, Execution, Invocation } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
import { AWKS, CUES, PATTERN_TESTS, PRINTED, TAKES_DASH } from './slip-rules.ts';
import { findUnknowns } from './unknown.ts';
import { WRAPPERS } from './wrappers.ts';

const notice = (code: string, message: string, from: number, to: number, safer?: string): Risk =>
  riskAt('notice', code, message, { from, to }, safer);

/** All slips of a command line. Without a lexicon what needs one is left out. */
export function findSlips(command: string, execution: Execution, lexicon: Lexicon | undefined): Risk[] {
  const { invocations } = execution;
  const slips = [
    ...findGaps(command, execution, lexicon),
    ...invocations.flatMap((invocation) => [
      ...findTornFlags(command, invocation, lexicon),
      ...findPatterns(command, invocation),
      ...findAwkPrograms(command, invocation),
    ]),
    ...findCues(command, invocations),
    ...findPrinted(command),
    ...findRecalls(invocations),
  ];
  // A torn flag or talk is unknown too; once is enough.
  const unknowns = lexicon ? findUnknowns(execution, lexicon) : [];
  return [...slips, ...unknowns.filter(({ from, to }) => !slips.some((slip) => slip.from <= from && to <= slip.to))];
}

/** `- -flag`, and with a lexicon `- la` and `-- verbose`. */
function findTornFlags(command: string, { name, args, exact }: Invocation, lexicon: Lexicon | undefined): Risk[] {
  const risks: Risk[] = [];
  for (let i = 0; exact && !Object.hasOwn(WRAPPERS, name) && i + 1 < args.length; i++) {
    const left = args[i] as Argument;
    const right = args[i + 1] as Argument;
    if (left.text !== '-' && left.text !== '--') continue;
    const sub = lexicon ? subcommandOf(name, args.slice(0, i), lexicon) : '';
    const known = lexicon !== undefined && lexicon.flag(name, sub, left.value + right.value) !== 'unknown';
    const scripts = left.value === '--' && ['npm', 'yarn', 'pnpm', 'cargo', 'npx'].includes(name);
    const isFlag = /^-[a-z][\w-]+$/.test(right.value) && left.value === '-' && (known || !TAKES_DASH.has(name));
    // `tail - f log`: a file named f is rarer than the flag.
    const first = i === 0 && left.value === '-' && /^[A-Za-z]{1,3}$/.test(right.value);
    const isWord = /^[A-Za-z][\w-]*$/.test(right.value) && known && !scripts && (first || !TAKES_DASH.has(name));
    if (!isFlag && !isWord) continue;
    risks.push(
      notice(
        'split-flag',
        'A blank tears this flag apart.',
        left.from,
        right.to,
        replaceRange(command, left.to, right.from, ''),
      ),
    );
  }
  return risks;
}

/** `find . -name *.txt`: the shell replaces the pattern before find sees it. */
function findPatterns(command: string, { name, args, exact }: Invocation): Risk[] {
  if (name !== 'find') return [];
  const risks: Risk[] = [];
  for (const [i, { value }] of args.entries()) {
    const pattern = args[i + 1];
    if (!PATTERN_TESTS.has(value) || !pattern || pattern.dynamic) continue;
    if (
      pattern.word?.type !== 'Word' ||
      !pattern.word.parts?.some(({ type }) => type === 'Glob' || type === 'ExtendedGlob')
    )
      continue;
    const safer =
      exact && !/['"\\]/.test(pattern.text)
        ? replaceRange(command, pattern.from, pattern.to, `'${pattern.text}'`)
        : undefined;
    risks.push(
      notice('unquoted-glob', 'The shell fills in the pattern before find sees it.', pattern.from, pattern.to, safer),
    );
  }
  return risks;
}

/** `awk {print $1}` and `awk "{print $1}"`: the shell tears the program apart, or replaces $1 before awk sees it. */
function findAwkPrograms(command: string, invocation: Invocation): Risk[] {
  if (!AWKS.has(invocation.name)) return [];
  const at = awkProgramAt(invocation.args);
  const program = invocation.args[at];
  if (!program) return [];
  const last = invocation.args.findIndex(({ text }, k) => k > at && text.endsWith('}'));
  if (program.text.startsWith('{') && !program.text.endsWith('}') && last > 0)
    return [findTornProgram(command, invocation, program, invocation.args[last]?.to ?? program.to)];
  const risk = findReplacedField(command, invocation, program);
  return risk ? [risk] : [];
}

/** Index of the program's text; -1 where it comes from a file. */
function awkProgramAt(args: readonly Argument[]): number {
  let i = 0;
  for (; i < args.length && /^-./.test(args[i]?.value ?? ''); i++) {
    const flag = args[i]?.value ?? '';
    if (/^-[fE]$/.test(flag)) return -1;
    if (/^-[Fv]$/.test(flag)) i++;
  }
  return i;
}

function findTornProgram(command: string, { exact }: Invocation, { from }: Argument, to: number): Risk {
  const inner = command.slice(from, to);
  const safer = exact && !inner.includes("'") ? replaceRange(command, from, to, `'${inner}'`) : undefined;
  return notice('awk-unquoted', 'Without quotes awk gets only the first word.', from, to, safer);
}

function findReplacedField(command: string, { exact }: Invocation, program: Argument): Risk | undefined {
  const { word, text, from, to } = program;
  const parts = word?.type === 'Word' ? (word.parts ?? []) : [];
  for (const part of parts) {
    const inner = part.type === 'DoubleQuoted' ? part.parts : [part];
    const field = inner.find((piece) => piece.type === 'SimpleExpansion' && /^\$(\d|NF|NR|0)/.test(piece.text));
    if (!field) continue;
    const isWhole = part.type === 'DoubleQuoted' && parts.length === 1;
    const safer =
      exact && isWhole && !/['\\`]/.test(text) ? replaceRange(command, from, to, `'${text.slice(1, -1)}'`) : undefined;
    const start = exact ? from + field.pos - (word?.pos ?? 0) : from;
    const end = exact ? start + field.end - field.pos : to;
    return notice('awk-dollar', 'The shell replaces $ fields before awk sees them.', start, end, safer);
  }
  return undefined;
}

/** `sudo !!`, `!$`: what will run cannot be seen. */
function findRecalls(invocations: readonly Invocation[]): Risk[] {
  return invocations.flatMap(({ at, args }) =>
    [at, ...args]
      .filter(({ text, value }) => text === value && /^!(!|\$|\*|-?\d|[A-Za-z?])/.test(text))
      .map(({ from, to }) => notice('history-recall', 'Puts in an earlier command that is not shown here.', from, to)),
  );
}

/** Words that took something back and stayed: `git push origin main no wait develop`. */
function findCues(command: string, invocations: readonly Invocation[]): Risk[] {
  for (const { at, args, exact } of invocations) {
    const bare = exact ? [at, ...args].filter(({ text, value }) => text === value) : [];
    for (const [i, word] of bare.entries()) {
      for (const cue of CUES) {
        const size = cue.split(' ').length;
        const said = bare.slice(i, i + size);
        const last = said.at(-1);
        if (!last || said.map(({ value }) => value.toLowerCase()).join(' ') !== cue) continue;
        if (!/^[A-Za-z ]+$/.test(command.slice(word.from, last.to))) continue;
        return [notice('correction-left', 'A correction stands in the command.', word.from, last.to)];
      }
    }
  }
  return [];
}

function findPrinted(command: string): Risk[] {
  for (const [sign, , message] of PRINTED) {
    const from = command.indexOf(sign);
    if (from < 0) continue;
    // A long dash stands for two before a word, for one before a letter.
    const single = command.replace(/[\u2013\u2014](?=\w\b)/g, '-');
    const safer = PRINTED.reduce((line, [printed, meant]) => line.replaceAll(printed, meant), single);
    return [notice('printed-sign', message, from, from + sign.length, safer)];
  }
  return [];
}

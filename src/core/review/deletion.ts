/** Owns the risks of deleting and of moving away: rm, find, mv. Never looks at other commands. */
import { replaceRange } from './edits.ts';
import { findFlag, operandsOf } from './flags.ts';
import { type Argument, type Invocation, LOOP } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
import { isSystemFile, type PathClass, worstClass } from './system-paths.ts';

const WHOLE: Readonly<Record<Exclude<PathClass, 'plain'>, readonly [code: string, message: string]>> = {
  root: ['recursive-delete-root', 'Deletes every file of this machine.'],
  home: ['recursive-delete-home', 'Deletes a whole home folder.'],
  here: ['recursive-delete-here', 'Deletes everything in this folder.'],
  system: ['recursive-delete-system', 'Deletes a folder that the system needs.'],
};

/** What runs a command once for each of many names. */
const MANY: ReadonlySet<string> = new Set(['xargs', 'find', 'parallel', 'fd', 'fdfind']);
/** Tests of `find` that narrow down what is found. `-type f` does not. */
const NARROWING =
  /^-(i?name|i?path|i?wholename|i?regex|[amc](time|min)|newer\w*|size|empty|user|group|uid|gid|nouser|nogroup|perm|links|inum|samefile|i?lname|used)$/;
const RECURSIVE = '-r -R --recursive';

/** Risks of `rm` and its like, of `find` and of `mv`. */
export function findDeletionRisks(invocation: Invocation, command: string): Risk[] {
  switch (invocation.name) {
    case 'rm':
    case 'unlink':
      return judgeRemove(invocation, command);
    case 'find':
      return judgeFind(invocation, command);
    case 'mv':
      return judgeMove(invocation);
    default:
      return [];
  }
}

function judgeMove({ args }: Invocation): Risk[] {
  const sources = operandsOf(args).slice(0, -1);
  const whole = sources.find(({ value }) => !['plain', 'here'].includes(worstClass(value)));
  if (!whole) return [];
  const level = /^\/*[^/]*\/*$/.test(whole.value) ? 'critical' : 'high';
  return [riskAt(level, 'move-system', 'Moves away what the system or its people need.', whole)];
}

/** At most one risk, the gravest. */
function judgeRemove(invocation: Invocation, command: string): Risk[] {
  const operands = operandsOf(invocation.args);
  const recursive = invocation.name === 'rm' ? findFlag(invocation.args, RECURSIVE) : undefined;
  const risk =
    (recursive && removeWhole(invocation, operands)) ??
    removeMany(invocation, operands) ??
    (recursive ? removeFolder(invocation, operands, recursive, command) : removeFiles(operands));
  return risk ? [risk] : [];
}

/** `rm -rf /`, `rm -r ~`. */
function removeWhole({ args }: Invocation, operands: readonly Argument[]): Risk | undefined {
  for (const operand of operands) {
    const kind = worstClass(operand.value);
    if (kind === 'plain') continue;
    const [code, message] = WHOLE[kind];
    return riskAt('critical', code, message, operand);
  }
  const unsafe = args.find(({ value }) => value === '--no-preserve-root');
  const message = 'Deletes even the root folder if it is named.';
  return unsafe && riskAt('critical', 'recursive-delete-root', message, unsafe);
}

/** `ls | xargs rm`, `for f in *; do rm $f; done`. */
function removeMany({ through, at }: Invocation, operands: readonly Argument[]): Risk | undefined {
  const isLooped = through.includes(LOOP) && operands.some(({ dynamic }) => dynamic);
  if (!isLooped && !through.some((runner) => MANY.has(runner))) return undefined;
  return riskAt('high', 'delete-many', 'Deletes every file that is found.', at);
}

/** `rm -rf build`, `rm -rf $DIR/`. Safer: stop where the variable is empty; ask once before it begins. */
function removeFolder(
  { exact }: Invocation,
  operands: readonly Argument[],
  recursive: Argument,
  command: string,
): Risk {
  const bare = operands.find(({ value }) => /^\$\{?\w+\}?\/\*?$/.test(value));
  if (bare) {
    const checked = bare.text.replace(/\$\{?(\w+)\}?/, '$${$1:?}');
    const safer = exact ? replaceRange(command, bare.from, bare.to, checked) : undefined;
    return riskAt('high', 'recursive-delete-variable', 'Deletes everything if the variable is empty.', bare, safer);
  }
  const { value, from, to } = recursive;
  const asks = /^-[A-Za-z]*[iI]/.test(value);
  const asking = /^-[A-Za-z]+$/.test(value) ? `${value.replace('f', '')}I` : `${value} -I`;
  const safer = exact && !asks ? replaceRange(command, from, to, asking) : undefined;
  return riskAt('high', 'recursive-delete', 'Deletes the folder and everything in it.', recursive, safer);
}

/** `rm *`, `rm /etc/passwd`. */
function removeFiles(operands: readonly Argument[]): Risk | undefined {
  const all = operands.find(({ value, text }) => /^(\.?\/?\*|\.\*|\*\.\*)$/.test(value) && text === value);
  if (all) return riskAt('high', 'delete-all-here', 'Deletes every file in this folder.', all);
  const system = operands.find(({ value }) => isSystemFile(value));
  return system && riskAt('high', 'delete-system-file', 'Deletes a file that the system needs.', system);
}

function judgeFind(invocation: Invocation, command: string): Risk[] {
  const { args, exact } = invocation;
  const action = args.findIndex(({ value }) => value === '-delete');
  const removes = args.findIndex(
    ({ value }, i) => /^-(exec|execdir)$/.test(value) && /(^|\/)(rm|shred|unlink)$/.test(args[i + 1]?.value ?? ''),
  );
  const at = args[action >= 0 ? action : removes];
  if (!at) return [];
  const firstTest = args.findIndex(({ value }) => /^[-(!]/.test(value) && !/^-[HLPEXdsxO]\d?$/.test(value));
  const starts = args.slice(0, firstTest).filter(({ value }) => !value.startsWith('-'));
  const narrow = args.findIndex(({ value }) => NARROWING.test(value));
  const whole = starts.find(({ value }) => !['plain', 'here'].includes(worstClass(value)));
  if (whole && narrow < 0) {
    const kind = worstClass(whole.value);
    const [code, message] = WHOLE[kind === 'plain' ? 'here' : kind];
    return [riskAt('critical', code, message, whole)];
  }
  if (action < 0) return [];
  if (narrow > action) {
    return [riskAt('high', 'find-delete-first', 'Deletes everything: the tests stand behind -delete.', at)];
  }
  const safer = exact ? replaceRange(command, at.from, at.to, '-print') : undefined;
  return [riskAt('high', 'find-delete', 'Deletes every file that is found.', at, safer)];
}

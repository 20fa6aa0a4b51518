/** Owns the risks of deleting, of changing permissions and of writing over files and disks. Never looks at other commands. */
import { appendArgument, replaceRange, swapFlag } from './edits.ts';
import { findFlag, operandsOf } from './flags.ts';
import { type Argument, type Invocation, LOOP, type Write } from './invocation.ts';
import type { Risk, RiskLevel } from './risk.ts';
import { classifyPath, isDevice, isSink, isSystemFile, isSystemTree, type PathClass } from './system-paths.ts';

/** Start and end of the cause, and a safer line where positions allow one. */
type Cause = Pick<Argument, 'from' | 'to'>;

const risk = (level: RiskLevel, code: string, message: string, { from, to }: Cause, safer?: string): Risk => ({
  level,
  code,
  message,
  from,
  to,
  ...(safer === undefined ? {} : { safer }),
});

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
/** Folders of the system that people own in part: permissions there are changed every day. */
const OWNED = /^\/(var\/www|srv|opt|mnt|media|usr\/local|var\/log|tmp|home|Users|Applications|Volumes)(\/\*|\/)?$/;

/** Risks of `rm` and its like, of `find`, of chmod and chown, of dd, tee and cp onto disks. */
export function findDeletionRisks(invocation: Invocation, command: string): Risk[] {
  switch (invocation.name) {
    case 'rm':
    case 'unlink':
    case 'trash':
    case 'rmdir':
      return judgeRemove(invocation, command);
    case 'find':
      return judgeFind(invocation, command);
    case 'chmod':
    case 'chown':
    case 'chgrp':
      return judgePermissions(invocation);
    case 'dd':
      return judgeDd(invocation);
    case 'mv':
      return [...judgeMove(invocation), ...judgeTarget(invocation)];
    case 'tee':
    case 'cp':
    case 'install':
      return judgeTarget(invocation);
    default:
      return [];
  }
}

function judgeMove({ args }: Invocation): Risk[] {
  const sources = operandsOf(args).slice(0, -1);
  const whole = sources.find(({ value }) => !['plain', 'here'].includes(worstClass(value)));
  if (!whole) return [];
  const level = /^\/*[^/]*\/*$/.test(whole.value) ? 'critical' : 'high';
  return [risk(level, 'move-system', 'Moves away what the system or its people need.', whole)];
}

function judgeTarget(invocation: Invocation): Risk[] {
  const file = invocation.name === 'tee' && !findFlag(invocation.args, '-a --append');
  const needed = file ? invocation.args.find(({ value }) => isSystemFile(value)) : undefined;
  if (needed) return [risk('high', 'overwrite-system-file', 'Replaces a file that the system needs.', needed)];
  const target = invocation.args.find(({ value }) => isDevice(value));
  const last = invocation.args.at(-1);
  if (!target || (invocation.name !== 'tee' && target !== last)) return [];
  return [risk('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
}

function judgeRemove(invocation: Invocation, command: string): Risk[] {
  const { name, args, at, through, exact } = invocation;
  if (name === 'rmdir' || name === 'trash') return [];
  const operands = operandsOf(args);
  const recursive = name === 'rm' ? findFlag(args, RECURSIVE) : undefined;
  const unsafe = args.find(({ value }) => value === '--no-preserve-root');
  if (recursive) {
    for (const operand of operands) {
      const kind = worstClass(operand.value);
      if (kind === 'plain') continue;
      const [code, message] = WHOLE[kind];
      return [risk('critical', code, message, operand)];
    }
    if (unsafe)
      return [risk('critical', 'recursive-delete-root', 'Deletes even the root folder if it is named.', unsafe)];
  }
  const looped = through.includes(LOOP) && operands.some(({ dynamic }) => dynamic);
  if (looped || through.some((runner) => MANY.has(runner)))
    return [risk('high', 'delete-many', 'Deletes every file that is found.', at)];
  if (recursive) {
    const bare = operands.find(({ value }) => /^\$\{?\w+\}?\/\*?$/.test(value));
    if (bare) {
      const safer = exact
        ? replaceRange(command, bare.from, bare.to, bare.text.replace(/\$\{?(\w+)\}?/, '$${$1:?}'))
        : undefined;
      return [risk('high', 'recursive-delete-variable', 'Deletes everything if the variable is empty.', bare, safer)];
    }
    const bundle = /^-[A-Za-z]+$/.test(recursive.value)
      ? `${recursive.value.replace('f', '')}I`
      : `${recursive.value} -I`;
    const safer =
      exact && !/^-[A-Za-z]*[iI]/.test(recursive.value)
        ? replaceRange(command, recursive.from, recursive.to, bundle)
        : undefined;
    return [risk('high', 'recursive-delete', 'Deletes the folder and everything in it.', recursive, safer)];
  }
  const all = operands.find(({ value, text }) => /^(\.?\/?\*|\.\*|\*\.\*)$/.test(value) && text === value);
  if (all) return [risk('high', 'delete-all-here', 'Deletes every file in this folder.', all)];
  const system = operands.find(({ value }) => isSystemFile(value));
  if (system) return [risk('high', 'delete-system-file', 'Deletes a file that the system needs.', system)];
  return [];
}

function worstClass(value: string): PathClass {
  const kinds = expandBraces(value).map(classifyPath);
  return kinds.find((kind) => kind === 'root') ?? kinds.find((kind) => kind !== 'plain') ?? 'plain';
}

/** `/{etc,usr}` -> `/etc`, `/usr`. At most 64. */
function expandBraces(value: string): string[] {
  let open = [value];
  for (let round = 0; round < 4; round++) {
    open = open
      .flatMap((text) => {
        const brace = /(?<!\$)\{([^{}]*,[^{}]*)\}/.exec(text);
        return brace
          ? (brace[1] ?? '')
              .split(',')
              .map((part) => replaceRange(text, brace.index, brace.index + brace[0].length, part))
          : [text];
      })
      .slice(0, 64);
  }
  return open;
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
    return [risk('critical', code, message, whole)];
  }
  if (action < 0) return [];
  if (narrow > action) {
    return [risk('high', 'find-delete-first', 'Deletes everything: the tests stand behind -delete.', at)];
  }
  const safer = exact ? replaceRange(command, at.from, at.to, '-print') : undefined;
  return [risk('high', 'find-delete', 'Deletes every file that is found.', at, safer)];
}

function judgePermissions({ name, args }: Invocation): Risk[] {
  const recursive = findFlag(args, '-R --recursive');
  const [mode, ...targets] = operandsOf(args);
  const open =
    name === 'chmod' &&
    mode &&
    /^(0?[0-7]?[0-7][0-7][2367]|[ao]*\+[rx]*w[rx]*|a=rwx|[ugo]*o[ugo]*\+r?w.*)$/.test(mode.value) &&
    mode;
  const named = targets.map((target) => ({ target, kind: worstClass(target.value) }));
  const whole = recursive ? named.find(({ kind }) => kind === 'root' || kind === 'system') : undefined;
  if (whole) {
    const level =
      OWNED.test(whole.target.value) && !(open && whole.kind === 'system' && /^\/(home|Users)/.test(whole.target.value))
        ? 'high'
        : 'critical';
    return [risk(level, 'permissions-system', 'Changes the rights of a whole system folder.', whole.target)];
  }
  const home = recursive ? named.find(({ kind }) => kind === 'home') : undefined;
  if (home && (open || name !== 'chown'))
    return [risk('high', 'permissions-home', 'Changes the rights of a whole home folder.', home.target)];
  const system = named.find(({ target, kind }) => kind === 'root' || (open && isSystemTree(target.value)));
  if (system)
    return [risk('high', 'permissions-system', 'Changes the rights of what the system needs.', system.target)];
  if (open) return [risk('notice', 'world-writable', 'Lets everyone on this machine change it.', open)];
  return [];
}

function judgeDd({ args }: Invocation): Risk[] {
  const target = args.find(({ value }) => value.startsWith('of='));
  const path = target?.value.slice(3) ?? '';
  if (!target || isSink(path)) return [];
  if (path.startsWith('/dev/')) return [risk('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
  return [risk('notice', 'overwrite-file', 'Replaces the file if it exists.', target)];
}

/** Risks of a redirection that writes. */
export function judgeWrite({ operator, target }: Write): Risk[] {
  const { value } = target;
  if (target.word?.type === 'Word' && /^[<>]\(/.test(target.text)) return [];
  if ((operator === '>&' && /^(\d+-?|-)$/.test(value)) || isSink(value)) return [];
  if (isDevice(value)) return [risk('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
  if (operator === '>>' || operator === '&>>' || operator === '<>') return [];
  if (isSystemFile(value))
    return [risk('high', 'overwrite-system-file', 'Replaces a file that the system needs.', target)];
  return [risk('notice', 'overwrite-file', 'Replaces the file if it exists.', target)];
}

/** Safer forms of the rules in risk-rules.ts. */
export function saferLine(
  command: string,
  invocation: Invocation,
  cause: Argument,
  { flags, swap, add }: { readonly flags?: string; readonly swap?: string; readonly add?: string },
): string | undefined {
  if (!invocation.exact) return undefined;
  if (add !== undefined) return appendArgument(command, invocation, add);
  if (swap === undefined) return undefined;
  // `sed -i '' ...`: the suffix is the next word.
  if (invocation.args[invocation.args.indexOf(cause) + 1]?.value === '') return undefined;
  if (invocation.args.some(({ value }) => value === swap)) return swapFlag(command, cause, flags ?? '', '');
  return flags === undefined
    ? replaceRange(command, cause.from, cause.to, swap)
    : swapFlag(command, cause, flags, swap);
}

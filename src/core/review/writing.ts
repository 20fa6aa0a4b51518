/** Owns the risks of writing over files and disks: redirections, dd, tee, cp. Never looks at what is written. */
import { findFlag } from './flags.ts';
import type { Invocation, Write } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
import { isDevice, isSink, isSystemFile } from './system-paths.ts';

/** Risks of commands that write where their arguments say. */
export function findWriteRisks(invocation: Invocation): Risk[] {
  switch (invocation.name) {
    case 'dd':
      return judgeDd(invocation);
    case 'tee':
    case 'cp':
    case 'mv':
    case 'install':
      return judgeTarget(invocation);
    default:
      return [];
  }
}

function judgeDd({ args }: Invocation): Risk[] {
  const target = args.find(({ value }) => value.startsWith('of='));
  const path = target?.value.slice(3) ?? '';
  if (!target || isSink(path)) return [];
  if (path.startsWith('/dev/')) return [riskAt('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
  return [riskAt('notice', 'overwrite-file', 'Replaces the file if it exists.', target)];
}

function judgeTarget(invocation: Invocation): Risk[] {
  const file = invocation.name === 'tee' && !findFlag(invocation.args, '-a --append');
  const needed = file ? invocation.args.find(({ value }) => isSystemFile(value)) : undefined;
  if (needed) return [riskAt('high', 'overwrite-system-file', 'Replaces a file that the system needs.', needed)];
  const target = invocation.args.find(({ value }) => isDevice(value));
  const last = invocation.args.at(-1);
  if (!target || (invocation.name !== 'tee' && target !== last)) return [];
  return [riskAt('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
}

/** Risks of a redirection that writes. */
export function judgeWrite({ operator, target }: Write): Risk[] {
  const { value } = target;
  if (target.word?.type === 'Word' && /^[<>]\(/.test(target.text)) return [];
  if ((operator === '>&' && /^(\d+-?|-)$/.test(value)) || isSink(value)) return [];
  if (isDevice(value)) return [riskAt('critical', 'overwrite-disk', 'Overwrites the disk.', target)];
  if (operator === '>>' || operator === '&>>' || operator === '<>') return [];
  if (isSystemFile(value))
    return [riskAt('high', 'overwrite-system-file', 'Replaces a file that the system needs.', target)];
  return [riskAt('notice', 'overwrite-file', 'Replaces the file if it exists.', target)];
}

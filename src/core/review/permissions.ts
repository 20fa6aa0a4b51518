/** Owns the risks of changing who may read and write what. Never looks at other commands. */
import { findFlag, operandsOf } from './flags.ts';
import type { Invocation } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
import { isSystemTree, worstClass } from './system-paths.ts';

/** Folders of the system that people own in part: permissions there are changed every day. */
const OWNED = /^\/(var\/www|srv|opt|mnt|media|usr\/local|var\/log|tmp|home|Users|Applications|Volumes)(\/\*|\/)?$/;

/** Modes that let everybody write: `777`, `0666`; `+w`, `a+rwx`, `o+w`; `a=rwx`. */
const WORLD_WRITABLE = /^(0?[0-7]?[0-7][0-7][2367]|[ao]*\+[rx]*w[rx]*|a=rwx|[ugo]*o[ugo]*\+r?w.*)$/;

/** Risks of chmod, chown and chgrp. */
export function findPermissionRisks({ name, args }: Invocation): Risk[] {
  if (name !== 'chmod' && name !== 'chown' && name !== 'chgrp') return [];
  const recursive = findFlag(args, '-R --recursive');
  const [mode, ...targets] = operandsOf(args);
  const open = name === 'chmod' && mode && WORLD_WRITABLE.test(mode.value) ? mode : undefined;
  const named = targets.map((target) => ({ target, kind: worstClass(target.value) }));
  const whole = recursive ? named.find(({ kind }) => kind === 'root' || kind === 'system') : undefined;
  if (whole) {
    const level =
      OWNED.test(whole.target.value) && !(open && whole.kind === 'system' && /^\/(home|Users)/.test(whole.target.value))
        ? 'high'
        : 'critical';
    return [riskAt(level, 'permissions-system', 'Changes the rights of a whole system folder.', whole.target)];
  }
  const home = recursive ? named.find(({ kind }) => kind === 'home') : undefined;
  if (home && (open || name !== 'chown'))
    return [riskAt('high', 'permissions-home', 'Changes the rights of a whole home folder.', home.target)];
  const system = named.find(({ target, kind }) => kind === 'root' || (open && isSystemTree(target.value)));
  if (system)
    return [riskAt('high', 'permissions-system', 'Changes the rights of what the system needs.', system.target)];
  if (open) return [riskAt('notice', 'world-writable', 'Lets everyone on this machine change it.', open)];
  return [];
}

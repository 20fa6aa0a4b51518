/** Owns running a program as a user without rights: tests often run as root, whom no permission stops. */
import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** "nobody", on every Linux there is. */
const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] as const;
const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Why nothing can be run as somebody else here, in words for the name of a skipped test; null when it can. */
export function whyNoOtherUser(): string | null {
  if (process.getuid?.() !== 0) return 'SKIPPED: only root can run a program as somebody else';
  const [program, ...args] = AS_NOBODY;
  const { status } = spawnSync(program, [...args, 'test', '-r', join(ROOT, 'package.json')], { stdio: 'ignore' });
  return status === 0 ? null : 'SKIPPED: there is no setpriv, or nobody else may read this folder';
}

/** A script in `folder` that starts `program`, with its arguments, as that user. */
export function unprivileged(folder: string, program: string): string {
  const script = join(folder, 'as-nobody.sh');
  writeFileSync(script, `#!/bin/sh\nexec ${AS_NOBODY.join(' ')} '${program}' "$@"\n`, { mode: 0o755 });
  return script;
}

/** Gives a file or a folder and all in it to that user. */
export function giveAway(path: string): void {
  const found = lstatSync(path);
  // What a link leads to is not part of it.
  if (found.isSymbolicLink()) return;
  chownSync(path, NOBODY, NOBODY);
  if (found.isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name));
}

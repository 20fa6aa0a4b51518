/** Owns which paths nobody means to delete or to change as a whole: DATA and its reading. */

import { replaceRange } from './edits.ts';

export type PathClass = 'root' | 'home' | 'here' | 'system' | 'plain';

const SYSTEM =
  'bin boot dev etc home lib lib32 lib64 media mnt opt proc root run sbin srv sys usr var snap System Library Users Applications Volumes private cores nix';
/** One level below these is still the system's: /usr/bin, /var/lib, a person's whole home. */
const DEEP =
  'usr/bin usr/lib usr/lib64 usr/local usr/sbin usr/share usr/include usr/local/bin usr/local/lib var/lib var/log var/www var/run var/spool var/mail var/db etc/ssh etc/ssl etc/systemd etc/nginx etc/pam.d System/Library Library/Application private/etc private/var private/tmp dev/shm';
const SYSTEM_SET: ReadonlySet<string> = new Set([...SYSTEM.split(' '), ...DEEP.split(' ')]);

/** What an operand names as a whole. A trailing slash, `/*` or `/.` names the same. */
export function classifyPath(value: string): PathClass {
  const path = normalize(value);
  if (/^\/\**$/.test(path)) return 'root';
  if (/^(~[\w-]*|\$HOME|\$\{HOME(:[?=+-][^}]*)?\}|\$\(echo ~\))$/.test(path)) return 'home';
  if (/^(\$\(pwd\)|`pwd`|\$\{?PWD(:[?=+-][^}]*)?\}?)$/.test(path)) return 'here';
  if (/^(\.|\.\.|(\.\.\/)*\.\.|\*+|\.\*|\$PWD|\$\{PWD\}|\*\.\*|\.\[!?\.\]\*|\{,\.\}\*)$/.test(path)) return 'here';
  if (!path.startsWith('/')) return 'plain';
  const inner = path.slice(1);
  if (SYSTEM_SET.has(inner)) return 'system';
  if (/^(home|Users)\/[^/]+$/.test(inner)) return 'home';
  return 'plain';
}

/** The worst that an operand names, its braces filled in. */
export function worstClass(value: string): PathClass {
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

function normalize(value: string): string {
  let path = value.replace(/\/{2,}/g, '/').replace(/^\.\/(?=.)/, '');
  for (let before = ''; before !== path; ) {
    before = path;
    path = path
      .replace(/(?<=.)\/(\*{1,2}|\.|\.\*|\{\*,\.\*\}|\{,\.\}\*)?$/, '')
      .replace(/\/[^/.*~$]+\/\.\.(?=\/|$)/, '');
    if (path === '') path = '/';
  }
  return /^\/(\.{1,2}\/?)+$/.test(path) ? '/' : path;
}

/** True for a disk, a partition or memory: writing there destroys what is on it. */
export const isDevice = (path: string): boolean =>
  /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|md\d|dm-|loop|sr\d|mem$|kmem$|port$|\w+\/by-)/.test(path) ||
  /^\/proc\/sysrq-trigger$/.test(path);

/** True for what may be written at any time. */
export const isSink = (path: string): boolean =>
  /^\/dev\/(null|stdout|stderr|tty\w*|fd\/\d+|full|zero|tcp\/.*|udp\/.*|pts\/\d+)$/.test(path);

/** True for files that the system needs to start or to let people in. */
export const isSystemFile = (path: string): boolean =>
  /^\/etc\/(passwd|shadow|group|gshadow|sudoers|fstab|crypttab|inittab|nsswitch\.conf|ld\.so\.\w+|ssh\/sshd_config|(sudoers|pam)\.d\/.+)-?$/.test(
    path,
  ) || isSystemTree(path, 'boot|bin|sbin|lib|lib64|usr/(bin|lib|sbin)|System');

/** True for what lies under a folder of the system, where nothing should be writable for everyone. */
export const isSystemTree = (
  path: string,
  folders = 'etc|boot|bin|sbin|lib|lib64|usr|var/(lib|spool)|System',
): boolean => new RegExp(`^/(${folders})/.`).test(path);

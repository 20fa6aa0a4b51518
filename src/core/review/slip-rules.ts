/** Owns the data about dictation's own mistakes. Never judges. */

/** Commands whose operand `.` or `~` may well stand before another path: a source and a target. */
export const TWO_PLACES: ReadonlySet<string> = new Set(
  'cp mv rsync scp ln install mount diff cmp sdiff tar find zip git docker podman cpio bindfs test [ [[ ditto robocopy rclone restic borg rg grep egrep ag fd stow chroot xcopy pax comm meld vimdiff echo printf'.split(
    ' ',
  ),
);
/** Commands whose operand `/` may well stand before another word. */
export const TAKES_ROOT: ReadonlySet<string> = new Set(
  'chroot mount remount find test [ [[ echo printf tr cut awk sed expr rsync cp restic borg df findmnt tar git docker'.split(
    ' ',
  ),
);
/** Commands that read standard input or write standard output for the operand `-`. */
export const TAKES_DASH: ReadonlySet<string> = new Set(
  'cat tar diff cmp comm paste join sort uniq head tail tee gzip gunzip zcat cd cut tr nl od xxd wc awk sed less more file ssh-keygen curl wget bash sh zsh python python3 node perl ruby ffmpeg convert vim vi nvim su crontab xargs openssl base64 md5sum sha256sum patch psql mysql jq yq zip cpio pax dd echo printf env fold fmt expand column test [ [[ expr read split socat naabu du csplit nc shuf tac sed ssh pv mail mutt vipe ts jq base32 gpg'.split(
    ' ',
  ),
);
/** First parts of paths that stand at the root of a disk. */
export const ROOT_FOLDERS: ReadonlySet<string> = new Set(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var snap System Library Users Applications Volumes private nix cygdrive workspace workspaces app data'.split(
    ' ',
  ),
);
/** `find`'s tests that take a pattern. */
export const PATTERN_TESTS: ReadonlySet<string> = new Set(
  '-name -iname -path -ipath -wholename -iwholename -lname -ilname -regex -iregex'.split(' '),
);
export const AWKS: ReadonlySet<string> = new Set(['awk', 'gawk', 'mawk', 'nawk']);
/** Words by which a speaker takes something back; left in a command they are no part of it. */
export const CUES: readonly string[] = [
  'no wait',
  'wait no',
  'scratch that',
  'strike that',
  'nope that',
  'never mind',
  'i mean',
  'no sorry',
  'sorry no',
  'no actually',
  'actually no',
  'let me start over',
  'start over',
];
/** Printed signs that a shell takes for plain letters. */
export const PRINTED: readonly (readonly [sign: string, meant: string, message: string])[] = [
  ['\u201c', '"', 'Curly quotes are no quotes for the shell.'],
  ['\u201d', '"', 'Curly quotes are no quotes for the shell.'],
  ['\u2018', "'", 'Curly quotes are no quotes for the shell.'],
  ['\u2019', "'", 'Curly quotes are no quotes for the shell.'],
  ['\u2013', '--', 'A long dash begins no flag.'],
  ['\u2014', '--', 'A long dash begins no flag.'],
  ['\u2026', '...', 'This is one sign, not three dots.'],
];
/** Commands that do nothing without a subcommand, so that an unknown one is a slip. Usual aliases of git are known. */
export const NEEDS_SUBCOMMAND: ReadonlySet<string> = new Set(
  'git docker kubectl systemctl apt apt-get brew cargo terraform helm gh go pip pip3 npm'.split(' '),
);
/** Commands whose flags no list knows all. */
export const UNCERTAIN: ReadonlySet<string> = new Set(
  'aws gcloud az openssl npm yarn pnpm tmux php ffmpeg java javac gcc g++ clang go vagrant ansible ansible-playbook docker kubectl helm node deno bun npx webpack eslint tsc jest vite conda poetry uv perl ruby cmake make mvn gradle nmap tcpdump gdb convert gh terraform pytest psql mysql mongosh redis-cli vim nvim emacs code open pip pip3 brew'.split(
    ' ',
  ),
);
export const ALIASES: ReadonlySet<string> = new Set(
  'git co|git st|git ci|git br|git lg|git df|git unstage|git last|git aliases|git up|git wip'.split('|'),
);
/** Commands that print what they are given. */
export const PRINTS: ReadonlySet<string> = new Set(['echo', 'printf', 'test', '[', '[[', 'expr', 'tr']);

/**
 * Words that dictation tears apart elsewhere than at a slash: the end of one, the start of the next, of these commands.
 */
export interface Split {
  readonly left: RegExp;
  readonly right: RegExp;
  readonly only?: readonly string[];
}
export const SPLITS: readonly Split[] = [
  { left: /^(https?|ftp|s3|file|git|ssh):$/, right: /^\/\/\w/ },
  { left: /^(https?|ftp|s3|file|git|ssh):\/\/$/, right: /^\w/ },
  { left: /^\$$/, right: /^([A-Z_]{2,}|\{\w+\})$/ },
  {
    left: /^\$(HOME|PWD|\{HOME\}|\{PWD\})$/,
    right: /^\/[\w.]/,
    only: ['cd', 'ls', 'cat', 'rm', 'mkdir', 'touch', 'vim', 'nano', 'source', 'less', 'tail'],
  },
  { left: /^\+$/, right: /^([rwxstX]+|%.+)$/, only: ['chmod', 'date'] },
  { left: /^\w+=$/, right: /^[\w./'"~]/, only: ['export', 'alias', 'declare', 'local', 'readonly', 'typeset'] },
  { left: /^\w+$/, right: /^=\S/, only: ['export', 'alias', 'declare', 'local', 'readonly', 'typeset'] },
];
/** Words that run without being in any list: the shell's own grammar. */
export const GRAMMAR: ReadonlySet<string> = new Set([
  '[[',
  '{',
  '}',
  '!',
  'time',
  'in',
  'do',
  'done',
  'then',
  'fi',
  'else',
  'esac',
  'function',
  'select',
]);

/** Owns the data about commands that run other commands: where the inner command begins. Never judges. */

export interface Wrapper {
  /** Single-letter flags that take the next word, e.g. 'u' for `sudo -u bob`. */
  readonly letters: string;
  /** Long flags that take the next word. */
  readonly long?: readonly string[];
  /** Words of its own before the inner command: 1 for `timeout 5 CMD`, `ssh HOST CMD`. */
  readonly operands?: number;
  /** Settings may stand before the inner command: `env A=1 CMD`. */
  readonly assignments?: boolean;
  /** Does something of its own where no command follows: `env`, `xargs < names`. */
  readonly alone?: boolean;
  /** True if the words after it are one script for a shell: `ssh host 'a; b'`, `watch 'a | b'`. */
  readonly script?: boolean;
  /** A flag whose value is a script: `su -c '...'`. */
  readonly scriptFlag?: readonly string[];
}

export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: {
    letters: 'CDghpRrTtUu',
    long: ['--user', '--group', '--host', '--prompt', '--chdir', '--chroot', '--type', '--role', '--other-user'],
    assignments: true,
  },
  doas: { letters: 'Cu', assignments: true },
  pkexec: { letters: '', long: ['--user'] },
  env: { letters: 'uCS', long: ['--unset', '--chdir', '--split-string'], assignments: true, alone: true },
  nohup: { letters: '' },
  setsid: { letters: '' },
  time: { letters: 'fo', long: ['--format', '--output'] },
  nice: { letters: 'n', long: ['--adjustment'] },
  ionice: { letters: 'cnp', long: ['--class', '--classdata'] },
  chrt: { letters: 'TPD', operands: 1 },
  taskset: { letters: '', operands: 1 },
  timeout: { letters: 'ks', long: ['--signal', '--kill-after'], operands: 1 },
  gtimeout: { letters: 'ks', long: ['--signal', '--kill-after'], operands: 1 },
  stdbuf: { letters: 'ioe', long: ['--input', '--output', '--error'] },
  unbuffer: { letters: '' },
  command: { letters: '' },
  builtin: { letters: '' },
  exec: { letters: 'a' },
  busybox: { letters: '' },
  toybox: { letters: '' },
  caffeinate: { letters: 'tw' },
  strace: { letters: 'aeEIoOpPsSuXb' },
  ltrace: { letters: 'aAeFlnosuxX' },
  unshare: { letters: 'SGR' },
  proot: { letters: 'rbwq' },
  fakeroot: { letters: 'ilsb' },
  chroot: { letters: '', long: ['--userspec', '--groups'], operands: 1 },
  firejail: { letters: '' },
  npx: { letters: 'pc', long: ['--package'] },
  bunx: { letters: '' },
  uvx: { letters: '', long: ['--from', '--with', '--python'] },
  'xvfb-run': { letters: 'enps' },
  'dbus-run-session': { letters: '' },
  'systemd-run': {
    letters: 'puMtH',
    long: ['--unit', '--property', '--on-active', '--on-calendar', '--slice', '--uid', '--gid'],
  },
  'systemd-inhibit': { letters: '', long: ['--what', '--who', '--why', '--mode'] },
  flock: { letters: 'wE', long: ['--timeout', '--wait'], operands: 1, scriptFlag: ['-c', '--command'] },
  xargs: {
    letters: 'aEdIJLnPRsS',
    alone: true,
    long: [
      '--arg-file',
      '--delimiter',
      '--max-lines',
      '--max-args',
      '--max-procs',
      '--max-chars',
      '--replace',
      '--process-slot-var',
    ],
  },
  parallel: {
    letters: 'jPnNaISLCdE',
    long: ['--jobs', '--max-args', '--arg-file', '--colsep', '--delay', '--results', '--joblog'],
    script: true,
  },
  watch: { letters: 'nq', long: ['--interval', '--equexit'], script: true },
  ssh: { letters: 'BbcDEeFIiJLlmOopQRSWw', operands: 1, script: true },
  su: { letters: 'cgGswT', operands: 99, scriptFlag: ['-c', '--command', '--session-command'] },
  runuser: { letters: 'cgGswu', scriptFlag: ['-c', '--command', '--session-command'] },
  script: { letters: 'cIOBTmEo', operands: 99, scriptFlag: ['-c', '--command'] },
  eval: { letters: '', script: true },
  trap: { letters: '', operands: 99 },
};

/** Shells: `-c` takes a script; without words they run what comes through the pipe. */
export const SHELLS: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ksh',
  'fish',
  'ash',
  'rbash',
  'mksh',
]);

/** Commands that run what `<<<` gives them. */
export const STDIN_SCRIPTS: ReadonlySet<string> = new Set(['ssh', 'at', 'batch']);

/** Other interpreters and the flags whose value is code. */
export const INLINE_CODE: Readonly<Record<string, readonly string[]>> = {
  python: ['-c'],
  python2: ['-c'],
  python3: ['-c'],
  pypy3: ['-c'],
  perl: ['-e', '-E'],
  ruby: ['-e'],
  node: ['-e', '--eval', '-p', '--print'],
  nodejs: ['-e', '--eval', '-p', '--print'],
  deno: ['eval'],
  php: ['-r'],
  lua: ['-e'],
  osascript: ['-e'],
  pwsh: ['-c', '-Command', '-command'],
  powershell: ['-c', '-Command', '-command'],
};

/** `find`'s and `fd`'s words after which another command stands. */
export const FIND_RUNS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);
export const FD_RUNS: ReadonlySet<string> = new Set(['-x', '--exec', '-X', '--exec-batch']);

/** Subcommands after which, past one name, a command for another machine or container stands. */
export const REMOTE_RUNS: readonly (readonly [command: string, path: readonly string[], letters: string])[] = [
  ['docker', ['exec'], 'uew'],
  ['docker', ['container', 'exec'], 'uew'],
  ['docker', ['compose', 'exec'], 'uewT'],
  ['podman', ['exec'], 'uew'],
  ['docker-compose', ['exec'], 'uew'],
  ['kubectl', ['exec'], 'cnf'],
  ['lxc', ['exec'], ''],
  ['multipass', ['exec'], ''],
];

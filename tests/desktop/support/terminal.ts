/** Owns a real terminal with a real bash for a test: its window, the line that readline holds, what was executed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { end, sleep, until, type XSession } from './x-session.ts';

export type TerminalKind = 'xterm' | 'kitty' | 'alacritty';

export interface Terminal {
  readonly kind: TerminalKind;
  /** Its X window. */
  readonly window: number;
  /** Gives it the focus and waits for that. */
  focus(): Promise<void>;
  /** The line that bash's readline holds; it is empty afterwards. The terminal must have the focus. */
  takeLine(): Promise<string>;
  /** Prompts shown so far: one more for every line that was executed. */
  prompts(): number;
  close(): Promise<void>;
}

const BASHRC = join(import.meta.dirname, 'bashrc');

const COMMANDS: Readonly<Record<TerminalKind, (title: string) => readonly string[]>> = {
  xterm: (title) => ['xterm', '-T', title, '-geometry', '100x20', '-e'],
  kitty: (title) => ['kitty', '--config', 'NONE', '-o', 'update_check_interval=0', '-T', title],
  alacritty: (title) => ['alacritty', '-T', title, '-e'],
};

let count = 0;

/** Opens a terminal and waits for bash's first prompt. */
export async function openTerminal(
  session: XSession,
  kind: TerminalKind,
  options: { readonly bracketedPaste?: boolean } = {},
): Promise<Terminal> {
  count++;
  const title = `Test terminal ${count}`;
  const folder = join(session.folder, `terminal-${count}`);
  mkdirSync(folder);
  const [program = '', ...args] = COMMANDS[kind](title);
  const bash = ['bash', '--noprofile', '--rcfile', BASHRC, '-i'];
  const child = session.start(program, [...args, ...bash], {
    SAYDASH_TEST: folder,
    SAYDASH_BRACKETED: options.bracketedPaste === false ? 'no' : 'yes',
    INPUTRC: '/dev/null',
  });
  await until(`bash in ${kind}`, () => existsSync(join(folder, 'ready')), 30_000);
  const window = await until(`the window of ${kind}`, () => {
    const found = findWindow(session, title);
    return found !== 0 && found;
  });
  const lineFile = join(folder, 'line');
  const prompts = () => readFileSync(join(folder, 'prompts'), 'utf8').split('\n').length - 1;
  await until('the first prompt', () => prompts() > 0);

  const focus = async () => {
    session.run('xdotool', 'windowactivate', '--sync', `${window}`);
    await until('the focus', () => session.run('xdotool', 'getwindowfocus') === `${window}`);
  };
  await focus();
  // A terminal may show itself before it takes keys.
  await sleep(300);
  return {
    kind,
    window,
    focus,
    prompts,
    async takeLine() {
      rmSync(lineFile, { force: true });
      session.run('xdotool', 'key', 'ctrl+x', 'ctrl+d');
      await until('the line of readline', () => existsSync(lineFile));
      return readFileSync(lineFile, 'utf8');
    },
    close: () => end(child),
  };
}

function findWindow(session: XSession, title: string): number {
  try {
    return Number(session.run('xdotool', 'search', '--onlyvisible', '--name', `^${title}$`).split('\n').at(-1));
  } catch {
    return 0;
  }
}

/** Owns a real terminal with a real bash for a test: its window, the line that readline holds, what was executed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BASHRC, bashLog } from './bash-log.ts';
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
  /** A hostile string left its trace. */
  executed(): boolean;
  /** It reads nothing any more, as a program that hangs; until it is thawed. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

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
  const log = bashLog(folder, options.bracketedPaste ?? true);
  const child = session.start(program, [...args, ...bash], log.env);
  await until(`bash in ${kind}`, log.ready, 30_000);
  const window = log.window();

  const focus = async () => {
    // While nothing has the focus, xdotool fails: it is asked again.
    await until('the focus', () => {
      try {
        if (session.run('xdotool', 'getwindowfocus') === `${window}`) return true;
        session.run('xdotool', 'windowactivate', `${window}`);
      } catch {}
      return false;
    });
  };
  await focus();
  // A terminal may show itself before it takes keys.
  await sleep(300);
  return {
    kind,
    window,
    focus,
    prompts: log.prompts,
    executed: log.executed,
    async takeLine() {
      const before = log.lines().length;
      session.run('xdotool', 'key', 'ctrl+x', 'ctrl+d');
      return until('the line of readline', () => log.lines()[before]);
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    close: () => end(child),
  };
}

/**
 * Owns an X server of its own for a test: Xvfb, a window manager, terminals. Never uses a display that is already
 * there.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';

export interface Screen {
  /** The environment of programs on this screen. */
  readonly env: Record<string, string>;
  /** Opens xterm with a title and gives its X11 window, which has the focus. */
  openTerminal(title: string, command: readonly string[]): Promise<string>;
  close(): void;
}

const NEEDED = ['Xvfb', 'openbox', 'xterm', 'xdotool', 'xev', 'xprop', 'xwininfo', 'xclip'];
const LIMIT = 15_000;

/** Why no screen can be started here, in words for the name of a skipped test; null when one can. */
export function whyNoScreen(): string | null {
  const missing = NEEDED.filter((program) => spawnSync('which', [program]).status !== 0);
  return missing.length > 0 ? `SKIPPED: ${missing.join(', ')} not installed` : null;
}

async function until<T>(what: string, look: () => T | null): Promise<T> {
  const end = Date.now() + LIMIT;
  while (Date.now() < end) {
    const found = look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come within ${LIMIT} ms`);
}

/** Xvfb chooses a free number itself and writes it to the descriptor that it is given. */
function readNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdio[3]?.on('data', (data) => {
      said += String(data);
      if (said.includes('\n')) resolve(said.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

/** A screen of 1440x900 with openbox; `close` ends everything on it that was started here. */
export async function startScreen(): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await readNumber(server)}`;
  const all = Object.entries({ ...process.env, DISPLAY: display });
  const env = Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const children = [spawn('openbox', [], { env, stdio: 'ignore' })];
  const ask = (program: string, ...args: string[]): string | null => {
    const { status, stdout } = spawnSync(program, args, { env, encoding: 'utf8' });
    return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
  };
  await until('openbox', () => (ask('xprop', '-root', '_NET_SUPPORTING_WM_CHECK')?.includes('0x') ? true : null));
  return {
    env,
    openTerminal: async (title, command) => {
      children.push(spawn('xterm', ['-T', title, '-e', ...command], { env, stdio: 'ignore' }));
      const id = await until(`xterm ${title}`, () => ask('xdotool', 'search', '--name', `^${title}$`));
      execFileSync('xdotool', ['windowactivate', '--sync', id], { env });
      return id;
    },
    close: () => {
      for (const child of children) child.kill();
      server.kill();
    },
  };
}

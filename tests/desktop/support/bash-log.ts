/** Owns reading what the bash of a desktop test wrote into its folder (see bashrc). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const BASHRC = join(import.meta.dirname, 'bashrc');

export interface BashLog {
  /** What bash is started with. */
  readonly env: Readonly<Record<string, string>>;
  ready(): boolean;
  /** The X window of its terminal; 0 where it has none. */
  window(): number;
  /** Lines that readline held, each time it was asked. */
  lines(): readonly string[];
  /** Prompts shown so far: one more for every line that was executed. */
  prompts(): number;
  /** A hostile string left its trace. */
  executed(): boolean;
}

export function bashLog(folder: string, bracketedPaste: boolean): BashLog {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    env: {
      SAYDASH_TEST: folder,
      SAYDASH_BRACKETED: bracketedPaste ? 'yes' : 'no',
      INPUTRC: '/dev/null',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
    },
    ready: () => existsSync(join(folder, 'ready')) && read('prompts').length > 0,
    window: () => Number(read('window')),
    lines: () => read('lines').split('\0').slice(0, -1),
    prompts: () => read('prompts').split('\n').length - 1,
    executed: () => existsSync(join(folder, 'executed')),
  };
}

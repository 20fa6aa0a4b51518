/**
 * The desktop's ports against real terminals: what readline really holds after a paste and after typing, that nothing was
 * executed, and that clipboard and focus are as before. No part is faked.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInserter, type Inserter } from '../../src/core/insertion/inserter.ts';
import type { Target } from '../../src/core/insertion/target.ts';
import { openX11Desktop, type X11Desktop } from '../../src/platform/desktop/x11-desktop.ts';
import { openTerminal, type Terminal, type TerminalKind } from './support/terminal.ts';
import { missingPrograms, startXSession, type XSession } from './support/x-session.ts';

const TERMINALS: readonly TerminalKind[] = ['xterm', 'kitty'];
const missing = missingPrograms('xprop', ...TERMINALS);
if (missing.length > 0) console.log(`The desktop tests are skipped: ${missing.join(', ')} missing.`);

const LINES: readonly string[] = [
  'git log --oneline -n 5',
  `echo "it's" 'q' \`date\` $(id) $HOME \${x:-y} !! !x # c`,
  String.raw`a\b \\ \n \t C:\dir <>|&;*?[]{}()~#%^=+-_@,.:/`,
  'é ñ ü ß → — ‘q’ “d” … 日本語 Ω я',
  'ok 🙂 ✅ done',
  '  two leading, two trailing  ',
  'rm -rf /tmp/x'.repeat(30),
];

describe.skipIf(missing.length > 0)('insertion into a real terminal', () => {
  let session: XSession;
  let desktop: X11Desktop;
  let inserter: Inserter;
  beforeAll(async () => {
    session = await startXSession();
    const opened = await openX11Desktop(session.display, () => false);
    if (!opened.ok) throw new Error(opened.problem.detail);
    desktop = opened.value;
    inserter = createInserter({ platform: 'linux', ...desktop });
  });
  afterAll(async () => {
    await desktop.dispose();
    await session.stop();
  });

  async function targetOf(terminal: Terminal): Promise<Target> {
    await terminal.focus();
    const focused = await desktop.windows.focused();
    if (!focused.ok) throw new Error(focused.problem.code);
    return focused.value;
  }

  for (const kind of TERMINALS)
    for (const bracketedPaste of [true, false])
      for (const method of ['paste', 'type'] as const)
        it(`${method}s into ${kind}, bracketed paste ${bracketedPaste ? 'on' : 'off'}`, async () => {
          const terminal = await openTerminal(session, kind, { bracketedPaste });
          const target = await targetOf(terminal);
          const before = terminal.prompts();
          const lines: string[] = [];
          for (const text of LINES) {
            expect(await inserter.insert(text, target, method)).toMatchObject({
              ok: true,
              value: { how: method === 'paste' ? 'pasted' : 'typed' },
            });
            lines.push(await terminal.takeLine());
          }
          expect(lines).toEqual(LINES);
          expect(terminal.prompts()).toBe(before);
          await terminal.close();
        });
});

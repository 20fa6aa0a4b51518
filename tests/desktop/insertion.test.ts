/**
 * The desktop's ports against real terminals: what readline really holds after a paste and after typing, that nothing
 * was executed, and that clipboard and focus are as before. No part is faked.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInserter } from '../../src/core/insertion/inserter.ts';
import { openX11Desktop } from '../../src/platform/desktop/x11-desktop.ts';
import { openTerminal, type TerminalKind } from './support/terminal.ts';
import { missingPrograms, startXSession } from './support/x-session.ts';

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
  for (const kind of TERMINALS)
    for (const bracketedPaste of [true, false])
      for (const method of ['paste', 'type'] as const)
        it(`${method}s into ${kind}, bracketed paste ${bracketedPaste ? 'on' : 'off'}`, async () => {
          // A screen for each: rare characters change the keyboard, and a window manager is slow to take that in.
          const session = await startXSession();
          onTestFinished(() => session.stop());
          const desktop = await openX11Desktop(session.display, () => false);
          if (!desktop.ok) throw new Error(desktop.problem.detail);
          const inserter = createInserter({ platform: 'linux', ...desktop.value });
          const terminal = await openTerminal(session, kind, { bracketedPaste });
          const target = await desktop.value.windows.focused();
          if (!target.ok) throw new Error(target.problem.code);

          const lines: string[] = [];
          for (const text of LINES) {
            expect(await inserter.insert(text, target.value, method)).toMatchObject({
              ok: true,
              value: { how: method === 'paste' ? 'pasted' : 'typed' },
            });
            lines.push(await terminal.takeLine());
          }
          expect(lines).toEqual(LINES);
          expect(terminal.prompts()).toBe(1);
          await desktop.value.dispose();
        });
});

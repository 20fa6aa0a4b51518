/**
 * The X11 ports on a real X server, against programs that hold, change, hoard or hang the clipboard, and windows that
 * go.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInserter } from '../../../src/core/insertion/inserter.ts';
import type { ClipboardName, Loan } from '../../../src/core/insertion/ports.ts';
import type { Target } from '../../../src/core/insertion/target.ts';
import { connectX11, type X11 } from '../../../src/platform/desktop/x11-connection.ts';
import { openX11Desktop, type X11Desktop } from '../../../src/platform/desktop/x11-desktop.ts';
import { selectionOwner } from '../../../src/platform/desktop/x11-selection-owner.ts';
import type { Content } from '../../../src/platform/desktop/x11-selection-reader.ts';
import { CONTENTS, clipboardFormats, fillClipboard, readClipboard } from '../../desktop/support/clipboard-contents.ts';
import { openTerminal } from '../../desktop/support/terminal.ts';
import { missingPrograms, startXSession, type XSession } from '../../desktop/support/x-session.ts';

const missing = missingPrograms('xprop', 'xterm');
const NOBODY: Target = { id: 'x11:1:', app: 'xterm', terminal: true };

describe.skipIf(missing.length > 0)(
  `on X11${missing.length > 0 ? ` (SKIPPED: ${missing.join(', ')} missing)` : ''}`,
  () => {
    let session: XSession;
    let desktop: X11Desktop;
    /** A second program, with a connection of its own. */
    let other: X11;

    beforeAll(async () => {
      session = await startXSession();
      const opened = await openX11Desktop(session.display, () => false);
      const second = await connectX11(session.display);
      if (!opened.ok || !second.ok) throw new Error('no connection');
      desktop = opened.value;
      other = second.value;
    }, 60_000);
    afterAll(async () => {
      await desktop?.dispose();
      other?.close();
      await session?.stop();
    });

    async function lend(text: string, ...names: ClipboardName[]): Promise<Loan> {
      const lent = await desktop.clipboard.lend(text, names.length > 0 ? names : ['clipboard']);
      if (!lent.ok) throw new Error(lent.problem.detail);
      return lent.value;
    }

    /** Many formats at once, as a browser or an office program offers them. */
    async function offerMany(formats: Readonly<Record<string, Buffer>>): Promise<void> {
      const owner = await selectionOwner(other);
      const content = new Map<number, { type: number; format: number; data: Buffer }>();
      for (const [name, data] of Object.entries(formats)) {
        const atom = await other.atom(name);
        content.set(atom, { type: atom, format: 8, data });
      }
      expect(await owner.offer(await other.atom('CLIPBOARD'), content satisfies Content)).toBe(true);
    }

    it.each(['text', 'html', 'image'] as const)('lends the clipboard and puts %s back', async (name) => {
      const content = CONTENTS[name];
      await fillClipboard(session, content);
      const loan = await lend('git push');
      expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe('git push');
      expect(await clipboardFormats(session)).toContain('x-kde-passwordManagerHint');
      expect(await loan.holds()).toBe(true);
      await loan.giveBack();
      expect((await readClipboard(session, content.format)).equals(content.bytes)).toBe(true);
      expect(await clipboardFormats(session)).not.toContain('x-kde-passwordManagerHint');
    });

    it('puts every one of many formats back, megabytes of them too', async () => {
      const formats = {
        UTF8_STRING: Buffer.from('plain'),
        'text/html': Buffer.from('<b>plain</b>'),
        'text/rtf': Buffer.from('{\\rtf1 plain}'),
        'image/png': randomBytes(3_000_000),
        'application/x-special': Buffer.from([0, 1, 2, 0]),
        empty: Buffer.alloc(0),
      };
      await offerMany(formats);
      const loan = await lend('ls');
      await loan.giveBack();
      for (const [name, bytes] of Object.entries(formats)) {
        expect([name, (await readClipboard(session, name)).equals(bytes)]).toEqual([name, true]);
      }
      expect((await clipboardFormats(session)).toSorted()).toEqual(
        [...Object.keys(formats), 'TARGETS', 'TIMESTAMP'].toSorted(),
      );
    });

    it('gives an empty clipboard back empty', async () => {
      await fillClipboard(session, CONTENTS.text);
      const first = await lend('ls');
      await first.keep();
      expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe('ls');
      const loan = await lend('pwd', 'primary', 'clipboard');
      await loan.giveBack();
      expect(await readClipboard(session, 'UTF8_STRING', 'primary')).toHaveLength(0);
      expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe('ls');
    });

    it('sees that somebody else wrote, and leaves that alone', async () => {
      const loan = await lend('git push', 'primary', 'clipboard');
      const taken = loan.whenTaken(NOBODY, 5000);
      await fillClipboard(session, CONTENTS.html);
      expect(await taken).toBe('changed');
      expect(await loan.holds()).toBe(false);
      await loan.giveBack();
      expect((await readClipboard(session, 'text/html')).equals(CONTENTS.html.bytes)).toBe(true);
    });

    it('does not count a clipboard manager that reads along', async () => {
      const terminal = await openTerminal(session, 'xterm');
      const target = await desktop.windows.focused();
      if (!target.ok) throw new Error(target.problem.code);
      const loan = await lend('git push');
      const taken = loan.whenTaken(target.value, 800);
      expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe('git push');
      expect(await taken).toBe('untaken');
      await loan.giveBack();
      await terminal.close();
    });

    it('leaves a clipboard alone whose owner hangs', async () => {
      await fillClipboard(session, CONTENTS.text);
      const clipboard = await desktop.x11.atom('CLIPBOARD');
      const hangs = await connectX11(session.display);
      if (!hangs.ok) throw new Error(hangs.problem.detail);
      const { client, window } = hangs.value;
      client.SetSelectionOwner(window, clipboard, await hangs.value.time());
      await hangs.value.sync();
      expect(await desktop.clipboard.lend('ls', ['clipboard'])).toMatchObject({
        problem: { code: 'clipboard-changed' },
      });
      const owner = await desktop.x11.ask<number>((x, done) => x.GetSelectionOwner(clipboard, done));
      expect(owner).toBe(window);
      hangs.value.close();
    });

    it('copies when the window has gone, and nothing is typed into the next one', async () => {
      await fillClipboard(session, CONTENTS.text);
      const stays = await openTerminal(session, 'xterm');
      const goes = await openTerminal(session, 'xterm');
      const target = await desktop.windows.focused();
      if (!target.ok) throw new Error(target.problem.code);
      await goes.close();
      await stays.focus();
      const inserter = createInserter({ platform: 'linux', ...desktop });
      for (const method of ['paste', 'type'] as const) {
        const answer = await inserter.insert(`ls ${method}`, target.value, method);
        expect(answer).toMatchObject({ ok: true, value: { how: 'copied', held: 'target-gone' } });
        expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe(`ls ${method}`);
      }
      expect(await stays.takeLine()).toBe('');
      await stays.close();
    });

    it('waits until every key is up', async () => {
      session.run('xdotool', 'keydown', '36');
      expect(await desktop.keyboard?.whenReleased(150)).toEqual({ ok: true, value: false });
      const released = desktop.keyboard?.whenReleased(10_000);
      session.run('xdotool', 'keyup', '36');
      expect(await released).toEqual({ ok: true, value: true });
    });

    it('knows a window of its own as no place to type into', async () => {
      const terminal = await openTerminal(session, 'xterm');
      // Everything that this test starts descends from it.
      const own = await openX11Desktop(session.display);
      expect(own.ok && (await own.value.windows.focused())).toMatchObject({ problem: { code: 'target-gone' } });
      if (own.ok) await own.value.dispose();
      await terminal.close();
    });

    it('says that somebody keeps the keyboard', async () => {
      expect(await desktop.secureInput.holder()).toBeNull();
      const status = await other.ask<number>((x, done) => x.GrabKeyboard(other.root, true, 0, 1, 1, done));
      expect(status).toBe(0);
      expect(await desktop.secureInput.holder()).not.toBeNull();
      other.client.UngrabKeyboard(0);
      await other.sync();
      expect(await desktop.secureInput.holder()).toBeNull();
    });

    it('sees that another program has taken a hotkey', async () => {
      const chord = { modifiers: ['LeftCtrl', 'LeftAlt'], key: 'Space' } as const;
      const free = [chord, { modifiers: ['RightAlt'], key: '' }, { modifiers: [], key: 'F9' }] as const;
      for (const one of free) expect(await desktop.isTaken(one)).toBe(false);
      const space = 65;
      other.client.GrabKey(other.root, true, 4 | 8, space, 1, 1, () => undefined);
      await other.sync();
      expect(await desktop.isTaken(chord)).toBe(true);
      expect(await desktop.isTaken({ modifiers: ['LeftCtrl'], key: 'Space' })).toBe(false);
      other.client.UngrabKey(other.root, space, 4 | 8);
      await other.sync();
      expect(await desktop.isTaken(chord)).toBe(false);
    });

    it('answers with a problem, and never hangs, when the server goes away', async () => {
      const second = await startXSession({ windowManager: false });
      const opened = await openX11Desktop(second.display, () => false);
      if (!opened.ok) throw new Error(opened.problem.detail);
      await second.stop();
      await opened.value.x11.ended;
      expect(await opened.value.windows.focused()).toMatchObject({ problem: { code: 'no-display' } });
      expect(await opened.value.keyboard?.whenReleased(100)).toMatchObject({ problem: { code: 'no-display' } });
      const inserter = createInserter({ platform: 'linux', ...opened.value });
      expect(await inserter.insert('ls', NOBODY, 'paste')).toMatchObject({ ok: false });
      await opened.value.dispose();
    });
  },
);

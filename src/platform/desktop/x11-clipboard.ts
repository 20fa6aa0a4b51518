/**
 * Owns the clipboard and the selection of an X11 desktop as insertion needs them: lent to a command and put back with
 * every format. X has no place where a clipboard lies, its owner answers for it: so what is put back is answered for by
 * us, and who took the command is known for certain. Never presses a key.
 */
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Clipboard, ClipboardName, Loan } from '../../core/insertion/ports.ts';
import type { Target } from '../../core/insertion/target.ts';
import type { X11Clients } from './x11-clients.ts';
import type { X11 } from './x11-connection.ts';
import type { SelectionOwner, Taking } from './x11-selection-owner.ts';
import type { Content, Piece, SelectionReader } from './x11-selection-reader.ts';
import { windowOf } from './x11-windows.ts';

export interface X11Clipboard extends Clipboard {
  /** Hands what we answer for to the desktop's clipboard manager, where one runs. */
  handOver(): Promise<void>;
}

const SELECTION_ATOMS: Readonly<Record<ClipboardName, string>> = { clipboard: 'CLIPBOARD', primary: 'PRIMARY' };
const TEXT_FORMATS = ['UTF8_STRING', 'text/plain;charset=utf-8', 'text/plain', 'TEXT'] as const;
/** Clipboard managers that know it keep no copy of what passes. */
const PASSING_MARK = 'x-kde-passwordManagerHint';
const MOST_BYTES = 64 * 1024 * 1024;
/** A program may ask more than once for what it pastes. */
const SETTLE_MS = 120;
const HAND_OVER_MS = 2000;

interface Lent {
  readonly selection: number;
  /** null where nothing was in it. */
  readonly before: Content | null;
  readonly content: Content;
}

export async function x11Clipboard(
  x11: X11,
  clients: X11Clients,
  reader: SelectionReader,
  owner: SelectionOwner,
): Promise<X11Clipboard> {
  const utf8 = await x11.atom('UTF8_STRING');
  const copies = await x11.atom(SELECTION_ATOMS.clipboard);

  async function contentOf(text: string, passing: boolean): Promise<Content> {
    const data = Buffer.from(text, 'utf8');
    const content = new Map<number, Piece>();
    for (const format of TEXT_FORMATS) {
      const atom = await x11.atom(format);
      content.set(atom, { type: format === 'TEXT' ? utf8 : atom, format: 8, data });
    }
    const plain = await x11.atom('STRING');
    if (/^[\n\t -~\u00a0-\u00ff]*$/.test(text))
      content.set(plain, { type: plain, format: 8, data: Buffer.from(text, 'latin1') });
    const mark = await x11.atom(PASSING_MARK);
    if (passing) content.set(mark, { type: mark, format: 8, data: Buffer.from('secret') });
    return content;
  }

  /** Everything that is in it; undefined where that cannot be kept. */
  async function keepAll(selection: number): Promise<Content | null | undefined> {
    const now = await reader.owner(selection);
    if (now === 0) return null;
    const ours = owner.offered(selection);
    if (ours && now === x11.window) return ours;
    return reader.readAll(selection, MOST_BYTES);
  }

  async function putBack(lent: readonly Lent[]): Promise<void> {
    // Whoever took over just now has done so before the answer to this.
    await x11.sync();
    for (const { selection, before, content } of lent) {
      if (owner.offered(selection) !== content) continue;
      if (before === null) await owner.drop(selection);
      else await owner.offer(selection, before);
    }
  }

  function loanOf(text: string, lent: readonly Lent[], plain: Content): Loan {
    const ours = () => lent.every(({ selection, content }) => owner.offered(selection) === content);
    return {
      async holds() {
        for (const { selection } of lent) {
          const back = await reader.read(selection, utf8);
          if (back?.data.toString('utf8') !== text) return false;
        }
        return ours();
      },
      whenTaken: (target, limitMs) => watch(target, limitMs, lent, ours),
      giveBack: () => putBack(lent),
      async keep() {
        await putBack(lent.filter(({ selection }) => selection !== copies));
        if (lent.some(({ selection, content }) => selection === copies && owner.offered(copies) === content))
          await owner.offer(copies, plain);
      },
    };
  }

  async function watch(
    target: Target,
    limitMs: number,
    lent: readonly Lent[],
    ours: () => boolean,
  ): Promise<'taken' | 'changed' | 'untaken'> {
    if (!ours()) return 'changed';
    return new Promise((resolve) => {
      let settling: NodeJS.Timeout | undefined;
      const stops: (() => void)[] = [];
      const settle = (answer: 'taken' | 'changed' | 'untaken') => {
        clearTimeout(limit);
        clearTimeout(settling);
        for (const stop of stops) stop();
        resolve(answer);
      };
      // What has come until then is looked at first.
      const limit = setTimeout(() => void x11.sync().then(() => settle(settling ? 'taken' : 'untaken')), limitMs);
      const taken = async (taking: Taking) => {
        if (!lent.some(({ selection }) => selection === taking.selection)) return;
        if (!(await isText(taking)) || !(await isBy(target, taking.requestor))) return;
        clearTimeout(limit);
        clearTimeout(settling);
        settling = setTimeout(() => settle('taken'), SETTLE_MS);
      };
      stops.push(owner.onTaken((taking) => void taken(taking)));
      stops.push(
        owner.onLost((selection) => {
          // Lost after the target had it: the paste itself is as it should be.
          if (lent.some((one) => one.selection === selection)) settle(settling ? 'taken' : 'changed');
        }),
      );
    });
  }

  async function isText(taking: Taking): Promise<boolean> {
    return (await x11.atomName(taking.target)) !== PASSING_MARK;
  }

  /** Clipboard managers read along: only the target's own reading counts, if the server tells whose a window is. */
  async function isBy(target: Target, requestor: number): Promise<boolean> {
    const [wanted, taker] = await Promise.all([clients.processOf(windowOf(target)), clients.processOf(requestor)]);
    return wanted === undefined || wanted === taker;
  }

  return {
    async write(text): Promise<Result<null>> {
      const written = await owner.offer(copies, await contentOf(text, false));
      return written ? ok(null) : failed('clipboard-changed');
    },
    async lend(text, names): Promise<Result<Loan>> {
      const kept: { readonly selection: number; readonly before: Content | null }[] = [];
      for (const name of names) {
        const selection = await x11.atom(SELECTION_ATOMS[name]);
        const before = await keepAll(selection);
        if (before === undefined) return failed('clipboard-changed', 'what is in it cannot be kept');
        kept.push({ selection, before });
      }
      const lent: Lent[] = [];
      for (const { selection, before } of kept) {
        const content = await contentOf(text, true);
        if (!(await owner.offer(selection, content))) {
          await putBack(lent);
          return failed('clipboard-changed');
        }
        lent.push({ selection, before, content });
      }
      return ok(loanOf(text, lent, await contentOf(text, false)));
    },
    async handOver() {
      const manager = await x11.atom('CLIPBOARD_MANAGER');
      if (!owner.offered(copies) || (await reader.owner(manager)) === 0) return;
      const done = x11.waitFor(
        (event) => event.name === 'SelectionNotify' && event.selection === manager,
        HAND_OVER_MS,
      );
      const property = await x11.atom('_SAYDASH_SAVE');
      x11.client.ConvertSelection(x11.window, manager, await x11.atom('SAVE_TARGETS'), property, await x11.time());
      await done;
    },
  };
}

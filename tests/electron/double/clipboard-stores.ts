/**
 * Owns the choice of where the clipboard lives: X11's selections when headed, memory otherwise. xclip holds one format
 * at a time, so writing several to the display is refused and not half done.
 */
import { spawn } from 'node:child_process';
import { type ClipboardStore, createMemoryStore } from './clipboard.ts';
import { NotInDouble } from './strict.ts';

export interface Stores {
  readonly store: ClipboardStore;
  /** X11's primary selection; null where Electron has none. */
  readonly selection: ClipboardStore | null;
}

/** What xclip says, null when it fails: there is nothing, or not in this format. */
function xclip(args: readonly string[], input?: Uint8Array): Promise<Buffer | null> {
  return new Promise((resolve) => {
    // When it writes, xclip goes on in the background: nothing of ours may wait for its output.
    const stdout = input ? 'ignore' : 'pipe';
    const child = spawn('xclip', args, { stdio: ['pipe', stdout, 'ignore'] });
    const said: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => said.push(data));
    child.once('error', () => resolve(null));
    child.once(input ? 'exit' : 'close', (code) => resolve(code === 0 ? Buffer.concat(said) : null));
    child.stdin?.end(input ?? new Uint8Array());
  });
}

function createDisplayStore(selection: 'clipboard' | 'primary'): ClipboardStore {
  const on = ['-selection', selection];
  return {
    write: async (formats) => {
      const text = formats.get('text/plain');
      const others = [...formats].filter(([, bytes]) => bytes !== text);
      if (others.length > 0) throw new NotInDouble('clipboard.write of several formats to a display');
      const wanted = Buffer.from(text ?? []);
      await xclip([...on, '-i'], wanted);
      // xclip goes into the background before it owns the selection.
      for (let tries = 0; tries < 50; tries += 1) {
        const held = await xclip([...on, '-o', '-t', 'UTF8_STRING']);
        if (held?.equals(wanted)) return;
      }
      throw new Error('electron double: xclip did not take the selection');
    },
    formats: async () => {
      const targets = await xclip([...on, '-o', '-t', 'TARGETS']);
      return targets ? targets.toString().trim().split('\n') : [];
    },
    read: async (format) => xclip([...on, '-o', '-t', format]),
  };
}

export function createStores(headed: boolean): Stores {
  return headed
    ? { store: createDisplayStore('clipboard'), selection: createDisplayStore('primary') }
    : { store: createMemoryStore(), selection: createMemoryStore() };
}

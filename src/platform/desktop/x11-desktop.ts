/** Owns the desktop of an X11 session put together: one connection, and the ports that work over it. */
import { failed, ok, type Result } from '../../core/errors.ts';
import type { Chord } from '../../core/hotkey/chord.ts';
import type { Clipboard, Keyboard, SecureInput } from '../../core/insertion/ports.ts';
import type { Windows } from '../../core/insertion/target.ts';
import { isOwnProcess } from './own-process.ts';
import { x11Clients } from './x11-clients.ts';
import { x11Clipboard } from './x11-clipboard.ts';
import { connectX11, type X11 } from './x11-connection.ts';
import { isGrabbed } from './x11-hotkey.ts';
import { x11Keyboard } from './x11-keyboard.ts';
import { x11SecureInput } from './x11-secure-input.ts';
import { selectionOwner } from './x11-selection-owner.ts';
import { selectionReader } from './x11-selection-reader.ts';
import { x11Windows } from './x11-windows.ts';

export interface X11Desktop {
  readonly x11: X11;
  readonly windows: Windows;
  /** null where the server lets nobody press keys. */
  readonly keyboard: Keyboard | null;
  readonly clipboard: Clipboard;
  readonly secureInput: SecureInput;
  /** Whether another program has taken this chord for itself; it would answer to it too. */
  isTaken(chord: Chord): Promise<boolean>;
  /** Whether somebody shows tray pictures in the way that X11 had before the session's bus. */
  hasOldTray(): Promise<boolean>;
  /** Hands the clipboard over to a manager, and lets go of the server. */
  dispose(): Promise<void>;
}

/** Fails with no-display. `display` as in $DISPLAY; `isOwn` tells processes of this app. */
export async function openX11Desktop(
  display: string,
  isOwn: (process: number) => boolean = isOwnProcess,
): Promise<Result<X11Desktop>> {
  if (display === '') return failed('no-display', '$DISPLAY is empty.');
  const connected = await connectX11(display);
  if (!connected.ok) return connected;
  const x11 = connected.value;
  const clients = await x11Clients(x11);
  const keyboard = await x11Keyboard(x11);
  const clipboard = await x11Clipboard(x11, clients, await selectionReader(x11), await selectionOwner(x11));
  return ok({
    x11,
    windows: x11Windows(x11, clients, isOwn),
    keyboard: keyboard.ok ? keyboard.value : null,
    clipboard,
    secureInput: x11SecureInput(x11),
    isTaken: (chord) => isGrabbed(x11, chord),
    async hasOldTray() {
      const tray = await x11.atom('_NET_SYSTEM_TRAY_S0');
      return ((await x11.ask<number>((x, done) => x.GetSelectionOwner(tray, done))) ?? 0) !== 0;
    },
    async dispose() {
      await clipboard.handOver();
      x11.close();
    },
  });
}

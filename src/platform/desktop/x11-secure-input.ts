/**
 * Owns who keeps the keyboard to itself on X11: a password field, a locked screen or an open menu has grabbed it, and
 * keys would go there. Asks by trying to grab it for a moment; never keeps it.
 */
import type { SecureInput } from '../../core/insertion/ports.ts';
import type { X11 } from './x11-connection.ts';

const ASYNCHRONOUS = 1;
const ALREADY_GRABBED = 1;

export function x11SecureInput(x11: X11): SecureInput {
  return {
    async holder() {
      const status = await x11.ask<number>((x, done) =>
        x.GrabKeyboard(x11.root, true, 0, ASYNCHRONOUS, ASYNCHRONOUS, done),
      );
      x11.client.UngrabKeyboard(0);
      await x11.sync();
      return status === ALREADY_GRABBED ? 'Another window' : null;
    },
  };
}

/**
 * Owns the renderer's end of the bridge: where it is, and how a call is made whose answer comes as a view. Knows no
 * call.
 */
import type { Bridge } from '../contract/bridge.ts';
import type { CallInput, CallName } from '../contract/calls.ts';

declare global {
  interface Window {
    /** Put here by the preload before the page's own code runs. */
    readonly saydash: Bridge;
  }
}

/**
 * Makes a call whose answer nobody waits for. A rejection is a bug in one of both ends: it is shown where bugs are
 * looked for.
 */
export function tell<Name extends CallName>(bridge: Bridge, name: Name, value: CallInput<Name>): void {
  bridge.call(name, value).catch((bug: unknown) => console.error(`${name}:`, bug));
}

/** Owns giving a page's garbage back when main says that nothing will be wanted for a while. Never decides when. */
import type { Bridge } from '../contract/bridge.ts';

declare global {
  interface Window {
    /** V8's own; there where main has asked for it (PAGE_FLAGS). */
    readonly gc?: () => void;
  }
}

export function tidyWhenTold(bridge: Bridge): void {
  bridge.on('tidy', () => window.gc?.());
}

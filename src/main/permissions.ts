/**
 * Owns what the system lets this app do: the microphone, and keys of other programs. Asks, and opens the system's pages
 * for it.
 */
import { shell, systemPreferences } from 'electron';
import { failed, ok, type Result } from '../core/errors.ts';

export type SystemPage = 'microphone' | 'accessibility';

export interface Permissions {
  /** True where the microphone may be used; asks the person the first time. */
  mayRecord(): Promise<boolean>;
  /** Whether keys of other programs may be heard, and sent to them; `ask` has the system say how. */
  mayType(ask: boolean): boolean;
  open(page: SystemPage): Promise<Result<null>>;
}

const PRIVACY = 'x-apple.systempreferences:com.apple.preference.security?';
const PAGES: Readonly<Record<SystemPage, string>> = {
  microphone: `${PRIVACY}Privacy_Microphone`,
  accessibility: `${PRIVACY}Privacy_Accessibility`,
};

/** Only macOS asks. Elsewhere the desktop gives everything to a program that the person started. */
export function createPermissions(platform: string): Permissions {
  const mac = platform === 'darwin';
  return {
    async mayRecord() {
      if (!mac) return true;
      const status = systemPreferences.getMediaAccessStatus('microphone');
      return status === 'not-determined' ? systemPreferences.askForMediaAccess('microphone') : status === 'granted';
    },
    mayType: (ask) => !mac || systemPreferences.isTrustedAccessibilityClient(ask),
    async open(page) {
      if (!mac) return failed('tool-missing', 'A page of the system settings for this');
      await shell.openExternal(PAGES[page]);
      return ok(null);
    },
  };
}

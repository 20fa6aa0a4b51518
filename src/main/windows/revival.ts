/**
 * Owns what becomes of a window whose page has ended: it is opened again, until it ends too often; then it is given up
 * and said, and a person opens it again. Never makes a window.
 */
import type { WindowName } from '../../contract/calls.ts';
import type { Problem } from '../../core/errors.ts';
import { countEnds, type EndLimit } from '../../platform/end-limit.ts';

export interface RevivalOptions {
  readonly reopen: (name: WindowName) => void;
  /** It stays closed until it is asked for. */
  readonly giveUp: (name: WindowName) => void;
  /** `page`: nothing can be said or shown. `settings-page`: only the settings are missing. */
  readonly onProblem: (about: 'page' | 'settings-page', problem: Problem | null) => void;
  readonly limit?: EndLimit;
}

export interface Revival {
  /** A window's page crashed or was ended by the system. */
  ended(name: WindowName): void;
  isGivenUp(name: WindowName): boolean;
  /** Opens what was given up, from the beginning: somebody wants it. */
  again(): void;
  /** The same for the settings, which whoever asks for them opens himself. */
  forgive(name: 'settings'): void;
}

/** As the keyboard's process: a page that ends at each load does so within seconds. */
const LIMIT: EndLimit = { mostEnds: 3, withinMs: 60_000 };

export function createRevival({ reopen, giveUp, onProblem, limit = LIMIT }: RevivalOptions): Revival {
  const counts = { preview: countEnds(limit), capture: countEnds(limit), settings: countEnds(limit) };
  const givenUp = new Set<WindowName>();

  function forgive(name: WindowName): void {
    counts[name].forget();
    if (givenUp.delete(name) && name === 'settings') onProblem('settings-page', null);
  }

  return {
    forgive,
    isGivenUp: (name) => givenUp.has(name),
    ended(name) {
      if (givenUp.has(name)) return;
      if (!counts[name].add()) return reopen(name);
      givenUp.add(name);
      giveUp(name);
      if (name === 'settings') onProblem('settings-page', { code: 'settings-page-ended', detail: '' });
      else onProblem('page', { code: 'page-ended', detail: '' });
    },
    again() {
      const gone = [...givenUp].filter((name) => name !== 'settings');
      for (const name of gone) forgive(name);
      for (const name of gone) reopen(name);
      onProblem('page', null);
    },
  };
}

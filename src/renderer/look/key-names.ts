/** Owns what keys are called on this person's keyboard, as signs on a key and as words for a screen reader. */
import type { LookView } from '../../contract/views.ts';

type Platform = LookView['platform'];
type KeyName = 'return' | 'right' | 'escape' | 'backspace' | 'copy';

const MAC: Record<KeyName, string> = { return: '↩', right: '→', escape: 'esc', backspace: '⌫', copy: '⌘C' };
const OTHERS: Record<KeyName, string> = { return: 'Enter', right: '→', escape: 'Esc', backspace: '⌫', copy: 'Ctrl C' };

const SHORTCUTS: Record<KeyName, string> = {
  return: 'Enter',
  right: 'ArrowRight',
  escape: 'Escape',
  backspace: 'Backspace',
  copy: 'Control+C',
};

/** As it is printed on the key. */
export const keySign = (key: KeyName, platform: Platform): string => (platform === 'mac' ? MAC : OTHERS)[key];

/** For aria-keyshortcuts. */
export const keyShortcut = (key: KeyName, platform: Platform): string =>
  key === 'copy' && platform === 'mac' ? 'Meta+C' : SHORTCUTS[key];

export type { KeyName };

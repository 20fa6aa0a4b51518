/** Owns how a message looks: what its one thing to do is called on a button, and which sign stands beside it. */
import type { Message } from '../../contract/views.ts';
import type { IconName } from '../look/icon.tsx';

export const ACTION_NAMES: Record<NonNullable<Message['action']>, string> = {
  retry: 'Try again',
  copy: 'Copy instead',
  'open-microphone-settings': 'Open Settings',
  'open-keyboard-settings': 'Open Settings',
  'open-settings': 'Open Settings',
  'get-model': 'Get the model',
  'restart-hook': 'Start it again',
};

/** The sign says what kind of thing blocks. */
export function signOf({ code }: Message): IconName {
  if (code.startsWith('microphone-')) return 'microphone-off';
  return code === 'secure-input' || code === 'hook-denied' ? 'lock' : 'high';
}

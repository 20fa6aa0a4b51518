/** Owns how a message looks: what its one thing to do is called on a button, and which sign stands beside it. */
import type { Message } from '../../contract/views.ts';
import type { IconName } from '../look/icon.tsx';

export const ACTION_NAMES: Record<NonNullable<Message['action']>, string> = {
  retry: 'Try again',
  copy: 'Copy instead',
  'open-microphone-settings': 'Open Settings',
  'open-keyboard-settings': 'Open Settings',
  'open-typing-settings': 'Open Settings',
  'open-settings': 'Open Settings',
  'get-model': 'Get the model',
  'restart-hook': 'Start it again',
  'reopen-pages': 'Open it again',
};

const LOCKED: readonly Message['code'][] = ['secure-input', 'hook-denied', 'typing-denied'];

/** The sign says what kind of thing blocks. */
export function signOf({ code }: Message): IconName {
  if (code.startsWith('microphone-')) return 'microphone-off';
  return LOCKED.includes(code) ? 'lock' : 'high';
}

/** Owns which sign stands beside a message. */
import type { Message } from '../../contract/views.ts';
import type { IconName } from '../look/icon.tsx';

const LOCKED: readonly Message['code'][] = ['secure-input', 'hook-denied', 'typing-denied'];

/** The sign says what kind of thing blocks. */
export function signOf({ code }: Message): IconName {
  if (code.startsWith('microphone-')) return 'microphone-off';
  return LOCKED.includes(code) ? 'lock' : 'high';
}

/** Owns what the one thing to do about a message is called on a button. */
import type { Message } from '../../contract/views.ts';

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
  'save-settings': 'Try again',
};

/** A hint beside its action's button; none where it would only say what stands on the button. */
export const hintBeside = ({ hint, action }: Pick<Message, 'hint' | 'action'>): string =>
  action !== null && hint === `${ACTION_NAMES[action]}.` ? '' : hint;

/**
 * Owns which pictures of the app there are: sheets of states, and the looks they are taken in. Data; takes no picture.
 */
import type { BrowserContextOptions } from 'playwright-core';
import type { LookView } from '../../src/contract/views.ts';
import { BLOCKED_VIEWS } from './views/message-views.ts';
import type { PreviewName } from './views/preview-views.ts';

const keysOf = <Key extends string>(all: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(all).filter((key): key is Key => key in all);

export interface Sheet {
  readonly title: string;
  readonly states: readonly PreviewName[];
  readonly look?: Partial<LookView>;
  readonly media?: BrowserContextOptions;
  /** Height of the stage around a panel, in pixels. */
  readonly height?: number;
}

export const SHEETS: Record<string, Sheet> = {
  // The README's.
  app: { title: 'Saydash', states: ['listening-so-far', 'clean', 'critical'] },
  recording: {
    title: 'From the first sound to the answer',
    states: [
      'listening',
      'listening-locked',
      'listening-so-far',
      'transcribing',
      'transcribing-so-far',
      'again',
      'again-transcribing',
    ],
  },
  review: {
    title: 'Review',
    states: [
      'checking',
      'clean',
      'clean-learned',
      'points-at-word',
      'points-at-characters',
      'repair',
      'notice',
      'notice-focused',
      'why',
    ],
  },
  risks: {
    title: 'Risks, and what keeps a command',
    states: ['high', 'critical', 'message-secure', 'message-clipboard', 'message-critical'],
  },
  blocked: { title: 'What blocks', states: keysOf(BLOCKED_VIEWS) },
  doubts: { title: 'Doubts', states: ['unsure', 'unsure-second', 'unsure-many', 'suggested', 'doubt', 'described'] },
  long: {
    title: 'Long commands and editing',
    states: ['edit', 'edit-empty', 'edit-long', 'long', 'long-token', 'endless'],
  },
  much: {
    title: 'Much at once',
    states: ['many-risks', 'long-high', 'long-unsure', 'long-message', 'long-repair', 'long-so-far', 'long-doubt'],
  },
  notices: {
    title: 'Said once',
    states: ['nothing-heard', 'no-words', 'inserted', 'taken-back', 'not-taken-back', 'copied', 'discarded'],
  },
  contrast: { title: 'High contrast', states: ['clean', 'critical', 'unsure'], look: { contrast: 'more' } },
  'twice-the-size': {
    title: 'Text at 200%',
    states: ['listening', 'long', 'critical', 'unsure'],
    look: { textSize: 2 },
  },
  'forced-colours': {
    title: 'Forced colours',
    states: ['points-at-word', 'critical', 'unsure', 'blocked-microphone'],
    media: { forcedColors: 'active' },
  },
};

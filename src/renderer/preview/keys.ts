/**
 * Owns what each key does in the preview: one pure table from a key press and what is shown to what is wanted. Never
 * sends anything. Keys that it leaves alone keep their meaning (Tab, typing while editing, a button's own Return).
 */
import type { LookView, PreviewView, ReviewView } from '../../contract/views.ts';
import { findChoices } from './choices.ts';

/** The parts of a KeyboardEvent that matter. */
export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
  /** An input method is composing: every key belongs to it. */
  readonly isComposing: boolean;
}

export interface KeyScene {
  readonly view: PreviewView;
  /** The edit field is there, also while main has not answered yet. */
  readonly editing: boolean;
  readonly platform: LookView['platform'];
  /** Some text is selected in the edit field. */
  readonly selecting: boolean;
  /** Letters of `confirm` typed so far. */
  readonly typed: number;
}

export type KeyAction =
  | { readonly type: 'insert' }
  /** Return went down on a critical command: to be held. */
  | { readonly type: 'hold' }
  | { readonly type: 'confirm-letter'; readonly letter: string }
  | { readonly type: 'edit'; readonly caret: 'start' | 'end' }
  | { readonly type: 'stop-editing' }
  | { readonly type: 'discard' }
  | { readonly type: 'pick'; readonly reading: number | 'safer' }
  | { readonly type: 'keep-heard' }
  | { readonly type: 'copy' }
  | { readonly type: 'act' }
  | { readonly type: 'show-why' }
  | { readonly type: 'toggle-why' }
  /** To the next or the previous span of the command, and the words it came from. */
  | { readonly type: 'walk'; readonly by: 1 | -1 }
  /** Ours, and nothing happens: a key that repeats, a Return that would do nothing. */
  | { readonly type: 'nothing' };

/** What a key that goes down does; undefined where it is not ours. */
export function actionFor(stroke: KeyStroke, scene: KeyScene): KeyAction | undefined {
  if (stroke.isComposing) return undefined;
  switch (scene.view.kind) {
    case 'review':
      return scene.editing ? inEditing(stroke, scene.view.review, scene) : inReview(stroke, scene.view.review, scene);
    case 'blocked':
      if (stroke.key === 'Escape') return { type: 'discard' };
      if (stroke.key !== 'Enter') return undefined;
      return scene.view.message.action === null || stroke.repeat ? { type: 'nothing' } : { type: 'act' };
    case 'listening':
    case 'transcribing':
      return stroke.key === 'Escape' && !stroke.repeat ? { type: 'discard' } : undefined;
    case 'notice':
    case 'hidden':
      return undefined;
  }
}

function inEditing(stroke: KeyStroke, review: ReviewView, { platform, selecting }: KeyScene): KeyAction | undefined {
  if (stroke.key === 'Escape') return { type: 'stop-editing' };
  if (stroke.key === 'Enter') return onReturn(stroke, review);
  if (isCopy(stroke, platform) && !selecting) return { type: 'copy' };
  return undefined;
}

function inReview(stroke: KeyStroke, review: ReviewView, scene: KeyScene): KeyAction | undefined {
  const { key } = stroke;
  if (isCopy(stroke, scene.platform)) return { type: 'copy' };
  if (key === 'Alt') return { type: 'show-why' };
  if (key === 'Escape') return stroke.repeat ? { type: 'nothing' } : { type: 'discard' };
  if (key === 'Enter') return onReturn(stroke, review);
  if (stroke.ctrlKey || stroke.metaKey) return undefined;
  if (stroke.altKey) {
    if (key === 'ArrowRight' || key === 'ArrowLeft') return { type: 'walk', by: key === 'ArrowRight' ? 1 : -1 };
    return undefined;
  }
  switch (key) {
    case 'ArrowRight':
    case 'End':
      return { type: 'edit', caret: 'end' };
    case 'ArrowLeft':
    case 'Home':
      return { type: 'edit', caret: 'start' };
    case 'ArrowDown':
      return step(review, 1);
    case 'ArrowUp':
      return step(review, -1);
    case 'Backspace':
      return review.alignment?.spans.some(({ repaired }) => repaired) ? { type: 'keep-heard' } : { type: 'nothing' };
    case '?':
      return { type: 'toggle-why' };
    default:
      return onLetter(stroke, review, scene.typed);
  }
}

/** Without a newline; on a critical command nothing until it was held or typed; a blocked one does its one thing. */
function onReturn({ repeat }: KeyStroke, review: ReviewView): KeyAction {
  if (repeat) return { type: 'nothing' };
  const action = review.message?.action ?? null;
  if (action !== null && action !== 'copy') return { type: 'act' };
  if (review.command.trim() === '' && !review.editing) return { type: 'nothing' };
  return review.confirm === null ? { type: 'insert' } : { type: 'hold' };
}

function onLetter({ key, repeat }: KeyStroke, review: ReviewView, typed: number): KeyAction | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const choice = /^[1-9]$/.test(key) ? findChoices(review).find((one) => one.key === key) : undefined;
  if (choice && review.confirm?.[typed] !== key) return { type: 'pick', reading: choice.reading };
  if (review.confirm !== null && !repeat) return { type: 'confirm-letter', letter: key };
  return { type: 'nothing' };
}

function step({ readings, picked }: ReviewView, by: 1 | -1): KeyAction {
  const reading = Math.min(readings.length - 1, Math.max(0, picked + by));
  return reading === picked || readings.length === 0 ? { type: 'nothing' } : { type: 'pick', reading };
}

function isCopy({ key, ctrlKey, metaKey, altKey }: KeyStroke, platform: LookView['platform']): boolean {
  if (altKey || key.toLowerCase() !== 'c') return false;
  return platform === 'mac' ? metaKey && !ctrlKey : ctrlKey && !metaKey;
}

/** Letters typed after one more: the next one counts, a wrong one begins anew. */
export function typeLetter(word: string, typed: number, letter: string): number {
  if (word[typed] === letter) return typed + 1;
  return word[0] === letter ? 1 : 0;
}

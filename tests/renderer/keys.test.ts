/** Owns the promise of the keys: for each state of the preview what each key does, as one table. */
import { describe, expect, test } from 'vitest';
import {
  actionFor,
  type KeyAction,
  type KeyScene,
  type KeyStroke,
  typeLetter,
} from '../../src/renderer/preview/keys.ts';
import { type PreviewName, previewView } from './views/preview-views.ts';

/** 'Alt+ArrowRight', 'Control+c', 'Enter repeated'. */
function stroke(short: string): KeyStroke {
  const [keys = '', ...more] = short.split(' ');
  const names = keys.split('+');
  return {
    key: names.at(-1) ?? '',
    ctrlKey: names.includes('Control'),
    metaKey: names.includes('Meta'),
    altKey: names.slice(0, -1).includes('Alt'),
    shiftKey: names.includes('Shift'),
    repeat: more.includes('repeated'),
    isComposing: more.includes('composing'),
  };
}

function scene(name: PreviewName, more: Partial<KeyScene> = {}): KeyScene {
  const { view } = previewView(name);
  const editing = view.kind === 'review' && view.review.editing;
  return { view, editing, platform: 'mac', selecting: false, typed: 0, ...more };
}

const NOTHING: KeyAction = { type: 'nothing' };
type Row = readonly [key: string, action: KeyAction | undefined];

const TABLE: Partial<Record<PreviewName, readonly Row[]>> = {
  listening: [
    ['Escape', { type: 'discard' }],
    ['Enter', undefined],
    ['a', undefined],
  ],
  transcribing: [
    ['Escape', { type: 'discard' }],
    ['Enter', undefined],
  ],
  clean: [
    ['Enter', { type: 'insert' }],
    ['Enter repeated', NOTHING],
    ['Enter composing', undefined],
    ['ArrowRight', { type: 'edit', caret: 'end' }],
    ['End', { type: 'edit', caret: 'end' }],
    ['ArrowLeft', { type: 'edit', caret: 'start' }],
    ['Home', { type: 'edit', caret: 'start' }],
    ['Escape', { type: 'discard' }],
    ['Escape repeated', NOTHING],
    ['Meta+c', { type: 'copy' }],
    ['Control+c', undefined],
    ['Backspace', NOTHING],
    ['1', { type: 'pick', reading: 0 }],
    ['2', NOTHING],
    ['ArrowDown', NOTHING],
    ['Alt', { type: 'show-why' }],
    ['Alt+ArrowRight', { type: 'walk', by: 1 }],
    ['Alt+ArrowLeft', { type: 'walk', by: -1 }],
    ['?', { type: 'toggle-why' }],
    ['Tab', undefined],
    ['x', NOTHING],
    ['Meta+q', undefined],
  ],
  repair: [
    ['Backspace', { type: 'keep-heard' }],
    ['Enter', { type: 'insert' }],
  ],
  notice: [['Enter', { type: 'insert' }]],
  high: [
    ['Enter', { type: 'insert' }],
    ['1', { type: 'pick', reading: 'safer' }],
    ['2', NOTHING],
  ],
  critical: [
    ['Enter', { type: 'hold' }],
    ['Enter repeated', NOTHING],
    ['r', { type: 'confirm-letter', letter: 'r' }],
    ['r repeated', NOTHING],
    ['1', { type: 'pick', reading: 'safer' }],
    ['ArrowRight', { type: 'edit', caret: 'end' }],
  ],
  unsure: [
    ['1', { type: 'pick', reading: 0 }],
    ['4', { type: 'pick', reading: 3 }],
    ['5', NOTHING],
    ['ArrowDown', { type: 'pick', reading: 1 }],
    ['ArrowUp', NOTHING],
    ['Enter', { type: 'insert' }],
  ],
  'unsure-second': [
    ['ArrowDown', { type: 'pick', reading: 2 }],
    ['ArrowUp', { type: 'pick', reading: 0 }],
  ],
  'unsure-many': [
    ['7', { type: 'pick', reading: 6 }],
    ['8', NOTHING],
  ],
  suggested: [
    ['Enter', NOTHING],
    ['ArrowDown', { type: 'pick', reading: 0 }],
    ['2', { type: 'pick', reading: 1 }],
  ],
  edit: [
    ['Enter', { type: 'insert' }],
    ['Enter composing', undefined],
    ['Escape', { type: 'stop-editing' }],
    ['ArrowLeft', undefined],
    ['Backspace', undefined],
    ['1', undefined],
    ['?', undefined],
    ['Alt', undefined],
    ['Meta+c', { type: 'copy' }],
  ],
  'message-secure': [
    ['Enter', { type: 'insert' }],
    ['Meta+c', { type: 'copy' }],
    ['Escape', { type: 'discard' }],
  ],
  'message-clipboard': [['Enter', { type: 'act' }]],
  'message-critical': [['Enter', { type: 'hold' }]],
  'blocked-microphone': [
    ['Enter', { type: 'act' }],
    ['Enter repeated', NOTHING],
    ['Escape', { type: 'discard' }],
    ['x', undefined],
  ],
  inserted: [
    ['Enter', undefined],
    ['Escape', undefined],
    ['x', undefined],
  ],
};

const names = Object.keys(TABLE).filter((name): name is PreviewName => name in TABLE);

describe.each(names)('%s', (name) => {
  test.each(TABLE[name] ?? [])('%s', (key, action) => {
    expect(actionFor(stroke(key), scene(name))).toEqual(action);
  });
});

test('a selection in the edit field is copied by the browser', () => {
  expect(actionFor(stroke('Meta+c'), scene('edit', { selecting: true }))).toBeUndefined();
});

test.each(['linux', 'windows'] as const)('Ctrl-C copies on %s, with Shift too', (platform) => {
  for (const key of ['Control+c', 'Control+Shift+C'])
    expect(actionFor(stroke(key), scene('clean', { platform }))).toEqual({ type: 'copy' });
});

test('the keys of a hidden preview are nobody’s', () => {
  const hidden: KeyScene = { ...scene('clean'), view: { kind: 'hidden' } };
  for (const key of ['Enter', 'Escape', '1', 'a']) expect(actionFor(stroke(key), hidden)).toBeUndefined();
});

test.each<[word: string, letters: string, typed: number]>([
  ['rm', 'rm', 2],
  ['rm', 'rr', 1],
  ['rm', 'rx', 0],
  ['dd', 'dxdd', 2],
])('%s after %s: %i letters', (word, letters, typed) => {
  expect([...letters].reduce((so, letter) => typeLetter(word, so, letter), 0)).toBe(typed);
});

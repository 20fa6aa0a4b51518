/** Owns the shape of a recorded view of the preview, and the making of reviews for it. */
import type { LookView, PreviewView, ReviewView } from '../../../src/contract/views.ts';
import type { AlignedCommand } from './aligned.ts';

/** What is done to the page once the view is shown. */
export type Deed =
  | { readonly hover: string }
  | { readonly press: string }
  | { readonly down: string }
  | { readonly speak: readonly number[] }
  | { readonly select: string };

export interface RecordedView {
  readonly view: PreviewView;
  readonly look?: Partial<LookView>;
  readonly deeds?: readonly Deed[];
}

export const review = (
  command: string,
  { heard, alignment }: AlignedCommand,
  more: Partial<ReviewView> = {},
): Extract<PreviewView, { kind: 'review' }> => ({
  kind: 'review',
  session: 7,
  review: {
    command,
    heard,
    alignment,
    route: 'reader',
    confidence: 0.97,
    sure: true,
    checking: false,
    edition: 0,
    why: '',
    mended: false,
    risks: [],
    level: more.risks?.[0]?.level ?? null,
    readings: [command],
    picked: 0,
    editing: false,
    edited: false,
    confirm: null,
    evidence: [],
    ms: { hearing: 412, reading: 9 },
    target: 'Terminal',
    message: null,
    ...more,
  },
});

/** Words that nobody knows the characters of. */
export const plain = (heard: string): AlignedCommand => ({
  heard,
  alignment: { words: heard.split(' ').map((text) => ({ text, fate: 'silent', ranges: [] })), spans: [] },
});

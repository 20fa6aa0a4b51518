/**
 * Owns colour, figures, and what may be shown of text that others wrote. Colour only on a terminal, never with
 * NO_COLOR.
 */
import { styleText } from 'node:util';

export type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Puts a tone on a text, or returns it as it is. */
export type Paint = (tone: Tone, text: string) => string;

export interface Stream {
  readonly isTTY?: boolean;
}

/** How this stream is painted. See https://no-color.org. */
export function paintFor(stream: Stream, env: Readonly<Record<string, string | undefined>> = process.env): Paint {
  const coloured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return coloured ? (tone, text) => styleText(tone, text, { validateStream: false }) : (_tone, text) => text;
}

// C0 and C1 controls, bidirectional overrides, zero-width characters: what could move a cursor or hide a letter.
const UNSEEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as it may be printed on a terminal: no control, bidirectional or zero-width character survives. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => (sign === '\t' || sign === '\n' || sign === '\r' ? ' ' : '\ufffd'));
}

/** A share of one, as "98.2%". */
export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** At most `width` characters, the last one an ellipsis where something was cut. */
export function clip(text: string, width: number): string {
  const signs = [...text];
  return signs.length <= width ? text : `${signs.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/**
 * Owns the edit field's own document: its tokens as boxes, its text as it would be typed, its selection as two numbers.
 */
import type { Snapshot } from './edit-history.ts';
import { layOut, type Mark } from './tokens.ts';

/** Puts the text into the field, token by token, as the command's row draws it. The selection is lost. */
export function drawField(field: HTMLElement, text: string, marks: readonly Mark[], columns: number): void {
  const parts = layOut(text, marks, columns).flatMap(({ kind, runs, wide }) => {
    const drawn = runs.map(({ text: inside, kinds }) => {
      const run = document.createElement('span');
      run.className = kinds.map((mark) => `mark-${mark}`).join(' ');
      run.append(inside);
      return run;
    });
    if (kind === 'blank') return drawn;
    const token = document.createElement('span');
    token.className = wide ? 'token is-wide' : 'token';
    token.append(...drawn);
    return [token];
  });
  field.replaceChildren(...parts);
}

export const readField = (field: HTMLElement): string => oneLine(field.textContent ?? '');

/** Whatever was pasted: a line break is a blank. */
const oneLine = (text: string): string => text.replace(/\r\n?|[\n\u2028\u2029]/g, ' ').replaceAll('\u00a0', ' ');

/** Characters [from, to) of the text, and what is to stand in their place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** How far a deletion reaches from the caret; the browser tells only the caret. */
const REACH: Readonly<Record<string, readonly [direction: string, granularity: string]>> = {
  deleteContentBackward: ['backward', 'character'],
  deleteContentForward: ['forward', 'character'],
  deleteWordBackward: ['backward', 'word'],
  deleteWordForward: ['forward', 'word'],
  deleteSoftLineBackward: ['backward', 'documentboundary'],
  deleteHardLineBackward: ['backward', 'documentboundary'],
  deleteSoftLineForward: ['forward', 'documentboundary'],
  deleteHardLineForward: ['forward', 'documentboundary'],
};

/** What the browser is about to do to the text; undefined where it is nothing that plain text has. */
export function readEdit(field: HTMLElement, { inputType, data, dataTransfer }: InputEvent): Edit | undefined {
  if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return { ...readSelection(field), by: ' ' };
  if (inputType.startsWith('insert'))
    return { ...readSelection(field), by: oneLine(data ?? dataTransfer?.getData('text/plain') ?? '') };
  if (!inputType.startsWith('delete')) return undefined;
  const [direction, granularity] = REACH[inputType] ?? [];
  const selection = getSelection();
  if (selection?.isCollapsed && direction && granularity) selection.modify('extend', direction, granularity);
  return { ...readSelection(field), by: '' };
}

/** The text after an edit, with the caret behind what was written. */
export function replace(text: string, { from, to, by }: Edit): Snapshot {
  const at = from + by.length;
  return { text: text.slice(0, from) + by + text.slice(to), from: at, to: at };
}

/** Moves the caret, or with `extend` the moving end of the selection. */
export function moveTo(field: HTMLElement, position: number, extend: boolean): void {
  const [node, at] = placeOf(field, position);
  if (extend) getSelection()?.extend(node, at);
  else getSelection()?.collapse(node, at);
}

/** Start and end of the selection; both at the end where it is not in the field. */
export function readSelection(field: HTMLElement): { readonly from: number; readonly to: number } {
  const selection = getSelection();
  const end = (field.textContent ?? '').length;
  if (!selection || selection.rangeCount === 0) return { from: end, to: end };
  const range = selection.getRangeAt(0);
  if (!field.contains(range.startContainer) || !field.contains(range.endContainer)) return { from: end, to: end };
  return {
    from: offsetOf(field, range.startContainer, range.startOffset),
    to: offsetOf(field, range.endContainer, range.endOffset),
  };
}

function offsetOf(field: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(field, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

export function select(field: HTMLElement, from: number, to: number): void {
  const [start, startAt] = placeOf(field, from);
  const [end, endAt] = placeOf(field, to);
  getSelection()?.setBaseAndExtent(start, startAt, end, endAt);
}

/** The text node that holds a position, and the place in it; at a border the earlier one, where typing goes on. */
function placeOf(field: HTMLElement, position: number): readonly [Node, number] {
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  let left = position;
  let last: Node | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
    last = node;
  }
  return last ? [last, last.nodeValue?.length ?? 0] : [field, 0];
}

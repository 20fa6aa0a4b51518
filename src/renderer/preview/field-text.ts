/** Owns the edit field's own document: its tokens as boxes, its text as it would be typed, its selection as two numbers. */
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

/** One line: whatever was pasted, a line break is a blank. */
export const readField = (field: HTMLElement): string =>
  (field.textContent ?? '').replace(/\r\n?|[\n\u2028\u2029]/g, ' ').replaceAll('\u00a0', ' ');

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

/**
 * Owns undo and redo of the edit field, which redraws itself and so has none of the browser's. A pure list of what
 * stood there.
 */

/** What stood in the field: its text, and the selection in UTF-16 code units. */
export interface Snapshot {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface EditHistory {
  readonly past: readonly Snapshot[];
  readonly present: Snapshot;
  readonly future: readonly Snapshot[];
}

const LONGEST = 200;

export const beginHistory = (present: Snapshot): EditHistory => ({ past: [], present, future: [] });

/** The same text is no new step: only its selection is kept. */
export function record(history: EditHistory, present: Snapshot): EditHistory {
  if (history.present.text === present.text) return { ...history, present };
  return { past: [...history.past, history.present].slice(-LONGEST), present, future: [] };
}

export function undo(history: EditHistory): EditHistory {
  const last = history.past.at(-1);
  if (!last) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

export function redo(history: EditHistory): EditHistory {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}

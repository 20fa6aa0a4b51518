/** Owns the shape of the tagger's weights, as reader.bin holds them. Never tags. */
import { SLOT_BITS } from './hash.ts';

/** The table has 2 ** TAG_BITS rows. */
const TAG_BITS = 14;
/** The row of a slot of `tagAtoms`. */
export const tagRowOf = (slot: number): number => slot >>> (SLOT_BITS - TAG_BITS);
/** Numbers a row of the table, and hidden numbers of every layer. */
export const TAG_EMBED = 32;
export const TAG_HIDDEN = 48;
/** What is asked of each unit: dropped, read as an alternative, a blank before it, all upper case, a capital first. */
export const TAG = { drop: 0, alternative: 1, gap: 2, upper: 3, title: 4 } as const;
export const TAG_QUESTIONS = 5;
const TAG_TABLE = TAG_EMBED * 2 ** TAG_BITS;

/** A gated recurrence one way: gates in the order reset, update, new. */
export interface Recurrence {
  readonly input: Float32Array;
  readonly hidden: Float32Array;
  readonly inputBias: Float32Array;
  readonly hiddenBias: Float32Array;
}

export interface TagModel {
  readonly table: Int8Array;
  /** One step of the table. */
  readonly step: number;
  /** Rows of weights over the unit before, the unit and the one after. */
  readonly near: Float32Array;
  readonly nearBias: Float32Array;
  readonly forward: Recurrence;
  readonly backward: Recurrence;
  readonly between: Float32Array;
  readonly betweenBias: Float32Array;
  readonly answers: Float32Array;
  readonly answersBias: Float32Array;
}

const GATES = 3 * TAG_HIDDEN;
const DENSE =
  TAG_HIDDEN * (3 * TAG_EMBED + 1) +
  2 * GATES * (2 * TAG_HIDDEN + 2) +
  TAG_HIDDEN * (2 * TAG_HIDDEN + 1) +
  TAG_QUESTIONS * (TAG_HIDDEN + 1);
/** A step, the dense weights as f32, the table as i8. */
export const TAG_BYTES = 4 + 4 * DENSE + TAG_TABLE;

/** The tagger from the TAG_BYTES of `view` that begin at `from`. */
export function readTagModel(view: DataView, from: number): TagModel {
  let at = from;
  const take = (size: number) => {
    const values = Float32Array.from({ length: size }, (_, k) => view.getFloat32(at + 4 * k, true));
    at += 4 * size;
    return values;
  };
  const recurrence = () => ({
    input: take(GATES * TAG_HIDDEN),
    hidden: take(GATES * TAG_HIDDEN),
    inputBias: take(GATES),
    hiddenBias: take(GATES),
  });
  const [step = 0] = take(1);
  const [near, nearBias] = [take(TAG_HIDDEN * 3 * TAG_EMBED), take(TAG_HIDDEN)];
  const [forward, backward] = [recurrence(), recurrence()];
  const [between, betweenBias] = [take(TAG_HIDDEN * 2 * TAG_HIDDEN), take(TAG_HIDDEN)];
  const [answers, answersBias] = [take(TAG_QUESTIONS * TAG_HIDDEN), take(TAG_QUESTIONS)];
  const table = new Int8Array(view.buffer, view.byteOffset + at, TAG_TABLE).slice();
  return { table, step, near, nearBias, forward, backward, between, betweenBias, answers, answersBias };
}

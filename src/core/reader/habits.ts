/**
 * Owns the habits of blanks inside one utterance: did a blank stand before and after each sign when it was last written.
 * Who writes `{print $1}` once does so again, and closes a bracket as it was opened. Never decides.
 */
import { hashText } from './hash.ts';

/** Two bits a sign: 0 not written yet, 1 no blank, 2 a blank. Fifteen signs fit into one number. */
const shifts = (signs: readonly string[]): ReadonlyMap<number, number> =>
  new Map(signs.map((sign, at) => [hashText(sign), 2 * at]));
const BEFORE = shifts(['|', ';', '}', ')', ']', '>', '>>', '2>', '<', ',', '=', '+', '&&', '{', '(']);
const AFTER = shifts(['|', ';', '{', '(', '[', '>', '>>', '2>', '<', ',', '=', '+', '"', "'", ':']);
const OPENED_BY: ReadonlyMap<number, number> = new Map(
  ['{}', '()', '[]', '""', "''"].map(([open = '', close = '']) => [hashText(close), hashText(open)]),
);
const QUOTES: ReadonlySet<number> = new Set([hashText('"'), hashText("'")]);

export interface Habits {
  readonly before: number;
  readonly after: number;
}

export const NO_HABITS: Habits = { before: 0, after: 0 };

/** The habits once `sign` was written after `last`, with a blank between if `gap`; `quoted`: a quote is open before it. */
export function learnHabit(habits: Habits, last: number, sign: number, gap: boolean, quoted: boolean): Habits {
  const [lead, trail] = [BEFORE.get(sign), QUOTES.has(last) && !quoted ? undefined : AFTER.get(last)];
  if (lead === undefined && trail === undefined) return habits;
  return { before: put(habits.before, lead, gap), after: put(habits.after, trail, gap) };
}

function put(bits: number, shift: number | undefined, gap: boolean): number {
  return shift === undefined ? bits : (bits & ~(3 << shift)) | ((gap ? 2 : 1) << shift);
}

/** What the habits say about a blank between `last` and `sign`: of the sign, of the last one, of the one it closes. */
export function habitAt({ before, after }: Habits, last: number, sign: number): number {
  const get = (bits: number, shift: number | undefined) => (shift === undefined ? 0 : (bits >>> shift) & 3);
  const opened = OPENED_BY.get(sign);
  return (
    get(before, BEFORE.get(sign)) +
    4 * get(after, AFTER.get(last)) +
    16 * (opened === undefined ? 0 : get(after, AFTER.get(opened)))
  );
}

/**
 * Owns the oracle: which units of an utterance wrote which characters of its known command, by the cheapest alignment.
 * Used in training only. Never looks at weights.
 */
import type { Lexed } from '../../src/core/lexer/unit.ts';
import { alternativesAt, type Form, formOf, LOWER, MIXED, TITLE, UPPER } from '../../src/core/reader/form.ts';
import { inCase } from '../../src/core/reader/history.ts';
import type { SoundAlikes } from '../../src/core/reader/sound-alikes.ts';

export interface Step {
  readonly unit: number;
  /** null: dropped. */
  readonly form: Form | null;
  readonly gap: boolean;
  readonly wanted: number;
}

const DROP = 1;
const DROP_WEAK = 0.2;
/** Each further run of dropped units, so that what is dropped hangs together. */
const NEW_RUN = 0.3;
const ALTERNATIVE = 0.25;
const MAX_UNITS = 160;

/** Steps that write `command` from the units, or null if no way of reading them gives it. */
export function align(
  lexed: Lexed,
  command: string,
  repairs: ReadonlyMap<number, readonly string[]>,
  alike: SoundAlikes,
): Step[] | null {
  const { units } = lexed;
  const size = units.length;
  if (size > MAX_UNITS || size === 0) return null;
  const width = command.length + 1;
  const forms = units.map((unit, i) => [formOf(unit), ...alternativesAt(units, i, repairs, alike)]);
  const cost = new Float64Array((size + 1) * width * 2).fill(Number.POSITIVE_INFINITY);
  const at = (unit: number, place: number, dropping: number) => (unit * width + place) * 2 + dropping;
  const get = (index: number) => cost[index] ?? Number.POSITIVE_INFINITY;
  cost[at(size, command.length, 0)] = 0;
  cost[at(size, command.length, 1)] = 0;
  const dropCost = (unit: number, place: number, dropping: number) =>
    (units[unit]?.weak ? DROP_WEAK : DROP + (dropping === 0 && place > 0 ? NEW_RUN : 0)) +
    get(at(unit + 1, place, units[unit]?.weak ? dropping : 1));
  for (let unit = size - 1; unit >= 0; unit--) {
    for (let place = command.length; place >= 0; place--) {
      let keep = Number.POSITIVE_INFINITY;
      for (const form of forms[unit] ?? []) {
        if (unit + form.span > size) continue;
        const match = matchAt(form, command, place);
        if (match !== null) {
          keep = Math.min(keep, (form.choice < 0 ? 0 : ALTERNATIVE) + get(at(unit + form.span, match.to, 0)));
        }
      }
      for (const dropping of [0, 1]) cost[at(unit, place, dropping)] = Math.min(keep, dropCost(unit, place, dropping));
    }
  }
  if (!Number.isFinite(get(at(0, 0, 0)))) return null;
  const steps: Step[] = [];
  let [unit, place, dropping] = [0, 0, 0];
  while (unit < size) {
    const best = get(at(unit, place, dropping));
    if (Math.abs(best - dropCost(unit, place, dropping)) < 1e-9) {
      steps.push({ unit, form: null, gap: false, wanted: LOWER });
      if (!units[unit]?.weak) dropping = 1;
      unit++;
      continue;
    }
    let found = false;
    for (const form of forms[unit] ?? []) {
      const match = unit + form.span <= size ? matchAt(form, command, place) : null;
      if (match === null) continue;
      const total = (form.choice < 0 ? 0 : ALTERNATIVE) + get(at(unit + form.span, match.to, 0));
      if (Math.abs(best - total) > 1e-9) continue;
      steps.push({ unit, form, gap: match.gap, wanted: match.wanted });
      unit += form.span;
      place = match.to;
      dropping = 0;
      found = true;
      break;
    }
    if (!found) return null;
  }
  return steps;
}

export function matchAt(
  form: Form,
  command: string,
  place: number,
): { gap: boolean; wanted: number; to: number } | null {
  let from = place;
  while (command.charAt(from) === ' ') from++;
  const to = from + form.text.length;
  const text = command.slice(from, to);
  const gap = from > place;
  if (form.fixedCase || (form.kind !== 'letter' && form.kind !== 'word')) {
    return text === form.text ? { gap, wanted: MIXED, to } : null;
  }
  const choices =
    form.kind === 'letter'
      ? [LOWER, UPPER]
      : form.printed === MIXED
        ? [MIXED, LOWER, UPPER, TITLE]
        : [LOWER, UPPER, TITLE];
  for (const wanted of choices) if (inCase(form, wanted) === text) return { gap, wanted, to };
  return null;
}

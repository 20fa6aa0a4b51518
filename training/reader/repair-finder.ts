/**
 * Owns the finding of mis-hearings in pairs: phrases of up to three units that can only have written something else.
 * Used in training only; what is found often enough becomes an alternative that the reader weighs.
 */
import type { Lexed } from '../../src/core/lexer/unit.ts';
import { alternativesAt, type Form, formOf, LONGEST_PHRASE } from '../../src/core/reader/form.ts';
import { matchAt } from './oracle.ts';

export interface FoundRepair {
  readonly phrase: string;
  readonly meant: string;
}

const DROP = 1;
/** On top of what dropping the same units would cost. */
const REPLACE = 0.5;
const KNOWN = 0.25;
const MAX_SUM = 12_000;
const NO_REPAIRS: ReadonlyMap<number, readonly string[]> = new Map();

interface Move {
  readonly unit: number;
  readonly place: number;
  readonly found: FoundRepair | null;
}

/** The replacements on the cheapest way to read `command`; none where it can be read without. */
export function findRepairs(lexed: Lexed, command: string): FoundRepair[] {
  const { units } = lexed;
  const size = units.length;
  const width = command.length + 1;
  if (size * width > MAX_SUM || size === 0) return [];
  const forms: Form[][] = units.map((unit, i) => [formOf(unit), ...alternativesAt(units, i, NO_REPAIRS, null)]);
  const cost = new Float64Array((size + 1) * width).fill(Number.POSITIVE_INFINITY);
  const moves: (Move | undefined)[] = [];
  cost[size * width + command.length] = 0;
  for (let unit = size - 1; unit >= 0; unit--) {
    for (let place = command.length; place >= 0; place--) {
      const at = unit * width + place;
      const take = (price: number, move: Move) => {
        const total = price + (cost[move.unit * width + move.place] ?? Number.POSITIVE_INFINITY);
        if (total >= (cost[at] ?? 0)) return;
        cost[at] = total;
        moves[at] = move;
      };
      take(units[unit]?.weak ? 0.2 : DROP, { unit: unit + 1, place, found: null });
      for (const form of forms[unit] ?? []) {
        const match = unit + form.span <= size ? matchAt(form, command, place) : null;
        if (match) take(form.choice < 0 ? 0 : KNOWN, { unit: unit + form.span, place: match.to, found: null });
      }
      let phrase = '';
      for (let span = 1; span <= LONGEST_PHRASE && unit + span <= size; span++) {
        const next = units[unit + span - 1];
        if (next === undefined || next.weak || next.literal || next.kind === 'number' || (span > 1 && next.separated))
          break;
        phrase += span > 1 ? ` ${next.said}` : next.said;
        for (const { text, to } of chunksAt(command, place)) {
          const found = { phrase, meant: text.toLowerCase() };
          if (found.phrase !== found.meant) take(REPLACE + DROP * 1.1 * span, { unit: unit + span, place: to, found });
        }
      }
    }
  }
  const repairs: FoundRepair[] = [];
  for (let unit = 0, place = 0; unit < size; ) {
    const move = moves[unit * width + place];
    if (move === undefined) return [];
    if (move.found) repairs.push(move.found);
    unit = move.unit;
    place = move.place;
  }
  return repairs;
}

/** What one mis-hearing may have meant here: a run of letters, one letter of a flag, one symbol or a doubled one. */
function chunksAt(command: string, place: number): { text: string; to: number }[] {
  let from = place;
  while (command.charAt(from) === ' ') from++;
  const rest = command.slice(from, from + 24);
  const letters = /^[A-Za-z]+/.exec(rest)?.[0];
  const chunks: string[] = [];
  if (letters !== undefined) {
    if (!/[A-Za-z]/.test(command.charAt(from - 1))) chunks.push(letters);
    if (letters.length > 1 && /(^|\s)-[A-Za-z]{0,3}$/.test(command.slice(0, from))) chunks.push(letters.slice(0, 1));
  } else if (/^[!-/:-@[-`{-~]/.test(rest)) {
    chunks.push(rest.slice(0, 1));
    const pair = rest.slice(0, 2);
    if (['--', '&&', '||', '>>', '..'].includes(pair)) chunks.push(pair);
  }
  return chunks.map((text) => ({ text, to: from + text.length }));
}

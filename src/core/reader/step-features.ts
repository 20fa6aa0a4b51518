/**
 * Owns the numbers about how a whole reading came about: what was left out and where, what was repaired and recased, which
 * said blanks were not written. Never looks at the command as a whole.
 */
import { LOWER, UPPER } from './form.ts';
import type { History } from './history.ts';
import { CAPITAL_LETTERS, COMMONNESS, PRINTED, SEPARATED, type Utterance, WEAK } from './utterance.ts';
import type { WholeName } from './whole-names.ts';

type Add = (name: WholeName, value: number) => void;

export function judgeSteps(u: Utterance, odds: Float64Array, steps: readonly History[], add: Add): void {
  const kept = steps.filter((step) => step.form !== null);
  const first = kept[0]?.unit ?? u.size;
  const last = kept.at(-1)?.unit ?? -1;
  let run = 0;
  let quote = 0;
  for (const step of steps) {
    const i = step.unit;
    if (step.form !== null) {
      if (run > 0 && i > first) add('runsInside', 1);
      if (run === 1 && i > first) add('loneDrops', 1);
      run = 0;
      quote = step.quote;
      judgeKept(u, step, odds[i] ?? 0, i === first, add);
      continue;
    }
    if ((u.print[i] ?? 0) & WEAK) continue;
    run++;
    const inside = i > first && i < last;
    add(inside ? 'dropsInside' : i < first ? 'dropsBefore' : 'dropsAfter', 1);
    if (inside && quote !== 0) add('dropsInQuotes', 1);
    judgeDropped(u, i, odds[i] ?? 0, add);
  }
  const opened = steps.find((step) => !((u.print[step.unit] ?? 0) & WEAK))?.unit ?? 0;
  if (first >= u.size || opened >= first) return;
  if (u.forms[opened]?.id === u.forms[first]?.id) add('sameStart', 1);
  if (u.marks.fresh[first]) add('freshStart', 1);
}

function judgeDropped(u: Utterance, i: number, talk: number, add: Add): void {
  const kind = u.forms[i]?.kind;
  if ((u.known[i] ?? 0) & COMMONNESS) add('namesDropped', 1);
  if (kind === 'number') add('numbersDropped', 1);
  if (u.talky[i]) add('talkyDropped', 1);
  else if (kind === 'word') add('plainDropped', 1);
  if (u.marks.inCue[i]) add('cuesDropped', 1);
  if (u.marks.fresh[i]) add('freshDropped', 1);
  if (u.caseStyle & CAPITAL_LETTERS) add('dropsThoughLetters', 1);
  if (!u.separators) return;
  add('droppedSeparated', 1);
  add('againstDroppedSeparated', Math.min(6, Math.max(0, -talk)));
}

function judgeKept(u: Utterance, step: History, talk: number, opening: boolean, add: Add): void {
  const { form, unit: i } = step;
  if (form === null) return;
  if (u.marks.fresh[i] && !opening) add('freshKept', 1);
  const written = step.wrote.trimStart();
  if (!form.fixedCase && !form.repaired) {
    if (form.kind === 'word' && written !== form.text) add(u.caseStyle & PRINTED ? 'recasedPrinted' : 'recased', 1);
    if (form.kind === 'word' && form.printed === UPPER && written === form.lower) add('loweredWhole', 1);
    if (form.kind === 'word' && form.printed === LOWER && written !== form.lower)
      add((u.caseStyle & (CAPITAL_LETTERS | PRINTED)) === CAPITAL_LETTERS ? 'raisedThoughLetters' : 'raised', 1);
    if (form.kind === 'letter' && form.printed === LOWER && written !== form.lower) add('lettersRaised', 1);
  }
  const likely = u.lexed.units[i]?.alternatives.some((one) => one.likely);
  if (likely) add(form.choice < 0 ? 'likelyLeft' : 'repairsLikely', 1);
  if (form.choice >= 0 && !form.repaired) add('literals', 1);
  if (!u.separators) return;
  add('againstKeptSeparated', Math.min(6, Math.max(0, talk)));
  const gap = step.wrote.startsWith(' ');
  const said = ((u.print[i] ?? 0) & SEPARATED) !== 0;
  if (opening || gap === said) return;
  add(gap ? 'blanksUnsaid' : 'blanksIgnored', 1);
}

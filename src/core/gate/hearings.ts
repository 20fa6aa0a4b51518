/**
 * Owns the choice between hearings of the same clip: a recogniser that is right says the same of it played slower. Where
 * the commands differ it is never sure. Never reads words.
 */
import type { Draft } from '../draft.ts';
import { MOST_ALTERNATIVES, type Verdict } from './verdict.ts';

const DIFFERED = 'Heard twice, it came out differently.';

export interface Chosen {
  /** Index of the hearing that is believed. */
  readonly best: number;
  /** Its verdict: unsure where another hearing gave another command, which is then its first alternative. */
  readonly verdict: Verdict;
}

/** Believes the likeliest of the verdicts; where all agree the first that is sure, or the first. Pure; total. */
export function chooseHearing(verdicts: readonly [Verdict, ...Verdict[]]): Chosen {
  const [first] = verdicts;
  if (verdicts.every(({ draft }) => draft.command === first.draft.command)) {
    const sure = verdicts.findIndex((verdict) => verdict.sure);
    return { best: Math.max(sure, 0), verdict: verdicts[sure] ?? first };
  }
  const likeliest = verdicts.reduce((best, verdict) => (verdict.confidence > best.confidence ? verdict : best), first);
  const best = verdicts.indexOf(likeliest);
  const rivals = verdicts
    .filter((verdict) => verdict.draft.command !== likeliest.draft.command)
    .map(({ draft }) => draft);
  const alternatives = withoutRepeats(likeliest.draft, [...rivals, ...likeliest.alternatives]);
  return { best, verdict: { ...likeliest, sure: false, why: likeliest.sure ? DIFFERED : likeliest.why, alternatives } };
}

function withoutRepeats(draft: Draft, others: readonly Draft[]): Draft[] {
  const seen = new Set(['', draft.command]);
  const kept: Draft[] = [];
  for (const other of others) {
    if (seen.has(other.command)) continue;
    seen.add(other.command);
    kept.push(other);
  }
  return kept.slice(0, MOST_ALTERNATIVES);
}

/** Owns the sum of weights behind a decision and its log probabilities. Never makes features. */
import type { FeatureList } from './feature-list.ts';
import type { ReaderWeights } from './weights.ts';

/** Natural-log odds of the decision whose features are listed. */
export function scoreWith(weights: ReaderWeights): (list: FeatureList) => number {
  const { table, scale } = weights;
  return (list) => {
    let sum = 0;
    for (let k = 0; k < list.length; k++) sum += table[list.slots[k] ?? 0] ?? 0;
    return sum * scale;
  };
}

/** log of the logistic function: the log probability of yes at these odds; `logYes(-odds)` is that of no. */
export const logYes = (odds: number): number => (odds > -30 ? -Math.log1p(Math.exp(-odds)) : odds);

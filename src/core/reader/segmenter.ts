/**
 * Owns the first stage: a linear chain over the units with two labels, command and talk, and its marginals by forward
 * and backward sums. It only says how likely each unit is talk; the search decides.
 */
import type { FeatureList } from './feature-list.ts';
import { edgeFeatures, talkFeatures } from './talk-features.ts';
import type { Utterance } from './utterance.ts';

/** Adds up the weights of the listed features, in natural-log odds. */
export type Scorer = (list: FeatureList) => number;

/** Classes of a marginal: log odds of talk in steps, clear command first. */
const LEVEL_EDGES = [-5, -3.5, -2.2, -1.2, -0.4, 0.4, 1.2, 2.2, 3.5, 5];

export interface Segmentation {
  /** Log odds that each unit is talk. */
  readonly odds: Float64Array;
  /** The same as classes, 0..10. */
  readonly levels: Uint8Array;
}

export const levelOf = (odds: number): number => LEVEL_EDGES.filter((edge) => odds > edge).length;

export function segment(u: Utterance, score: Scorer, list: FeatureList): Segmentation {
  const { size } = u;
  const odds = new Float64Array(size);
  const levels = new Uint8Array(size);
  if (size === 0) return { odds, levels };
  const node = new Float64Array(size);
  const edge = new Float64Array(4 * size);
  for (let i = 0; i < size; i++) {
    talkFeatures(u, i, list);
    node[i] = score(list);
    for (let pair = 1; pair < 4 && i > 0; pair++) {
      edgeFeatures(u, i, pair, list);
      edge[4 * i + pair] = score(list);
    }
  }
  const get = (values: Float64Array, i: number) => values[i] ?? 0;
  const forward = new Float64Array(2 * size);
  const backward = new Float64Array(2 * size);
  forward[1] = get(node, 0);
  for (let i = 1; i < size; i++) {
    const [command, talk] = [get(forward, 2 * i - 2), get(forward, 2 * i - 1)];
    forward[2 * i] = logSum(command, talk + get(edge, 4 * i + 2));
    forward[2 * i + 1] = get(node, i) + logSum(command + get(edge, 4 * i + 1), talk + get(edge, 4 * i + 3));
  }
  for (let i = size - 2; i >= 0; i--) {
    const command = get(backward, 2 * i + 2);
    const talk = get(backward, 2 * i + 3) + get(node, i + 1);
    backward[2 * i] = logSum(command, talk + get(edge, 4 * i + 5));
    backward[2 * i + 1] = logSum(command + get(edge, 4 * i + 6), talk + get(edge, 4 * i + 7));
  }
  for (let i = 0; i < size; i++) {
    odds[i] = get(forward, 2 * i + 1) + get(backward, 2 * i + 1) - get(forward, 2 * i) - get(backward, 2 * i);
    levels[i] = levelOf(odds[i] ?? 0);
  }
  return { odds, levels };
}

export function logSum(a: number, b: number): number {
  const top = Math.max(a, b);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log1p(Math.exp(Math.min(a, b) - top));
}

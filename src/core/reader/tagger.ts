/**
 * Owns the tagger: a small recurrent network that sees the whole utterance, both ways, and says of each unit on its own
 * what is likely done with it. Search and ranking hear it as one voice among others; it decides nothing.
 */
import type { FeatureList } from './feature-list.ts';
import { tagAtoms } from './tag-atoms.ts';
import { type Recurrence, TAG_EMBED, TAG_HIDDEN, TAG_QUESTIONS, type TagModel, tagRowOf } from './tag-model.ts';
import type { Utterance } from './utterance.ts';

export type Tagger = (u: Utterance) => Float32Array;

/** Answers, TAG_QUESTIONS for each unit, in natural-log odds of yes. */
export function tagWith(model: TagModel, list: FeatureList): Tagger {
  return (u) => {
    const { size } = u;
    // One unit of nothing before the first and after the last.
    const seen = new Float32Array((size + 2) * TAG_EMBED);
    for (let i = 0; i < size; i++) embed(u, i, model, list, seen.subarray((i + 1) * TAG_EMBED, (i + 2) * TAG_EMBED));
    const near = new Float32Array(size * TAG_HIDDEN);
    for (let i = 0; i < size; i++)
      layer(
        model.near,
        model.nearBias,
        seen.subarray(i * TAG_EMBED),
        3 * TAG_EMBED,
        near.subarray(i * TAG_HIDDEN),
        TAG_HIDDEN,
      );
    near.forEach((value, k) => {
      near[k] = Math.tanh(value);
    });
    const both = new Float32Array(size * 2 * TAG_HIDDEN);
    recur(model.forward, near, size, 1, both, 0);
    recur(model.backward, near, size, -1, both, TAG_HIDDEN);
    const answers = new Float32Array(size * TAG_QUESTIONS);
    const between = new Float32Array(TAG_HIDDEN);
    for (let i = 0; i < size; i++) {
      layer(model.between, model.betweenBias, both.subarray(i * 2 * TAG_HIDDEN), 2 * TAG_HIDDEN, between, TAG_HIDDEN);
      for (let k = 0; k < TAG_HIDDEN; k++) between[k] = Math.tanh(between[k] ?? 0);
      const to = answers.subarray(i * TAG_QUESTIONS);
      layer(model.answers, model.answersBias, between, TAG_HIDDEN, to, TAG_QUESTIONS);
    }
    return answers;
  };
}

function embed(u: Utterance, i: number, model: TagModel, list: FeatureList, to: Float32Array): void {
  tagAtoms(u, i, list);
  for (let k = 0; k < list.length; k++) {
    const from = tagRowOf(list.slots[k] ?? 0) * TAG_EMBED;
    for (let d = 0; d < TAG_EMBED; d++) to[d] = (to[d] ?? 0) + (model.table[from + d] ?? 0);
  }
  for (let d = 0; d < TAG_EMBED; d++) to[d] = (to[d] ?? 0) * model.step;
}

/** out = weights * input + bias, weights by rows of `width`. Four rows at a time: the time of the tagger is spent here. */
function layer(
  weights: Float32Array,
  bias: Float32Array,
  input: Float32Array,
  width: number,
  out: Float32Array,
  rows: number,
): void {
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const first = row * width;
    const [second, third, fourth] = [first + width, first + 2 * width, first + 3 * width];
    let [a, b, c, d] = [bias[row] ?? 0, bias[row + 1] ?? 0, bias[row + 2] ?? 0, bias[row + 3] ?? 0];
    for (let k = 0; k < width; k++) {
      const value = input[k] ?? 0;
      a += (weights[first + k] ?? 0) * value;
      b += (weights[second + k] ?? 0) * value;
      c += (weights[third + k] ?? 0) * value;
      d += (weights[fourth + k] ?? 0) * value;
    }
    out[row] = a;
    out[row + 1] = b;
    out[row + 2] = c;
    out[row + 3] = d;
  }
  for (; row < rows; row++) {
    let sum = bias[row] ?? 0;
    for (let k = 0; k < width; k++) sum += (weights[row * width + k] ?? 0) * (input[k] ?? 0);
    out[row] = sum;
  }
}

/** Writes the hidden numbers of each unit at `offset` of its row in `both`; `way`: 1 first to last, -1 last to first. */
function recur(
  model: Recurrence,
  near: Float32Array,
  size: number,
  way: number,
  both: Float32Array,
  offset: number,
): void {
  const gates = 3 * TAG_HIDDEN;
  const [fromInput, fromHidden] = [new Float32Array(gates), new Float32Array(gates)];
  const state = new Float32Array(TAG_HIDDEN);
  for (let n = 0; n < size; n++) {
    const i = way > 0 ? n : size - 1 - n;
    layer(model.input, model.inputBias, near.subarray(i * TAG_HIDDEN), TAG_HIDDEN, fromInput, gates);
    layer(model.hidden, model.hiddenBias, state, TAG_HIDDEN, fromHidden, gates);
    for (let k = 0; k < TAG_HIDDEN; k++) {
      const sum = (gate: number) => (fromInput[gate + k] ?? 0) + (fromHidden[gate + k] ?? 0);
      const reset = 1 / (1 + Math.exp(-sum(0)));
      const update = 1 / (1 + Math.exp(-sum(TAG_HIDDEN)));
      const at = 2 * TAG_HIDDEN + k;
      const fresh = Math.tanh((fromInput[at] ?? 0) + reset * (fromHidden[at] ?? 0));
      state[k] = (1 - update) * fresh + update * (state[k] ?? 0);
    }
    both.set(state, i * 2 * TAG_HIDDEN + offset);
  }
}

/**
 * Owns the buffer that feature templates write their slots into: one per reader, refilled for every decision.
 * Never knows what a feature means.
 */
import { join, slotOf } from './hash.ts';

export class FeatureList {
  readonly slots: Int32Array;
  length = 0;
  #template = 0;

  constructor(capacity = 128) {
    this.slots = new Int32Array(capacity);
  }

  /** Starts a new list; `base` numbers its first template, the following ones count on from it. */
  start(base: number): void {
    this.length = 0;
    this.#template = base;
  }

  add(a: number): void {
    this.slots[this.length++] = slotOf(this.#template++, a);
  }

  add2(a: number, b: number): void {
    this.add(join(a, b));
  }

  add3(a: number, b: number, c: number): void {
    this.add(join(join(a, b), c));
  }

  add4(a: number, b: number, c: number, d: number): void {
    this.add(join(join(join(a, b), c), d));
  }

  add5(a: number, b: number, c: number, d: number, e: number): void {
    this.add(join(join(join(join(a, b), c), d), e));
  }
}

/** First template number of each decision; a decision has fewer than 100 templates. */
export const TEMPLATES = {
  talk: 0,
  edge: 100,
  drop: 500,
  alternative: 600,
  gap: 700,
  upper: 800,
  title: 900,
  mixed: 1000,
  letter: 1100,
  tag: 1200,
} as const;

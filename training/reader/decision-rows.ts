/**
 * Owns the rows of the second stage: walks an aligned utterance and writes down every decision the search would have
 * made on the way, with what was right. Never searches.
 */
import { writeFileSync } from 'node:fs';
import { alternativeFeatures, dropFeatures } from '../../src/core/reader/choice-features.ts';
import { type FeatureList, TEMPLATES } from '../../src/core/reader/feature-list.ts';
import { type Form, MIXED, TITLE, UPPER } from '../../src/core/reader/form.ts';
import { History, inCase } from '../../src/core/reader/history.ts';
import type { LexiconIndex } from '../../src/core/reader/lexicon-index.ts';
import type { Scorer } from '../../src/core/reader/segmenter.ts';
import type { Utterance } from '../../src/core/reader/utterance.ts';
import { caseFeatures, gapFeatures } from '../../src/core/reader/writing-features.ts';
import type { Step } from './oracle.ts';
import { RowFile } from './row-file.ts';

const DECISIONS = ['drop', 'alternative', 'gap', 'upper', 'title', 'mixed', 'letter'] as const;
type Decision = (typeof DECISIONS)[number];

export class DecisionRows {
  readonly #files: Record<Decision, RowFile>;
  readonly #pairs: Record<Decision, number[]> = {
    drop: [],
    alternative: [],
    gap: [],
    upper: [],
    title: [],
    mixed: [],
    letter: [],
  };
  readonly #out: string;
  readonly #score: Scorer | null;
  readonly #odds: Record<Decision, number[]> = {
    drop: [],
    alternative: [],
    gap: [],
    upper: [],
    title: [],
    mixed: [],
    letter: [],
  };

  /** Writes rows under `out`; with `score`, what that scorer gives each row too. */
  constructor(out: string, score: Scorer | null = null) {
    this.#out = out;
    this.#score = score;
    const open = (name: Decision) => new RowFile(`${out}/${name}`);
    this.#files = {
      drop: open('drop'),
      alternative: open('alternative'),
      gap: open('gap'),
      upper: open('upper'),
      title: open('title'),
      mixed: open('mixed'),
      letter: open('letter'),
    };
  }

  /** Adds the decisions on the way of `steps`; `pair` is the utterance's number among the pairs. */
  follow(
    pair: number,
    u: Utterance,
    levels: Uint8Array,
    steps: readonly Step[],
    x: LexiconIndex,
    list: FeatureList,
  ): void {
    let h = new History();
    const add = (decision: Decision, yes: boolean) => {
      this.#files[decision].add(list, yes ? 1 : 0);
      this.#pairs[decision].push(pair);
      if (this.#score) this.#odds[decision].push(this.#score(list));
    };
    for (const { unit, form, gap, wanted } of steps) {
      dropFeatures(u, levels, unit, h, x, list);
      add('drop', form === null);
      if (form !== null) {
        for (const other of u.alternatives[unit] ?? []) {
          alternativeFeatures(u, levels, unit, other, h, x, list);
          add('alternative', other.choice === form.choice);
        }
        if (h.kept > 0) {
          gapFeatures(u, unit, form, h, x, list);
          add('gap', gap);
        }
        this.#followCase(u, unit, form, h, gap, wanted, x, list, add);
      }
      const next = h.next(unit, 0);
      if (form === null) next.drop();
      else next.write(gap, isCased(form) ? inCase(form, wanted) : form.text, form, x);
      h = next;
    }
  }

  close(): void {
    const widths: Record<string, number> = {};
    for (const name of DECISIONS) {
      this.#files[name].close();
      widths[name] = this.#files[name].width;
      const pairs = Uint32Array.from(this.#pairs[name]);
      writeFileSync(`${this.#out}/${name}.pairs`, new Uint8Array(pairs.buffer));
      const odds = Float64Array.from(this.#odds[name]);
      if (this.#score) writeFileSync(`${this.#out}/${name}.odds`, new Uint8Array(odds.buffer));
    }
    writeFileSync(`${this.#out}/decisions.json`, JSON.stringify({ widths }));
  }

  #followCase(
    u: Utterance,
    unit: number,
    form: Form,
    h: History,
    gap: boolean,
    wanted: number,
    x: LexiconIndex,
    list: FeatureList,
    add: (decision: Decision, yes: boolean) => void,
  ): void {
    if (!isCased(form)) return;
    const ask = (decision: 'letter' | 'upper' | 'title' | 'mixed', yes: boolean) => {
      caseFeatures(u, unit, form, h, gap, x, TEMPLATES[decision], list);
      add(decision, yes);
    };
    if (form.kind === 'letter') {
      ask('letter', wanted === UPPER);
      return;
    }
    ask('upper', wanted === UPPER);
    if (wanted === UPPER) return;
    ask('title', wanted === TITLE);
    if (wanted !== TITLE && form.printed === MIXED) ask('mixed', wanted === MIXED);
  }
}

const isCased = (form: Form) => !form.fixedCase && (form.kind === 'letter' || form.kind === 'word');

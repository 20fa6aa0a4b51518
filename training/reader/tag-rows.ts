/**
 * Owns the tagger's rows: of every unit of an aligned utterance what the tagger sees, and what was right to do with it.
 * Never trains.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { FeatureList } from '../../src/core/reader/feature-list.ts';
import { TITLE, UPPER } from '../../src/core/reader/form.ts';
import { tagAtoms } from '../../src/core/reader/tag-atoms.ts';
import { TAG, TAG_QUESTIONS, tagRowOf } from '../../src/core/reader/tag-model.ts';
import type { Tagger } from '../../src/core/reader/tagger.ts';
import type { Utterance } from '../../src/core/reader/utterance.ts';
import type { Step } from './oracle.ts';

/** Not asked of this unit. */
const NOT_ASKED = 255;

export class TagRows {
  readonly #out: string;
  readonly #rows: number;
  readonly #labels: number;
  readonly #tag: Tagger | null;
  readonly #odds: number[] = [];
  readonly #numbers: number[] = [];
  readonly #sizes: number[] = [];
  #width = 0;

  /**
   * Writes `out`/tags.rows (u16), `out`/tags.labels (u8, TAG_QUESTIONS a unit) and `out`/tags.json; with `tag`, what that
   * tagger answers too.
   */
  constructor(out: string, tag: Tagger | null = null) {
    this.#out = out;
    this.#tag = tag;
    this.#rows = openSync(`${out}/tags.rows`, 'w');
    this.#labels = openSync(`${out}/tags.labels`, 'w');
  }

  add(pair: number, u: Utterance, steps: readonly Step[], list: FeatureList): void {
    const rows: number[] = [];
    for (let i = 0; i < u.size; i++) {
      tagAtoms(u, i, list);
      this.#width = list.length;
      for (let k = 0; k < list.length; k++) rows.push(tagRowOf(list.slots[k] ?? 0));
    }
    const labels = new Uint8Array(u.size * TAG_QUESTIONS).fill(NOT_ASKED);
    let kept = 0;
    for (const { unit, form, gap, wanted } of steps) {
      const from = unit * TAG_QUESTIONS;
      labels[from + TAG.drop] = form === null ? 1 : 0;
      if (form === null) continue;
      if ((u.alternatives[unit] ?? []).length > 0) labels[from + TAG.alternative] = form.choice < 0 ? 0 : 1;
      if (kept++ > 0) labels[from + TAG.gap] = gap ? 1 : 0;
      if (form.fixedCase || (form.kind !== 'letter' && form.kind !== 'word')) continue;
      labels[from + TAG.upper] = wanted === UPPER ? 1 : 0;
      if (form.kind === 'word' && wanted !== UPPER) labels[from + TAG.title] = wanted === TITLE ? 1 : 0;
    }
    writeSync(this.#rows, new Uint8Array(Uint16Array.from(rows).buffer));
    writeSync(this.#labels, labels);
    if (this.#tag) this.#odds.push(...this.#tag(u));
    this.#numbers.push(pair);
    this.#sizes.push(u.size);
  }

  close(): void {
    closeSync(this.#rows);
    closeSync(this.#labels);
    if (this.#tag) writeFileSync(`${this.#out}/tags.odds`, new Uint8Array(Float64Array.from(this.#odds).buffer));
    const about = { width: this.#width, numbers: this.#numbers, sizes: this.#sizes };
    writeFileSync(`${this.#out}/tags.json`, JSON.stringify(about));
  }
}

/** Owns a file of training rows: feature slots and a label each, written in chunks. Never knows what they mean. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { FeatureList } from '../../src/core/reader/feature-list.ts';

const CHUNK = 1 << 20;

export class RowFile {
  readonly #slots: number;
  readonly #labels: number;
  readonly #buffer = new Uint32Array(CHUNK);
  readonly #labelBuffer: number[] = [];
  #used = 0;
  #width = 0;

  /** Writes `path`.slots (u32 rows, all of the same width) and `path`.labels (u8). */
  constructor(path: string) {
    this.#slots = openSync(`${path}.slots`, 'w');
    this.#labels = openSync(`${path}.labels`, 'w');
  }

  get width(): number {
    return this.#width;
  }

  add(list: FeatureList, label: number): void {
    if (this.#width === 0) this.#width = list.length;
    if (this.#width !== list.length) throw new Error(`a row of ${list.length} features among rows of ${this.#width}`);
    if (this.#used + list.length > CHUNK) this.#flush();
    for (let k = 0; k < list.length; k++) this.#buffer[this.#used++] = list.slots[k] ?? 0;
    this.#labelBuffer.push(label);
  }

  close(): void {
    this.#flush();
    closeSync(this.#slots);
    closeSync(this.#labels);
  }

  #flush(): void {
    writeSync(this.#slots, new Uint8Array(this.#buffer.buffer, 0, this.#used * 4));
    writeSync(this.#labels, Uint8Array.from(this.#labelBuffer));
    this.#labelBuffer.length = 0;
    this.#used = 0;
  }
}

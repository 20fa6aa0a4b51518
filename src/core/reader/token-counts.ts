/**
 * Owns how often tokens of commands, beginnings and pairs of them were seen in training, by hash. Counts only, no names.
 */
import { join } from './hash.ts';

/** Keys are the FNV-1a hash of the text in lower case, xored with one of these. */
export const WHOLE_TOKEN = 0x5bd1e995;
export const TOKEN_START = 0x1b873593;
export const TOKEN_PAIR = 0x52dce729;

/** The hash of two tokens that stand side by side, from theirs. */
export const pairKey = (first: number, second: number): number => join(first, second);

export class TokenCounts {
  readonly #keys: Int32Array;
  readonly #counts: Uint8Array;
  readonly #mask: number;
  /** Training leaves the command itself out: a count is taken as that much less. */
  readonly #less: number;

  constructor(size: number, less = 0) {
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(16, size * 2))) - 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#counts = new Uint8Array(this.#mask + 1);
    this.#less = less;
  }

  /** Adds an entry; there must be room for it. */
  set(key: number, count: number): void {
    const at = this.#find(key);
    this.#keys[at] = key === 0 ? 1 : key;
    this.#counts[at] = count;
  }

  /** The same counts, each less by one. */
  leaveOneOut(): TokenCounts {
    const copy = new TokenCounts((this.#mask + 1) / 2, 1);
    for (const [at, key] of this.#keys.entries()) if (key !== 0) copy.set(key, this.#counts[at] ?? 0);
    return copy;
  }

  /** Class of how often: 0 never, 1 once, 2 up to three times, 3 up to nine, 4 more. */
  classOf(hash: number, what: number): number {
    const count = (this.#counts[this.#find(hash ^ what)] ?? 0) - this.#less;
    return count <= 0 ? 0 : count === 1 ? 1 : count < 4 ? 2 : count < 10 ? 3 : 4;
  }

  #find(key: number): number {
    const wanted = key === 0 ? 1 : key;
    let at = (key ^ (key >>> 15)) & this.#mask;
    while (this.#keys[at] !== 0 && this.#keys[at] !== wanted) at = (at + 1) & this.#mask;
    return at;
  }
}

/**
 * Owns the reader's file: word facts and 8-bit feature weights. It checks the file and unpacks it; never scores.
 *
 * Layout, little endian: "SDRD", u8 version, u8 slot bits, u16 zero, u32 FNV-1a of everything after it, f32 scale,
 * u32 fact count, u32 repair count, u32 weight count, u32 token count; the ranking of whole readings as f32: linear weights, then RANK_UNITS rows of weights of the reading's own numbers,
 * as many of the first reading's, biases, outputs; facts: varint delta of the word's 32-bit hash, u16 bits; repairs:
 * varint delta of the phrase's hash (0 for the same phrase again), u8 length, ASCII text; tokens: varint delta of the key (token-counts.ts),
 * u8 count; weights: varint delta of the slot, i8 weight; the tagger (tag-model.ts).
 * Deltas count from the entry before, the first from -1.
 */
import { failed, ok, type Result } from '../errors.ts';
import { SLOT_BITS } from './hash.ts';
import type { RankModel } from './rank-model.ts';
import { readTagModel, TAG_BYTES, type TagModel } from './tag-model.ts';
import { TokenCounts } from './token-counts.ts';
import { WHOLE_NAMES } from './whole-names.ts';

export const READER_VERSION = 7;
/** Hidden units of the ranking. */
const RANK_UNITS = 16;
const RANK_NUMBERS = WHOLE_NAMES.length * (1 + 2 * RANK_UNITS) + 2 * RANK_UNITS;
const HEADER_BYTES = 32 + 4 * RANK_NUMBERS;
const MAX_COUNT = 1 << 22;

export interface ReaderWeights {
  /** Facts about words by the hash of their lower-case text; see word-facts.ts for the bits. */
  readonly facts: ReadonlyMap<number, number>;
  /** Mis-hearings learned from pairs: what was meant, by the hash of the phrase heard. */
  readonly repairs: ReadonlyMap<number, readonly string[]>;
  /** In how many commands a token, or a beginning of tokens, was seen. */
  readonly tokens: TokenCounts;
  /** The ranking of whole readings, over the numbers of WHOLE_NAMES. */
  readonly rank: RankModel;
  readonly tagger: TagModel;
  /** One weight a slot, in steps of `scale`. */
  readonly table: Int8Array;
  /** Natural-log odds of one weight step. */
  readonly scale: number;
}

class Cursor {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  varint(): number {
    let value = 0;
    for (let unit = 1; unit < 2 ** 36; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) break;
    }
    return value;
  }

  /** A length byte and so many ASCII characters. */
  text(): string {
    let text = '';
    for (let left = this.byte(); left > 0; left--) text += String.fromCharCode(this.byte());
    return text;
  }
}

/** Unpacks a reader file; 'part-damaged' with the reason if anything about it is not as written. */
export function parseWeights(bytes: Uint8Array): Result<ReaderWeights> {
  if (bytes.length < HEADER_BYTES + TAG_BYTES) return failed('part-damaged', 'the reader file is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x44524453) return failed('part-damaged', 'not a reader file');
  if (bytes[4] !== READER_VERSION || bytes[5] !== SLOT_BITS) {
    return failed('part-damaged', 'the reader file is of another version');
  }
  if (view.getUint32(8, true) !== checksum(bytes, 12)) return failed('part-damaged', 'the reader file was changed');
  const scale = view.getFloat32(12, true);
  const factCount = view.getUint32(16, true);
  const repairCount = view.getUint32(20, true);
  const weightCount = view.getUint32(24, true);
  const tokenCount = view.getUint32(28, true);
  if (!(scale > 0 && scale < 10) || Math.max(factCount, repairCount, weightCount, tokenCount) > MAX_COUNT) {
    return failed('part-damaged', 'the reader file has impossible counts');
  }
  const cursor = new Cursor(bytes, HEADER_BYTES);
  const facts = new Map<number, number>();
  let hash = -1;
  for (let i = 0; i < factCount; i++) {
    hash += cursor.varint();
    facts.set(hash | 0, cursor.byte() | (cursor.byte() << 8));
  }
  const repairs = new Map<number, string[]>();
  let phrase = -1;
  for (let i = 0; i < repairCount; i++) {
    phrase += cursor.varint();
    const text = cursor.text();
    const meant = repairs.get(phrase | 0);
    if (meant) meant.push(text);
    else repairs.set(phrase | 0, [text]);
  }
  const tokens = new TokenCounts(tokenCount);
  let key = -1;
  for (let i = 0; i < tokenCount; i++) {
    key += cursor.varint();
    tokens.set(key | 0, cursor.byte());
  }
  const table = new Int8Array(2 ** SLOT_BITS);
  let slot = -1;
  for (let i = 0; i < weightCount; i++) {
    slot += cursor.varint();
    if (slot >= table.length) return failed('part-damaged', 'the reader file names an unknown feature');
    table[slot] = cursor.byte();
  }
  if (cursor.at + TAG_BYTES !== bytes.length) return failed('part-damaged', 'the reader file has the wrong length');
  const tagger = readTagModel(view, cursor.at);
  return ok({ facts, repairs, tokens, rank: readRank(view), tagger, table, scale });
}

function readRank(view: DataView): RankModel {
  let at = 32;
  const take = (size: number) => {
    const from = at;
    at += 4 * size;
    return Float64Array.from({ length: size }, (_, k) => view.getFloat32(from + 4 * k, true));
  };
  const rows = () => Array.from({ length: RANK_UNITS }, () => take(WHOLE_NAMES.length));
  const [linear, own, first] = [take(WHOLE_NAMES.length), rows(), rows()];
  return { linear, own, first, bias: take(RANK_UNITS), out: take(RANK_UNITS) };
}

/** FNV-1a of the bytes from `from` on, as an unsigned 32-bit number. */
function checksum(bytes: Uint8Array, from: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < bytes.length; i++) h = Math.imul(h ^ (bytes[i] ?? 0), 0x01000193);
  return h >>> 0;
}

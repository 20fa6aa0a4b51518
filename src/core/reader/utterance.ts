/**
 * Owns the utterance as the reader sees it: what may be written at each unit, atoms and facts by position. Computed
 * once; nothing here depends on what has been written so far.
 */
import type { Lexed, Unit } from '../lexer/unit.ts';
import { CORRECTION_CUES } from './cues.ts';
import { alternativesAt, type Form, formOf, LETTER, LOWER, TITLE, UPPER, WORD } from './form.ts';
import { extendHash, hashText } from './hash.ts';
import { findLandmarks, type Landmarks } from './landmarks.ts';
import { IS_FLAG, IS_SUBCOMMAND, type LexiconIndex } from './lexicon-index.ts';
import type { TokenCounts } from './token-counts.ts';
import type { ReaderWeights } from './weights.ts';
import { oddsOf, spokenOf, startsOf } from './word-facts.ts';

/** Positions before the first and after the last unit that may be asked for. */
export const PAD = 3;
/**
 * Bits of `print`: a blank was said before it; printed without one; punctuation a recogniser may have added; to be written
 * as said; before what was undone.
 */
export const SEPARATED = 1;
export const GLUED = 2;
export const WEAK = 4;
const LITERAL = 8;
const UNDONE = 16;
/** Bits of `known`: how common the command of this name is (0..3); any command's subcommand; a flag of the nearest one. */
export const COMMONNESS = 3;
const SUBCOMMAND = 4;
const FLAG = 8;
/** Bits of `caseStyle`: capitals after the first word, small and capital letters alone, a recogniser wrote a sentence. */
const CAPITALS = 1;
const SMALL_LETTERS = 2;
export const CAPITAL_LETTERS = 4;
export const PRINTED = 8;

export interface Utterance {
  readonly size: number;
  readonly lexed: Lexed;
  readonly forms: readonly Form[];
  readonly alternatives: readonly (readonly Form[])[];
  /** By position + PAD: atom of the text, of what was said, of the kind; word class; class or symbol. */
  readonly ids: Int32Array;
  readonly said: Int32Array;
  readonly kinds: Int32Array;
  readonly odds: Int32Array;
  readonly classes: Int32Array;
  readonly starts: Int32Array;
  /** By position: facts bits of the word, lexicon bits, flags of print (separated, glued, weak, literal), landmarks. */
  readonly facts: Int32Array;
  readonly known: Int32Array;
  readonly print: Int32Array;
  readonly marks: Landmarks;
  /** By position: 1 for strong symbols; 1 for words that belong to talk. */
  readonly symbol: Uint8Array;
  readonly talky: Uint8Array;
  readonly tokens: TokenCounts;
  /** Way of speaking: 1 if separators were said; and how capitals and signs were printed (four bits). */
  readonly separators: number;
  readonly caseStyle: number;
  /** Share of units that are symbols, in eighths. */
  readonly symbolShare: number;
}

export function viewUtterance(
  lexed: Lexed,
  weights: Pick<ReaderWeights, 'facts' | 'repairs' | 'tokens'>,
  lexicon: LexiconIndex,
  cues: readonly string[] = CORRECTION_CUES,
): Utterance {
  const { units } = lexed;
  const size = units.length;
  const forms = units.map(formOf);
  const padded = () => new Int32Array(size + 2 * PAD);
  const [ids, said, kinds, odds, classes, starts] = [padded(), padded(), padded(), padded(), padded(), padded()];
  const [factBits, known, print] = [padded(), padded(), padded()];
  const symbol = new Uint8Array(size + 1);
  for (let p = 0; p < size + 2 * PAD; p++) {
    const edge = p < PAD ? -1 : -2;
    for (const list of [ids, said, kinds, odds, classes]) list[p] = edge;
  }
  let symbols = 0;
  for (const [i, unit] of units.entries()) {
    const form = forms[i];
    if (form === undefined) continue;
    const p = i + PAD;
    const own = hashText(unit.said);
    const bits = form.kindAtom === WORD ? (weights.facts.get(own) ?? 0) : 0;
    ids[p] = form.id;
    said[p] = own;
    kinds[p] = form.kindAtom;
    odds[p] = classOf(form, unit, bits);
    classes[p] = unit.kind === 'symbol' ? form.id + (unit.weak ? 1 : 0) : (odds[p] ?? 0);
    starts[p] = startsOf(bits);
    factBits[i] = bits;
    print[i] =
      (unit.separated ? SEPARATED : 0) |
      (unit.glued ? GLUED : 0) |
      (unit.weak ? WEAK : 0) |
      (unit.literal ? LITERAL : 0) |
      (i < lexed.undoneBefore ? UNDONE : 0);
    if (unit.kind === 'symbol' && !unit.weak) {
      symbol[i] = 1;
      symbols++;
    }
  }
  markKnown(forms, ids, known, lexicon);
  const talky = Uint8Array.from(units, (_, i) => isTalky(odds[i + PAD] ?? 0, known[i] ?? 0));
  return {
    size,
    lexed,
    forms,
    alternatives: units.map((_, i) => alternativesAt(units, i, weights.repairs, lexicon.alike)),
    ids,
    said,
    kinds,
    odds,
    classes,
    starts,
    facts: factBits,
    known,
    print,
    marks: findLandmarks(
      units.map((unit) => unit.said),
      ids.subarray(PAD, PAD + size),
      symbol,
      talky,
      Uint8Array.from(units, (_, i) =>
        ((known[i] ?? 0) & COMMONNESS) === COMMONNESS || (starts[i + PAD] ?? 0) >= 2 ? 1 : 0,
      ),
      Uint8Array.from(units, quoteOf),
      cues,
    ),
    symbol,
    talky,
    tokens: weights.tokens,
    separators: lexed.separators ? 1 : 0,
    caseStyle: caseStyleOf(forms) + (isPrinted(lexed) ? PRINTED : 0),
    symbolShare: size === 0 ? 0 : Math.round((8 * symbols) / size),
  };
}

/** Lexicon bits of each word alone: a command, any subcommand, and its place with the nearest command before it. */
function markKnown(forms: readonly Form[], ids: Int32Array, known: Int32Array, lexicon: LexiconIndex): void {
  const size = forms.length;
  let place = { command: 0, commandName: '', subcommand: 0, subcommandName: '' };
  let since = 99;
  for (let i = 0; i < size; i++) {
    const id = ids[i + PAD] ?? 0;
    const own = forms[i]?.lower ?? '';
    let bits = lexicon.command(id, own, '');
    if (since < 8 && lexicon.token(place, id, own, '') & IS_SUBCOMMAND) bits |= SUBCOMMAND;
    const before = ids[i + PAD - 1] ?? 0;
    if (since < 14 && (before === DASH || before === DASHES)) {
      const dashes = before === DASH ? '-' : '--';
      if (lexicon.token(place, extendHash(before, own), dashes, own) & IS_FLAG) bits |= FLAG;
    }
    known[i] = bits;
    since++;
    if (bits & COMMONNESS) {
      place = { command: id, commandName: own, subcommand: 0, subcommandName: '' };
      since = 0;
    }
  }
}

const DASH = hashText('-');
const DASHES = hashText('--');

/** A word's class: its odds between prose and commands, and how common it is when people talk. */
function classOf(form: Form, unit: Unit, bits: number): number {
  if (form.kindAtom === WORD) return oddsOf(bits) + 32 * spokenOf(bits);
  if (form.kindAtom === LETTER) return 1000;
  return unit.kind === 'number' ? 1001 : unit.weak ? 1002 : 1003;
}

/** Quotes of any spoken form, written ones too: 1 double, 2 single, 0 none. */
const quoteOf = ({ text }: Unit): number => (text === '"' ? 1 : text === "'" ? 2 : 0);

/** Words that people say and commands hardly hold. */
function isTalky(odds: number, known: number): number {
  return odds < 1000 && odds >= 64 && (odds & 31) <= 12 && known === 0 ? 1 : 0;
}

/** Did a recogniser write a sentence: a capital first, a stop, a sign instead of its name? Then capitals mean less. */
const isPrinted = ({ heard, units }: Lexed): boolean =>
  /^\s*[A-Z][a-z]/.test(heard) ||
  units.some(({ weak, kind, said, text }) => weak || (kind === 'symbol' && said === text));

function caseStyleOf(forms: readonly Form[]): number {
  let style = 0;
  for (const [i, form] of forms.entries()) {
    if (form.fixedCase) continue;
    if (form.kind === 'letter') {
      style |= form.printed === LOWER ? SMALL_LETTERS : CAPITAL_LETTERS;
    } else if (i > 0 && form.kind === 'word' && (form.printed === UPPER || form.printed === TITLE)) style |= CAPITALS;
  }
  return style;
}

/**
 * Owns the landmarks of an utterance: correction cues, what is said again after them, quotes still to close, symbols
 * near by. All are facts of position, computed once. Never decides what they mean.
 */
import { hashText } from './hash.ts';

const LONGEST_CUE = 4;
const FAR = 9;
/** Words after which a command's name is nothing new. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'sudo pseudo xargs time nohup exec env watch man which type whatis then do else nice command tldr install'.split(' '),
);

export interface Landmarks {
  /** Inside a cue: 1 at its first unit, 2 later, 0 outside. */
  readonly inCue: Uint8Array;
  /** Units to the next cue's start (0..9, 9: none near), its atom, and whether this unit's text returns after it. */
  readonly toCue: Uint8Array;
  readonly cueAtom: Int32Array;
  readonly returns: Uint8Array;
  /** Units since the last cue ended (0..9). */
  readonly sinceCue: Uint8Array;
  /** Between the place that speech after the next cue goes back to, and that cue: 1; at that place: 2; no place: 0. */
  readonly undone: Uint8Array;
  /** This and the next text are said again later: units until then (0: never, at most 9). */
  readonly again: Uint8Array;
  /** This and the next text were said before: units since then (0: never). */
  readonly before: Uint8Array;
  /** This very text within the next and the last six units, letters and words only: how far, 0 if not. */
  readonly echoAhead: Uint8Array;
  readonly echoBehind: Uint8Array;
  /** Speech goes back without a known cue: 2 at the place it goes back to, 1 up to the talk before, 3 where it resumes. */
  readonly restart: Uint8Array;
  /** A command may begin here in the middle of speech: 2 after a talk word, 1 after any other. */
  readonly fresh: Uint8Array;
  /** The strongest such place later on, and up to here. */
  readonly freshLater: Uint8Array;
  readonly freshSince: Uint8Array;
  /** Parity of double and single quotes from here on: two bits. */
  readonly quotesAhead: Uint8Array;
  /** Units to the next symbol and since the last (0..9), and how many stand in the five from here on and before. */
  readonly toSymbol: Uint8Array;
  readonly sinceSymbol: Uint8Array;
  readonly symbolsNear: Uint8Array;
}

/** `said`: what each unit was said as; `ids`: its text's atom; `symbol`, `talky`, `starter`: 1 for strong symbols, for
 * talk words, for words that commands begin with;
 * `quotes`: 1 for double quotes, 2 for single ones. */
export function findLandmarks(
  said: readonly string[],
  ids: Int32Array,
  symbol: Uint8Array,
  talky: Uint8Array,
  starter: Uint8Array,
  quotes: Uint8Array,
  cues: readonly string[],
): Landmarks {
  const size = said.length;
  const bytes = () => new Uint8Array(size + 1);
  const marks = {
    inCue: bytes(),
    toCue: bytes().fill(FAR),
    cueAtom: new Int32Array(size + 1),
    returns: bytes(),
    sinceCue: bytes().fill(FAR),
    undone: bytes(),
    again: bytes(),
    before: bytes(),
    echoAhead: bytes(),
    echoBehind: bytes(),
    restart: bytes(),
    fresh: bytes(),
    freshLater: bytes(),
    freshSince: bytes(),
    quotesAhead: bytes(),
    toSymbol: bytes().fill(FAR),
    sinceSymbol: bytes().fill(FAR),
    symbolsNear: bytes(),
  };
  markCues(said, ids, new Set(cues), marks);
  markRepeats(ids, symbol, size, marks);
  markRestarts(ids, talky, size, marks.restart);
  markFresh(said, symbol, talky, starter, marks);
  markSymbols(quotes, symbol, size, marks);
  return marks;
}

function markCues(said: readonly string[], ids: Int32Array, cues: ReadonlySet<string>, marks: Landmarks): void {
  const size = said.length;
  for (let i = 0; i < size; ) {
    const length = cueLength(said, i, cues);
    if (length === 0) {
      i++;
      continue;
    }
    const end = i + length;
    const atom = hashText(said.slice(i, end).join(' '));
    marks.inCue.fill(2, i, end).fill(1, i, i + 1);
    for (let k = end; k < Math.min(size, end + FAR); k++) marks.sinceCue[k] = k - end;
    let back = 0;
    for (let k = i - 1; k >= Math.max(0, i - 14) && back === 0; k--)
      if (ids[k] === ids[end] && end < size) back = k + 1;
    const near = Math.max(0, i - FAR + 1);
    for (let k = near; k < i; k++) {
      marks.toCue[k] = i - k;
      marks.cueAtom[k] = atom;
      for (let later = end; later < Math.min(size, end + 8); later++) if (ids[later] === ids[k]) marks.returns[k] = 1;
    }
    if (back > 0) marks.undone.fill(1, back - 1, i).fill(2, back - 1, back);
    marks.toCue.fill(0, i, end);
    marks.cueAtom.fill(atom, i, end);
    i = end;
  }
}

function cueLength(said: readonly string[], at: number, cues: ReadonlySet<string>): number {
  for (let length = LONGEST_CUE; length > 0; length--) {
    if (at + length <= said.length && cues.has(said.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

function markRepeats(ids: Int32Array, symbol: Uint8Array, size: number, marks: Landmarks): void {
  for (let i = 0; i < size; i++) {
    for (let k = i + 1; k < Math.min(size, i + 7) && !symbol[i]; k++) {
      if (ids[k] !== ids[i]) continue;
      marks.echoAhead[i] = k - i;
      marks.echoBehind[k] = k - i;
      break;
    }
  }
  for (let i = 0; i + 1 < size; i++) {
    for (let k = i + 2; k < Math.min(size - 1, i + 12); k++) {
      if (ids[k] !== ids[i] || ids[k + 1] !== ids[i + 1]) continue;
      marks.again[i] = Math.min(FAR, k - i);
      marks.before[k] = Math.min(FAR, k - i);
      break;
    }
  }
}

function markRestarts(ids: Int32Array, talky: Uint8Array, size: number, restart: Uint8Array): void {
  for (let k = 2; k < size; k++) {
    if (!talky[k - 1] || talky[k]) continue;
    for (let back = k - 2; back >= Math.max(0, k - 14); back--) {
      if (ids[back] !== ids[k]) continue;
      restart
        .fill(1, back, k)
        .fill(2, back, back + 1)
        .fill(3, k, k + 1);
      break;
    }
  }
}

function markFresh(
  said: readonly string[],
  symbol: Uint8Array,
  talky: Uint8Array,
  starter: Uint8Array,
  { fresh, freshLater, freshSince }: Landmarks,
): void {
  for (let i = 1; i < said.length; i++) {
    if (!starter[i] || symbol[i - 1] || symbol[i] || BEFORE_NAMES.has(said[i - 1] ?? '')) continue;
    fresh[i] = talky[i - 1] ? 2 : 1;
  }
  for (let i = said.length - 2; i >= 0; i--) freshLater[i] = Math.max(freshLater[i + 1] ?? 0, fresh[i + 1] ?? 0);
  for (let i = 1; i < said.length; i++) freshSince[i] = Math.max(freshSince[i - 1] ?? 0, fresh[i] ?? 0);
}

function markSymbols(quotes: Uint8Array, symbol: Uint8Array, size: number, marks: Landmarks): void {
  for (let i = size - 1; i >= 0; i--) {
    marks.quotesAhead[i] = (marks.quotesAhead[i + 1] ?? 0) ^ (quotes[i] ?? 0);
    marks.toSymbol[i] = symbol[i] ? 0 : Math.min(FAR, (marks.toSymbol[i + 1] ?? FAR) + 1);
  }
  for (let i = 0; i < size; i++) {
    marks.sinceSymbol[i] =
      i > 0 && symbol[i - 1] ? 0 : Math.min(FAR, (i > 0 ? (marks.sinceSymbol[i - 1] ?? FAR) : FAR) + 1);
    let ahead = 0;
    let behind = 0;
    for (let k = i; k < Math.min(size, i + 5); k++) ahead += symbol[k] ?? 0;
    for (let k = Math.max(0, i - 4); k < i; k++) behind += symbol[k] ?? 0;
    marks.symbolsNear[i] = Math.min(3, ahead) * 4 + Math.min(3, behind);
  }
}

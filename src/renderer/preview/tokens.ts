/**
 * Owns how a command is laid out: tokens that no line break can enter, the blanks between them, and the marks on its
 * characters. Pure data about text; never draws.
 */

/** Kinds of marks, from the least to the most telling where several cover a character. */
export type MarkKind =
  | 'unsaid' // the model wrote it, nobody said it
  | 'differs' // from the first reading
  | 'repaired'
  | 'notice'
  | 'high'
  | 'critical'
  | 'blank' // a stray blank, drawn as an open box
  | 'aligned' // belongs to what is pointed at
  | 'here'; // what is pointed at

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: MarkKind;
}

/** Neighbouring characters with the same marks. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly kinds: readonly MarkKind[];
}

export interface Piece {
  readonly kind: 'token' | 'blank';
  readonly from: number;
  readonly runs: readonly Run[];
  /** Wider than a line: may be broken after a slash, and is shaded as one piece. */
  readonly wide: boolean;
}

/** Splits `command` into tokens and blanks, each cut where a mark or one of `cuts` begins or ends. */
export function layOut(
  command: string,
  marks: readonly Mark[],
  columns: number,
  cuts: readonly { readonly from: number; readonly to: number }[] = [],
): Piece[] {
  const edges = new Set([...marks, ...cuts].flatMap(({ from, to }) => [from, to]));
  return [...command.matchAll(/ +|[^ ]+/g)].map(({ 0: text, index: from }) => ({
    kind: text.startsWith(' ') ? 'blank' : 'token',
    from,
    runs: cutRuns(text, from, marks, edges),
    wide: !text.startsWith(' ') && text.length > columns,
  }));
}

function cutRuns(text: string, start: number, marks: readonly Mark[], edges: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && !edges.has(start + at)) continue;
    const kinds = marks.filter((mark) => mark.from <= start + from && start + at <= mark.to).map(({ kind }) => kind);
    runs.push({ text: text.slice(from, at), from: start + from, kinds: [...new Set(kinds)] });
    from = at;
  }
  return runs;
}

/** Characters of hanging indent from the second line on. */
const INDENT = 2;

/**
 * How many lines a command takes where `columns` characters fit into one; breaks only at blanks, long tokens anywhere.
 */
export function countLines(command: string, columns: number): number {
  let lines = 1;
  let used = 0;
  const room = () => (lines === 1 ? columns : columns - INDENT);
  for (const { 0: text } of command.matchAll(/ +|[^ ]+/g)) {
    if (text.startsWith(' ')) {
      used += text.length;
      continue;
    }
    if (used > 0 && used + text.length > room()) {
      lines += 1;
      used = 0;
    }
    used += text.length;
    while (used > room()) {
      used -= room();
      lines += 1;
    }
  }
  return lines;
}

/**
 * Width of a character of the command's typeface, in em. Menlo, SF Mono, DejaVu Sans Mono: 0.602; JetBrains Mono: 0.6.
 */
const ADVANCE = 0.602;
const LARGE = 18;
const SMALL = 15;
/** Beside the command: two borders, the slot without its share of the text size, right padding. */
const BESIDE = 2 + 27 + 16;

interface TypeSize {
  /** Over two lines: 15 px in place of 18. */
  readonly long: boolean;
  /** Characters that fit into a line. */
  readonly columns: number;
}

/** Chosen once for a result, for a panel of `width` px and a text size of 1 to 2. */
export function chooseTypeSize(command: string, width: number, textSize: number): TypeSize {
  const columnsAt = (size: number) => Math.floor((width - BESIDE - 16 * textSize) / (ADVANCE * size * textSize));
  const long = countLines(command, columnsAt(LARGE)) > 2;
  return { long, columns: columnsAt(long ? SMALL : LARGE) };
}

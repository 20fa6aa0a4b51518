/**
 * Owns the similarity that the published benchmark uses: Python's difflib.SequenceMatcher(None, a, b).ratio(), with its
 * "autojunk" rule (in a second text of 200 characters or more, characters that make up over 1% of it start no match).
 * Equal to Python's to the last digit; tests/cli/scoring holds recorded values.
 */

/** A part of both texts: [from, to) of each, in code points. */
interface Range {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

interface Match {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

/** 2 * matches / (|a| + |b|) in code points, 1 for two empty texts. Not symmetric, as Python's is not. */
export function sequenceRatio(a: string, b: string): number {
  const first = [...a];
  const second = [...b];
  const total = first.length + second.length;
  if (total === 0) return 1;
  return (2 * countMatches(first, second, indexOf(second))) / total;
}

function indexOf(text: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  text.forEach((sign, at) => {
    const known = places.get(sign);
    if (known) known.push(at);
    else places.set(sign, [at]);
  });
  if (text.length >= 200) {
    const popular = Math.floor(text.length / 100) + 1;
    for (const [sign, found] of places) if (found.length > popular) places.delete(sign);
  }
  return places;
}

function countMatches(
  a: readonly string[],
  b: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): number {
  let matched = 0;
  const open: Range[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { fromA, toA, fromB, toB } = next;
    const best = longestMatch(a, b, places, next);
    if (best.size === 0) continue;
    matched += best.size;
    if (fromA < best.a && fromB < best.b) open.push({ fromA, toA: best.a, fromB, toB: best.b });
    if (best.a + best.size < toA && best.b + best.size < toB)
      open.push({ fromA: best.a + best.size, toA, fromB: best.b + best.size, toB });
  }
  return matched;
}

/** The longest block that both ranges share; of equals the one that starts first in a, then in b. */
function longestMatch(
  a: readonly string[],
  b: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  { fromA, toA, fromB, toB }: Range,
): Match {
  let [bestA, bestB, size] = [fromA, fromB, 0];
  let lengths = new Map<number, number>();
  for (let i = fromA; i < toA; i++) {
    const longer = new Map<number, number>();
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j < fromB) continue;
      if (j >= toB) break;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      longer.set(j, length);
      if (length > size) [bestA, bestB, size] = [i - length + 1, j - length + 1, length];
    }
    lengths = longer;
  }
  // Popular characters start no match but extend one.
  while (bestA > fromA && bestB > fromB && a[bestA - 1] === b[bestB - 1]) {
    bestA--;
    bestB--;
    size++;
  }
  while (bestA + size < toA && bestB + size < toB && a[bestA + size] === b[bestB + size]) size++;
  return { a: bestA, b: bestB, size };
}

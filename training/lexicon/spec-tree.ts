/**
 * Owns the tree of one command's names while the lexicon is made: merging, pruning and its lines. Never reads files.
 */

export interface SpecTree {
  /** Flag with its dashes -> whether it takes a value. Insertion order is order of importance. */
  readonly flags: Map<string, boolean>;
  /** Several names may share one tree. */
  readonly children: Map<string, SpecTree>;
}

export const emptyTree = (): SpecTree => ({ flags: new Map(), children: new Map() });

/** Adds what `from` knows to `into`; where both know a flag, `from` is right. */
export function mergeTree(into: SpecTree, from: SpecTree): void {
  for (const [flag, value] of from.flags) into.flags.set(flag, value);
  const merged = new Set<SpecTree>();
  for (const [name, child] of from.children) {
    const own = into.children.get(name);
    if (!own) into.children.set(name, child);
    else if (own !== child && !merged.has(own)) {
      merged.add(own);
      mergeTree(own, child);
    }
  }
}

/** How often each path ("git commit") and each flag at a path ("git commit --amend") was seen. */
export type Seen = ReadonlyMap<string, number>;

interface Caps {
  readonly depth: number;
  /** Flags kept of the command itself, and of each subcommand. */
  readonly own: number;
  readonly under: number;
  readonly children: number;
}

const STEPS: readonly Caps[] = [
  { depth: 2, own: 400, under: 80, children: 200 },
  { depth: 2, own: 160, under: 40, children: 100 },
  { depth: 2, own: 120, under: 24, children: 80 },
  { depth: 2, own: 100, under: 16, children: 70 },
  { depth: 2, own: 100, under: 12, children: 60 },
  { depth: 2, own: 60, under: 6, children: 50 },
  { depth: 1, own: 60, under: 6, children: 50 },
  { depth: 1, own: 30, under: 3, children: 40 },
  { depth: 1, own: 20, under: 0, children: 30 },
  { depth: 1, own: 12, under: 0, children: 12 },
];

/** The command's lines, with as much of its tree as fits into `budget` characters. What was seen is kept first. */
export function serializeTree(name: string, commonness: number, tree: SpecTree, seen: Seen, budget: number): string {
  let text = '';
  for (const caps of STEPS) {
    text = `${name} ${commonness}${flagTokens(name, tree, seen, caps.own)}\n${childLines(name, tree, seen, caps, 1)}`;
    if (text.length <= budget) break;
  }
  return text;
}

const byWeight = (a: readonly [string, number], b: readonly [string, number]) =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

function childLines(path: string, tree: SpecTree, seen: Seen, caps: Caps, depth: number): string {
  if (depth > caps.depth) return '';
  const groups = new Map<SpecTree, string[]>();
  for (const [name, child] of tree.children) groups.set(child, [...(groups.get(child) ?? []), name]);
  const weigh = (names: readonly string[]) => names.reduce((sum, name) => sum + (seen.get(`${path} ${name}`) ?? 0), 0);
  return [...groups]
    .map(([child, names]) => ({ child, names: names.sort(), weight: weigh(names) }))
    .sort((a, b) => byWeight([a.names.join(), a.weight], [b.names.join(), b.weight]))
    .slice(0, caps.children)
    .map(({ child, names }) => {
      const under = `${path} ${names[0]}`;
      const limit = depth === 1 ? caps.under : Math.floor(caps.under / 2);
      const line = `${' '.repeat(depth)}${names.join(',')}${flagTokens(under, child, seen, limit)}\n`;
      return line + childLines(under, child, seen, caps, depth + 1);
    })
    .join('');
}

function flagTokens(path: string, tree: SpecTree, seen: Seen, limit: number): string {
  const weighed = [...tree.flags.keys()].map((flag, order): [string, number] => {
    const letter = /^-[^-]$/.test(flag) ? 500 : 0;
    return [flag, (seen.get(`${path} ${flag}`) ?? 0) * 1000 + letter - order];
  });
  const kept = weighed
    .sort(byWeight)
    .slice(0, limit)
    .map(([flag]) => flag);
  let switches = '';
  let values = '';
  const long: string[] = [];
  for (const flag of kept.sort()) {
    const value = tree.flags.get(flag) === true;
    if (/^-[^-#=+]$/.test(flag)) {
      if (value) values += flag[1];
      else switches += flag[1];
    } else long.push(value ? `${flag}=` : flag);
  }
  return [switches && `+${switches}`, values && `=${values}`, ...long]
    .filter((part) => part !== '')
    .map((part) => ` ${part}`)
    .join('');
}

/** Owns one command's lines of the lexicon: its flags and subcommands as a tree. Never knows other commands. */

export type FlagKind = 'unknown' | 'switch' | 'value';

export interface SpecNode {
  readonly children: ReadonlyMap<string, SpecNode>;
  flag(flag: string): FlagKind;
  /** Names of the long flags here and in what is below, without dashes. */
  longFlags(): readonly string[];
}

/**
 * A command's line and the indented lines under it as a tree. Tokens: `--flag` a switch, `--flag=` one with a value,
 * `+abc` the switches -a -b -c, `=abc` the same with values, `-#` any number (`head -20`).
 */
export function parseBlock(block: string): SpecNode {
  const lines = block.split('\n').filter((line) => line !== '');
  const flags = new Map<string, FlagKind>();
  const children = new Map<string, SpecNode>();
  const root = createNode(flags, children);
  const open: { readonly children: Map<string, SpecNode> }[] = [{ children }];
  readFlags((lines[0] ?? '').split(' ').slice(2), flags);
  for (const line of lines.slice(1)) {
    const depth = line.search(/[^ ]/);
    const [names = '', ...tokens] = line.slice(depth).split(' ');
    const own = new Map<string, FlagKind>();
    const under = new Map<string, SpecNode>();
    readFlags(tokens, own);
    const node = createNode(own, under);
    for (const name of names.split(',')) open[depth - 1]?.children.set(name, node);
    open.length = depth;
    open.push({ children: under });
  }
  return root;
}

function readFlags(tokens: readonly string[], into: Map<string, FlagKind>): void {
  for (const token of tokens) {
    const lead = token[0];
    if (lead === '+' || lead === '=') {
      for (const letter of token.slice(1)) into.set(`-${letter}`, lead === '+' ? 'switch' : 'value');
    } else if (token.endsWith('=')) into.set(token.slice(0, -1), 'value');
    else if (token !== '') into.set(token, 'switch');
  }
}

function createNode(flags: ReadonlyMap<string, FlagKind>, children: ReadonlyMap<string, SpecNode>): SpecNode {
  return {
    children,
    flag: (flag) => readFlag(flags, flag),
    longFlags: () => [
      ...[...flags.keys()].filter((name) => name.startsWith('--')).map((name) => name.slice(2)),
      ...new Set([...children.values()].flatMap((child) => child.longFlags())),
    ],
  };
}

function readFlag(flags: ReadonlyMap<string, FlagKind>, flag: string): FlagKind {
  const whole = flags.get(flag);
  if (whole) return whole;
  const sign = flag.indexOf('=');
  if (sign > 0) return flags.has(flag.slice(0, sign)) ? 'switch' : 'unknown';
  if (flag.startsWith('--') || !flag.startsWith('-')) return 'unknown';
  if (/^-\d+$/.test(flag)) return flags.has('-#') ? 'switch' : readBundle(flags, flag);
  return readBundle(flags, flag);
}

/** `-la` is -l and -a; in `-n5` the rest is -n's value, so nothing follows. */
function readBundle(flags: ReadonlyMap<string, FlagKind>, bundle: string): FlagKind {
  for (let i = 1; i < bundle.length; i++) {
    const kind = flags.get(`-${bundle[i]}`);
    if (!kind) return 'unknown';
    if (kind === 'value') return i === bundle.length - 1 ? 'value' : 'switch';
  }
  return bundle.length > 1 ? 'switch' : 'unknown';
}

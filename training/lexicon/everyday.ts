/** Owns the reading of everyday.txt, where people add what the completion specs lack. */
import { emptyTree, mergeTree, type SpecTree } from './spec-tree.ts';

export interface Everyday {
  /** Names that get the highest commonness. */
  readonly names: ReadonlySet<string>;
  readonly trees: ReadonlyMap<string, SpecTree>;
}

/**
 * The format is described at the head of everyday.txt. Throws on a line that cannot be read: a slip in our own file.
 */
export function parseEveryday(text: string): Everyday {
  const names = new Set<string>();
  const trees = new Map<string, SpecTree>();
  let open: SpecTree[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const depth = line.search(/[^ ]/);
    const [name = '', ...tokens] = line.trim().split(' ');
    if (name === '@everyday') {
      for (const token of tokens) names.add(token);
      continue;
    }
    const tree = emptyTree();
    for (const token of tokens) readToken(token, tree);
    if (depth > open.length) throw new Error(`everyday.txt line ${index + 1} is indented too far`);
    open = open.slice(0, depth);
    const siblings = depth === 0 ? trees : (open[depth - 1] as SpecTree).children;
    const known = siblings.get(name);
    if (known) mergeTree(known, tree);
    else siblings.set(name, tree);
    open.push(known ?? tree);
  }
  return { names, trees };
}

function readToken(token: string, tree: SpecTree): void {
  if (/^[+=]./.test(token)) for (const letter of token.slice(1)) tree.flags.set(`-${letter}`, token[0] === '=');
  else if (token.startsWith('-')) tree.flags.set(token.replace(/=$/, ''), token.endsWith('='));
  else if (/^[a-z]+$/.test(token)) tree.children.set(token, emptyTree());
}

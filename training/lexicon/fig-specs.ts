/**
 * Owns the reading of completion specs: the modules of an unpacked @withfig/autocomplete (ISC), names only.
 * The specs are a development input; nothing of the package ships.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { emptyTree, type SpecTree } from './spec-tree.ts';

interface Spec {
  readonly name?: string | readonly string[];
  readonly subcommands?: readonly Spec[];
  readonly options?: readonly Option[];
}

interface Option {
  readonly name: string | readonly string[];
  readonly args?: Argument | readonly Argument[];
}

interface Argument {
  readonly isOptional?: boolean;
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as T];

const isName = (text: unknown): text is string =>
  typeof text === 'string' && /^[\x21-\x7e]{1,48}$/.test(text) && !/[,=]/.test(text);

/** A spec as a tree, two levels of subcommands deep. */
export function treeOfSpec(spec: Spec, depth = 0): SpecTree {
  const tree = emptyTree();
  for (const option of list(spec.options)) {
    const args = list(option.args);
    const takesValue = args.length > 0 && args[0]?.isOptional !== true;
    for (const name of list(option.name)) {
      if (isName(name) && /^--?[A-Za-z0-9?@#]/.test(name)) tree.flags.set(name, takesValue);
    }
  }
  if (depth >= 2) return tree;
  for (const sub of list(spec.subcommands)) {
    const child = treeOfSpec(sub, depth + 1);
    for (const name of list(sub.name)) if (isName(name) && /^[A-Za-z0-9]/.test(name)) tree.children.set(name, child);
  }
  return tree;
}

/** Every command of the package whose unpacked folder is given, in the order of file names. */
export async function readSpecs(folder: string): Promise<Map<string, SpecTree>> {
  const build = join(folder, 'build');
  const specs = new Map<string, SpecTree>();
  for (const file of readdirSync(build).sort()) {
    if (!file.endsWith('.js') || file === 'index.js') continue;
    const module: { default?: Spec } = await import(pathToFileURL(join(build, file)).href);
    if (typeof module.default !== 'object') continue;
    const tree = treeOfSpec(module.default);
    for (const name of list(module.default.name)) if (isName(name)) specs.set(name, tree);
  }
  return specs;
}

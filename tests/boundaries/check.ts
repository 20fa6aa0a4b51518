/**
 * Owns the reading of a source tree for tests/boundaries.test.ts: who imports whom, and which rule that breaks.
 * Reads import statements by pattern, so it needs no compiler; never looks inside packages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Path from the repository root (src/core/errors.ts) to its text. */
export type Sources = ReadonlyMap<string, string>;

export interface Rules {
  /** Folder under src: which tiers it may import, and which packages: a list of names, '*' for any but Electron. */
  readonly tiers: Readonly<
    Record<string, { readonly tiers: readonly string[]; readonly packages: readonly string[] | '*' }>
  >;
  /** Tiers that know Electron. */
  readonly electron: readonly string[];
  /** Rooms and files of src/core, each may import only what stands before it (and itself). */
  readonly rooms: readonly string[];
  /** Files that may be called index. */
  readonly entries: readonly string[];
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s*)?['"]([^'"\n]+)['"]|\bimport\s*\(\s*['"]([^'"\n]+)['"]/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm;
const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
/** May hold code of another language, or for another process. */
const TEMPLATE = /`(?:[^`\\]|\\.)*`/g;
const FORBIDDEN_NAME = /(?:^|[-/.])(?:utils?|helpers?|commons?|managers?|misc)(?=[-/.]|$)/;
const OUTSIDE_WORLD =
  /\bnew Date\b|\bDate\.|\bMath\.random\b|\b(?:console|process|performance|globalThis|window|document)\.|\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|fetch|require)\(/;
const MODULE_STATE = /^(?:export )?(?:let|var) /m;
const LONGEST = 300;
/** Files that are one list of data may be as long as the list. */
const TABLE = /-table\.ts$/;

export function readSources(root: string, folder = 'src'): Sources {
  const found = new Map<string, string>();
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.[cm]?tsx?$/.test(entry.name)) continue;
    const path = posix.join(entry.parentPath, entry.name).slice(posix.join(root, '/').length);
    found.set(path, readFileSync(`${root}/${path}`, 'utf8'));
  }
  return found;
}

/** What a file imports: packages as named, files as paths from the root. Type imports count. */
export function importsOf(path: string, text: string): string[] {
  return [...text.replace(COMMENT, '').matchAll(IMPORT)].map((match) => {
    // What follows ? tells the bundler how: `./tap-worklet.ts?worker&url`.
    const name = (match[1] ?? match[2] ?? '').replace(/\?.*$/, '');
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
  });
}

/** One sentence for each broken rule; none for a sound tree. */
export function findBroken(sources: Sources, rules: Rules): string[] {
  const graph = new Map([...sources].map(([path, text]) => [path, importsOf(path, text)]));
  return [
    ...[...sources].flatMap(([path, text]) => brokenInFile(path, text, rules)),
    ...[...graph].flatMap(([path, imports]) => imports.flatMap((name) => brokenByImport(path, name, rules, sources))),
    ...findCircles(graph),
  ];
}

function brokenInFile(path: string, text: string, rules: Rules): string[] {
  const code = text.replace(COMMENT, '');
  const bare = code.replace(STRING, "''");
  const says: [boolean, string][] = [
    [FORBIDDEN_NAME.test(path), 'has a name that says nothing'],
    [/(?:^|\/)index\.[cm]?tsx?$/.test(path) && !rules.entries.includes(path), 'is an index that is no entry point'],
    [isBarrel(code), 'only exports what others own'],
    [!/^(?:#!.*\n)?(?:\/\*\*|\/\/)/.test(text), 'does not open by saying what it owns'],
    [text.split('\n').length > LONGEST && !TABLE.test(path), `is longer than ${LONGEST} lines`],
    [MODULE_STATE.test(bare.replace(TEMPLATE, '``')), 'keeps state in a module'],
    [tierOf(path) === 'core' && OUTSIDE_WORLD.test(bare), 'is in core and uses a clock, a timer or the outside'],
  ];
  return says.filter(([broken]) => broken).map(([, what]) => `${path} ${what}`);
}

const isBarrel = (code: string): boolean =>
  code.trim() !== '' &&
  code.replace(/export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;\n]*from\s*['"][^'"]+['"];?/g, '').trim() === '';

const tierOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';

const roomOf = (path: string): string => /^src\/core\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(path)?.[1] ?? '';

function brokenByImport(path: string, name: string, rules: Rules, sources: Sources): string[] {
  const tier = tierOf(path);
  const rule = rules.tiers[tier];
  if (!rule) return [`${path} is in a folder of src that the table does not know`];
  if (!name.startsWith('src/')) return brokenByPackage(path, tier, name, rules);
  const target = tierOf(name);
  if (!sources.has(name) && !name.endsWith('.json')) return [`${path} imports ${name}, which is not there`];
  if (target !== tier && !rule.tiers.includes(target)) return [`${path} may not import ${name}`];
  if (tier !== 'core') return [];
  const [from, to] = [rules.rooms.indexOf(roomOf(path)), rules.rooms.indexOf(roomOf(name))];
  if (from < 0) return [`${path} is in a room of core that the table does not know`];
  return to > from || to < 0 ? [`${path} may not import ${name}: the room comes later`] : [];
}

function brokenByPackage(path: string, tier: string, name: string, rules: Rules): string[] {
  const bare = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? '');
  const packages = rules.tiers[tier]?.packages ?? [];
  if (/^electron(?:-|$)/.test(bare)) return rules.electron.includes(tier) ? [] : [`${path} may not know Electron`];
  if (name.startsWith('..') || name.startsWith('/')) return [`${path} may not import ${name} outside src`];
  return packages === '*' || packages.includes(bare) ? [] : [`${path} may not import the package ${name}`];
}

function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push(`circle: ${[...trail.slice(at), path].join(' -> ')}`);
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return circles;
}

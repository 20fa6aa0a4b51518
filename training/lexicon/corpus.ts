/**
 * Owns what the corpora tell: which commands, subcommands, flags, words and paths occur how often. Training split only.
 */
import { createHash } from 'node:crypto';
import { type Command, forEachChild, parse, type SyntaxNode, type Word } from 'unbash';

/** Commands that run the command after them. */
const WRAPPERS = new Set([
  'sudo',
  'time',
  'nohup',
  'xargs',
  'env',
  'exec',
  'command',
  'nice',
  'doas',
  'watch',
  'timeout',
]);
const COMMAND_NAME = /^[A-Za-z][A-Za-z0-9_.+-]{0,31}$/;
/** After these the words belong to another command. */
const RUNS_MORE = new Set(['--', '-exec', '-execdir', '-ok', '-okdir']);
/** Words of the shell's grammar that stand where a command could, and are none. */
export const RESERVED = new Set(['do', 'done', 'then', 'else', 'elif', 'fi', 'esac', 'in']);
/** Stand-ins of the corpora's examples, which nobody has on a disk. */
const PLACEHOLDER = /path\/to|\.\.\.|^(path|file|command|name|value|url|example|argument|directory)\d*$/i;

export const collapse = (command: string): string => command.replace(/^\$ /, '').trim().replace(/\s+/g, ' ');

/** The split of a command, the same everywhere: 0 is test, 1 is dev, everything else is for training. */
export function isTraining(command: string): boolean {
  const digest = createHash('sha256').update(command, 'utf8').digest('hex');
  return Number.parseInt(digest.slice(0, 8), 16) % 20 > 1;
}

export interface Counts {
  /** How often each name started a command, anywhere in a line. */
  readonly starts: Map<string, number>;
  /** How often each name was the first to be run in a line, which no slip of the corpora's notation makes up. */
  readonly leads: Map<string, number>;
  /** How often each path ("git commit") and flag at a path was seen. */
  readonly seen: Map<string, number>;
  /** Flags per command: how often, and how often something that is no flag followed. */
  readonly flags: Map<string, Map<string, { count: number; followed: number }>>;
  /** In how many commands each word occurs, in lower case, and the sum over words. */
  readonly words: Map<string, number>;
  readonly pathWords: Map<string, number>;
  readonly extensions: Map<string, number>;
}

export const emptyCounts = (): Counts => ({
  starts: new Map(),
  leads: new Map(),
  seen: new Map(),
  flags: new Map(),
  words: new Map(),
  pathWords: new Map(),
  extensions: new Map(),
});

export const bump = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

export const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z]{2,}/g) ?? []);

/** Counts one command (collapsed) into `counts`. */
export function countCommand(command: string, counts: Counts): void {
  for (const word of wordsOf(command)) bump(counts.words, word);
  for (const token of command.split(/[\s"'`=:,;|&<>(){}]+/)) countPath(token, counts);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') countSimple(node, command, counts);
    forEachChild(node, visit);
  };
  visit(parse(command));
}

function countPath(token: string, counts: Counts): void {
  if (PLACEHOLDER.test(token) || token.includes('://')) return;
  const extension = /[\w*]\.([a-z][a-z0-9]{0,7})$/.exec(token)?.[1];
  if (extension) bump(counts.extensions, extension);
  if (!token.includes('/')) return;
  for (const part of token.split('/')) if (/^[a-z][a-z0-9]{1,15}$/.test(part)) bump(counts.pathWords, part);
}

function countSimple(node: Command, command: string, counts: Counts): void {
  let words = [node.name, ...node.args.filter((argument): argument is Word => argument.type === 'Word')]
    .filter((word) => word !== undefined)
    .map((word) => word.value);
  while (words.length > 0) {
    const [name = '', ...rest] = words;
    if (!COMMAND_NAME.test(name) || PLACEHOLDER.test(name)) return;
    bump(counts.starts, name);
    if (node.pos === 0 && !command.includes(`|${name}`)) bump(counts.leads, name);
    if (!WRAPPERS.has(name)) {
      countArguments(name, rest, counts);
      return;
    }
    words = rest.slice(
      Math.max(
        0,
        rest.findIndex((word) => !word.startsWith('-') && !word.includes('=')),
      ),
    );
    if (rest.every((word) => word.startsWith('-'))) return;
  }
}

function countArguments(name: string, words: readonly string[], counts: Counts): void {
  const flags = counts.flags.get(name) ?? new Map<string, { count: number; followed: number }>();
  counts.flags.set(name, flags);
  let path = name;
  let nested = 0;
  for (const [index, word] of words.entries()) {
    if (RUNS_MORE.has(word)) return;
    if (word.startsWith('-')) {
      const flag = /^--?[A-Za-z][A-Za-z0-9-]*/.exec(word)?.[0];
      if (!flag) continue;
      bump(counts.seen, `${path} ${flag}`);
      if (path !== name) bump(counts.seen, `${name} ${flag}`);
      const entry = flags.get(flag) ?? { count: 0, followed: 0 };
      const next = words[index + 1];
      entry.count++;
      if (next !== undefined && !next.startsWith('-') && index + 2 < words.length) entry.followed++;
      flags.set(flag, entry);
    } else if (nested < 2 && /^[a-z][a-z0-9-]{1,30}$/.test(word)) {
      path = `${path} ${word}`;
      nested++;
      bump(counts.seen, path);
    } else nested = 2;
  }
}

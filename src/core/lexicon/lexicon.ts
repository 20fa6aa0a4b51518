/**
 * Owns what is known about words before anything is heard: commands with their subcommands and flags, and how much a
 * word belongs to commands or to prose. Names only. Reads resources/models/lexicon.txt (training/lexicon makes it);
 * never decides.
 *
 * The file is ASCII lines (FORMAT in training/lexicon/README.md):
 *   saydash-lexicon 1
 *   @words 12 tar usr ...        words of one bias bucket
 *   @paths etc ... | @extensions txt ...
 *   @commands
 *   git 3 =C --version ...       name, commonness, flags
 *    commit,ci +a =m --amend     subcommands, one blank further in than their parent; commas join other names of one
 *   @end
 */
import { failed, ok, type Result } from '../errors.ts';
import { type FlagKind, parseBlock, type SpecNode } from './spec-block.ts';

export interface Lexicon {
  /** True if something of this very name can be run. Case matters. */
  isCommand(name: string): boolean;
  /** 0 unknown, 1 known, 2 often seen, 3 every day. */
  commandCommonness(name: string): 0 | 1 | 2 | 3;
  /** True if `word` is a subcommand after `path`, which begins with the command: (['git', 'remote'], 'add'). */
  subcommand(path: readonly string[], word: string): boolean;
  /** The subcommands known after `path`, in no order; empty where none is. */
  subcommands(path: readonly string[]): readonly string[];
  /**
   * What a flag is after a command and its subcommand ('' for none, 'remote add' for a nested one): 'value' where the
   * next word is its value. A subcommand's flags are asked first, then its ancestors'. Knows `-la` by its letters,
   * `-n5` and `--name=x` by their flag (a 'switch': nothing follows) and `-20` where a number is a flag.
   */
  flag(command: string, sub: string, flag: string): FlagKind;
  /**
   * The bucket of a word (any case): 0 unseen, else 1 + 3 * step + rarity. Steps 0..6 run from prose to commands, 3 is
   * neutral; rarity 0 frequent (seen over 200 times), 1 middling, 2 rare (at most 10).
   */
  wordBias(word: string): number;
  /** The names of all commands, in the file's order. */
  commandNames(): readonly string[];
  /** The words of this bucket and those that belong to commands more, in the file's order. */
  words(bucket: number): readonly string[];
  /** The long flags of a command, without their dashes, in no order; empty where none is known. */
  flags(command: string): readonly string[];
  /** True for a usual part of a path ("etc", "usr"), in lower case. */
  isPathWord(word: string): boolean;
  /** True for a usual file extension without its dot ("txt", "gz"), in lower case. */
  isExtension(word: string): boolean;
}

/** Step 0..6 of a bucket of `wordBias`, from prose to commands; -1 for an unseen word. */
export const biasStep = (bucket: number): number => (bucket === 0 ? -1 : Math.floor((bucket - 1) / 3));

const HEADER = 'saydash-lexicon 1\n';
const END = '@end\n';
/** Wide enough for few calls, narrow enough for any engine's argument limit. */
const CHUNK = 8192;

interface Entry {
  readonly commonness: 0 | 1 | 2 | 3;
  readonly from: number;
  to: number;
}

interface Tables {
  readonly words: Map<string, number>;
  readonly paths: Set<string>;
  readonly extensions: Set<string>;
  readonly commands: Map<string, Entry>;
}

/** Reads the lexicon's file. Fails with 'part-damaged' where it is cut short or is not a lexicon. Takes about 10 ms. */
export function parseLexicon(bytes: Uint8Array): Result<Lexicon> {
  const text = asciiText(bytes);
  if (!text.startsWith(HEADER)) return failed('part-damaged', 'lexicon (not a lexicon of version 1)');
  if (!text.endsWith(`\n${END}`)) return failed('part-damaged', 'lexicon (cut short)');
  const tables: Tables = { words: new Map(), paths: new Set(), extensions: new Set(), commands: new Map() };
  let at = HEADER.length;
  const end = text.length - END.length;
  let open: Entry | undefined;
  while (at < end) {
    const stop = text.indexOf('\n', at);
    const first = text.charCodeAt(at);
    if (first !== 0x20) {
      if (open) open.to = at;
      open = undefined;
      if (first === 0x40) {
        if (!readSection(text.slice(at, stop), tables)) return failed('part-damaged', 'lexicon (unknown section)');
      } else {
        open = readEntry(text, at, stop, tables);
        if (!open) return failed('part-damaged', 'lexicon (bad command line)');
      }
    }
    at = stop + 1;
  }
  if (open) open.to = end;
  return ok(createLexicon(text, tables));
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + CHUNK));
  }
  return text;
}

/** One '@' line into its table; false if nobody knows the section. */
function readSection(line: string, tables: Tables): boolean {
  const items = line.split(' ');
  const name = items[0];
  if (name === '@commands') return true;
  if (name === '@paths' || name === '@extensions') {
    const set = name === '@paths' ? tables.paths : tables.extensions;
    for (let i = 1; i < items.length; i++) set.add(items[i] as string);
    return true;
  }
  const bucket = Number(items[1]);
  if (name !== '@words' || !Number.isInteger(bucket)) return false;
  for (let i = 2; i < items.length; i++) tables.words.set(items[i] as string, bucket);
  return true;
}

function readEntry(text: string, at: number, stop: number, tables: Tables): Entry | undefined {
  const blank = text.indexOf(' ', at);
  const commonness = text.charCodeAt(blank + 1) - 0x30;
  if (blank < 0 || blank > stop) return undefined;
  if (commonness !== 1 && commonness !== 2 && commonness !== 3) return undefined;
  const entry: Entry = { commonness, from: at, to: stop };
  tables.commands.set(text.slice(at, blank), entry);
  return entry;
}

function createLexicon(text: string, tables: Tables): Lexicon {
  const parsed = new Map<string, SpecNode>();
  const rootOf = (command: string): SpecNode | undefined => {
    const known = parsed.get(command);
    if (known) return known;
    const entry = tables.commands.get(command);
    if (!entry) return undefined;
    const node = parseBlock(text.slice(entry.from, entry.to));
    parsed.set(command, node);
    return node;
  };
  /** The nodes from the root down `path`, as far as it goes. */
  const descend = (path: readonly string[]): SpecNode[] => {
    const nodes: SpecNode[] = [];
    let node = path[0] === undefined ? undefined : rootOf(path[0]);
    for (let i = 1; node; i++) {
      nodes.push(node);
      const next = path[i];
      node = next === undefined ? undefined : node.children.get(next);
    }
    return nodes;
  };
  return {
    isCommand: (name) => tables.commands.has(name),
    commandCommonness: (name) => tables.commands.get(name)?.commonness ?? 0,
    subcommand: (path, word) => {
      const nodes = descend(path);
      return nodes.length === path.length && (nodes.at(-1)?.children.has(word) ?? false);
    },
    subcommands: (path) => {
      const nodes = descend(path);
      return nodes.length === path.length ? [...(nodes.at(-1)?.children.keys() ?? [])] : [];
    },
    flag: (command, sub, flag) => {
      const nodes = descend(sub === '' ? [command] : [command, ...sub.split(' ')]);
      for (let i = nodes.length - 1; i >= 0; i--) {
        const kind = (nodes[i] as SpecNode).flag(flag);
        if (kind !== 'unknown') return kind;
      }
      return 'unknown';
    },
    commandNames: () => [...tables.commands.keys()],
    words: (bucket) => [...tables.words].filter(([, own]) => own >= bucket).map(([word]) => word),
    flags: (command) => rootOf(command)?.longFlags() ?? [],
    wordBias: (word) => tables.words.get(word) ?? tables.words.get(word.toLowerCase()) ?? 0,
    isPathWord: (word) => tables.paths.has(word),
    isExtension: (word) => tables.extensions.has(word),
  };
}

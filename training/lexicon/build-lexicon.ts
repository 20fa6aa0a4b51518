/**
 * Owns what the lexicon keeps: joins specs, everyday.txt and counts into the file's text. Pure: the same input, the
 * same text.
 */
import { type Counts, RESERVED } from './corpus.ts';
import type { Everyday } from './everyday.ts';
import { emptyTree, mergeTree, type SpecTree, serializeTree } from './spec-tree.ts';

export interface LexiconInput {
  readonly specs: ReadonlyMap<string, SpecTree>;
  readonly everyday: Everyday;
  readonly counts: Counts;
  /** In how many descriptions each word occurs. */
  readonly prose: ReadonlyMap<string, number>;
}

/** Characters that a command's lines may take, by its commonness; unseen: only the specs know it. */
const BUDGET = { everyday: 12000, often: 3500, known: 1000, unseen: 500 };
/** Specs that are worth more than their commonness in the corpora, which are years old, tells. */
const BIG: Readonly<Record<string, number>> = { git: 26000, docker: 18000, kubectl: 14000, npm: 12000 };
const OFTEN = 12;
/** From so many subcommands on, the first plain word is a subcommand, and one seen so often is no slip. */
const MANY_CHILDREN = 8;
const SEEN_CHILD = 3;
const MAX_WORDS = 30000;
/** Words seen more rarely than this say too much about the very command that they came from. */
const MIN_SEEN = 3;
const STEP_WIDTH = 1.2;
const FREQUENT = 200;
const RARE = 10;
const MIN_PATH = 12;
const MIN_EXTENSION = 4;
const PATHS =
  'bin boot cgroup cron dev docker documents downloads desktop etc home init lib lib64 local log logs media mnt null nginx opt proc root run sbin share spool src srv ssh stderr stdin stdout sys tmp urandom random usr users var www zero apache2 systemd html node modules config cache build dist public assets scripts tests test app api backup backups data conf site sites available enabled applications library volumes';
const EXTENSIONS =
  'txt log py js ts tsx jsx json yaml yml toml ini conf cfg sh bash zsh md rst html htm css scss xml csv tsv sql db sqlite gz tgz tar zip bz2 xz zst rar jar war c h cpp hpp cc java class rb go rs php pl lua swift kt scala r ipynb jpg jpeg png gif svg pdf doc docx xls xlsx ppt mp3 mp4 avi mov mkv wav flac ogg iso img deb rpm dmg pkg exe dll so a o bak old tmp lock pem key crt csr pub env service socket timer tf tfvars out err pid com org net io dev';

/** The whole file as ASCII text. */
export function buildLexicon(input: LexiconInput): string {
  return `saydash-lexicon 1\n${wordLines(input)}${setLines(input.counts)}@commands\n${commandLines(input)}@end\n`;
}

function wordLines({ counts, prose }: LexiconInput): string {
  const total = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((sum, count) => sum + count, 0);
  const inCommands = total(counts.words);
  const inProse = total(prose);
  const buckets = new Map<number, string[]>();
  const ranked = [...new Set([...counts.words.keys(), ...prose.keys()])]
    .map((word) => ({ word, command: counts.words.get(word) ?? 0, said: prose.get(word) ?? 0 }))
    .filter(({ word, command, said }) => command + said >= MIN_SEEN && word.length <= 24)
    .sort((a, b) => b.command + b.said - a.command - a.said || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_WORDS);
  for (const { word, command, said } of ranked) {
    const odds = Math.log((command + 0.5) / inCommands) - Math.log((said + 0.5) / inProse);
    const step = Math.max(-3, Math.min(3, Math.round(odds / STEP_WIDTH))) + 3;
    const rarity = command + said > FREQUENT ? 0 : command + said > RARE ? 1 : 2;
    const bucket = 1 + 3 * step + rarity;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), word]);
  }
  return [...buckets]
    .sort((a, b) => a[0] - b[0])
    .map(([bucket, words]) => `@words ${bucket} ${words.sort().join(' ')}\n`)
    .join('');
}

function setLines({ pathWords, extensions }: Counts): string {
  const keep = (counts: ReadonlyMap<string, number>, least: number, always: string) =>
    [...new Set([...always.split(' '), ...[...counts].filter(([, count]) => count >= least).map(([word]) => word)])]
      .sort()
      .join(' ');
  return `@paths ${keep(pathWords, MIN_PATH, PATHS)}\n@extensions ${keep(extensions, MIN_EXTENSION, EXTENSIONS)}\n`;
}

function commandLines({ specs, everyday, counts }: LexiconInput): string {
  const names = new Set([...specs.keys(), ...everyday.trees.keys(), ...everyday.names, ...counts.starts.keys()]);
  const lines: string[] = [];
  for (const name of [...names].sort()) {
    const tree = emptyTree();
    const known = specs.has(name) || everyday.trees.has(name) || everyday.names.has(name);
    if (RESERVED.has(name) || name.startsWith('@') || (!known && !worthKeeping(name, counts))) continue;
    const spec = specs.get(name);
    const own = everyday.trees.get(name);
    // What people wrote by hand comes first, so that pruning keeps it, and comes again, so that it is right.
    if (own) mergeTree(tree, structuredClone(own));
    if (spec) mergeTree(tree, structuredClone(spec));
    if (!spec && !own) mergeTree(tree, seenTree(name, counts));
    if (own) mergeTree(tree, own);
    if (tree.children.size >= MANY_CHILDREN) addSeenChildren(name, tree, counts);
    const started = counts.starts.get(name) ?? 0;
    const commonness = everyday.names.has(name) ? 3 : started >= OFTEN || everyday.trees.has(name) ? 2 : 1;
    const budget =
      BIG[name] ??
      (commonness === 3
        ? BUDGET.everyday
        : commonness === 2
          ? BUDGET.often
          : started > 0
            ? BUDGET.known
            : BUDGET.unseen);
    lines.push(serializeTree(name, commonness, tree, counts.seen, budget));
  }
  return lines.join('');
}

/** A name that only the corpora know: seen often enough not to be a slip of theirs. */
const worthKeeping = (name: string, counts: Counts): boolean =>
  (counts.leads.get(name) ?? 0) >= 2 && /[a-z]/i.test(name) && name.length > 1;

/** A command of subcommands has more than the specs know, by plugins and newer versions: those that are often seen. */
function addSeenChildren(name: string, tree: SpecTree, { seen }: Counts): void {
  for (const [path, count] of seen) {
    const word = path.startsWith(`${name} `) ? path.slice(name.length + 1) : '';
    if (count >= SEEN_CHILD && /^[a-z][a-z-]{2,}$/.test(word) && !tree.children.has(word))
      tree.children.set(word, emptyTree());
  }
}

/** What the corpora alone show of a command that nothing describes: its flags. */
function seenTree(name: string, counts: Counts): SpecTree {
  const tree = emptyTree();
  for (const [flag, { count, followed }] of counts.flags.get(name) ?? []) tree.flags.set(flag, followed * 2 > count);
  return tree;
}

/**
 * Owns what a mis-hearing is and where it counts, and the tables of them read into an index. Never decides:
 * the reader weighs them, the processor steps back.
 */
import { COMPOUNDS, FAINT_COMPOUNDS } from './compounds.ts';
import { EAR } from './ear-mishearings.ts';
import { FAINT } from './faint-mishearings.ts';
import { LIKELY } from './likely-mishearings.ts';
import { NAMES } from './name-mishearings.ts';
import { PREFIX_COMMANDS } from './prefix-commands.ts';

/**
 * Where a mis-hearing counts. any: everywhere; written: near anything that is no word; clean: where blanks are said;
 * joined: side by side with another unit there; number: side by side with a number; command: where a command may start;
 * dashed: there, or right before a dash; pipeline: before a program that pipelines run; path: after a slash; root:
 * after the slash that begins a path; suffix: after a dot; flag: right after a flag's dash; git: where a command may
 * start or before a git subcommand.
 */
const PLACES = [
  'any',
  'written',
  'clean',
  'joined',
  'number',
  'command',
  'dashed',
  'pipeline',
  'path',
  'root',
  'suffix',
  'flag',
  'git',
] as const;
export type Place = (typeof PLACES)[number];

export interface Mishearing {
  readonly meant: string;
  readonly place: Place;
  /** At that place it is hardly ever meant as itself. */
  readonly likely: boolean;
}

/** Under each heard phrase what may be meant. */
type Index = Map<string, Mishearing[]>;

function addTable(table: string, likely: boolean, index: Index): void {
  for (const line of table.trim().split('\n')) {
    const [, name, heards = '', meant = ''] = /^(\w+): (.+?) > (.+)$/.exec(line) ?? [];
    const place = PLACES.find((one) => one === name);
    if (!place) throw new Error(`No place in the mis-hearings: ${line}`);
    for (const heard of heards.split(', ')) index.set(heard, [...(index.get(heard) ?? []), { meant, place, likely }]);
  }
}

function addCompounds(names: string, likely: boolean, index: Index): void {
  for (const meant of names.trim().split(/\s+/)) {
    const heard = meant.replaceAll('-', ' ');
    index.set(heard, [...(index.get(heard) ?? []), { meant, place: 'any', likely }]);
  }
}

function indexMishearings(): Index {
  const index: Index = new Map();
  addTable(LIKELY, true, index);
  addTable(NAMES, true, index);
  addTable(EAR, true, index);
  addCompounds(COMPOUNDS, true, index);
  addTable(FAINT, false, index);
  addCompounds(FAINT_COMPOUNDS, false, index);
  return index;
}

/** Every mis-hearing under its whole phrase; the likely ones first. */
export const MISHEARINGS: ReadonlyMap<string, readonly Mishearing[]> = indexMishearings();

/** First words of the phrases, and how many units the longest may span. */
export const MISHEARING_STARTS: ReadonlySet<string> = new Set(
  [...MISHEARINGS.keys()].map((heard) => heard.split(' ')[0] ?? ''),
);
export const LONGEST_MISHEARING = 4;

/** Words before which "get" is git. */
export const GIT_WORDS: ReadonlySet<string> = new Set(
  (
    'add am bisect blame branch checkout cherry clean clone commit config describe diff fetch grep init log merge mv ' +
    'pull push rebase reflog remote reset restore revert rm show stash status submodule switch tag worktree'
  ).split(' '),
);

/** Programs that stand after a pipe more often than not. */
export const PIPELINE_WORDS: ReadonlySet<string> = new Set(
  'awk column cut egrep grab grape grep grip head jq less more sed sort tail tee tr uniq unique wc x xargs'.split(' '),
);

/** Words after which the command word is still to come. */
export const PREFIX_WORDS: ReadonlySet<string> = new Set([
  ...PREFIX_COMMANDS,
  ...'pseudo command then do else'.split(' '),
]);

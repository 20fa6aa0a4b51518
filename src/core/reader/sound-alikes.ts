/**
 * Owns the names that sound like what was heard where no list knows the heard word: commands, subcommands, flags, words of
 * commands. They are offered as repairs, which the reader weighs and which are never sure. Never decides.
 */
import type { Unit } from '../lexer/unit.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { CLOSEST, CONSONANTS, FURTHEST, skeletonOf, soundDistance, soundsOf } from './sounds.ts';

export interface SoundAlike {
  readonly text: string;
  /** From where: COMMAND, WORD, SUBCOMMAND or FLAG, and two bits of how near: 0 nearest .. 2. */
  readonly source: number;
}

interface Name {
  readonly text: string;
  readonly sounds: string;
}

const COMMAND = 0;
const WORD = 4;
const SUBCOMMAND = 8;
const FLAG = 12;

/** Offered for one heard word, at most. */
const MOST = 2;
/** Shorter words sound like too much. */
const SHORTEST = 3;
const LETTERS = /^[a-z]+$/;
/** Buckets of the lexicon from which on a word belongs to commands. */
const COMMAND_BUCKET = 13;
/** How far after its command a subcommand may stand, and a flag, in units. */
const SUBCOMMAND_REACH = 2;
const FLAG_REACH = 24;
const REMEMBERED = 20_000;
const STARTS_COMMAND: ReadonlySet<string> = new Set(['|', '||', '&&', ';', '(', '`', '&', 'sudo', 'xargs']);
const NONE: readonly SoundAlike[] = [];

export class SoundAlikes {
  readonly #lexicon: Lexicon;
  /** Names by their skeleton; listed when the first unknown word is heard. */
  #names: Map<string, Name[]> | undefined;
  /** Subcommands and parts of flags by command. */
  readonly #under = new Map<string, ReadonlyMap<string, Name>>();
  readonly #known = new Map<string, readonly SoundAlike[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** What the word at `at` may have been, the nearest first; none where a list knows it as it stands there. */
  at(units: readonly Unit[], at: number): readonly SoundAlike[] {
    const unit = units[at];
    if (unit === undefined || unit.kind !== 'word' || unit.literal || unit.fixedCase || unit.glued) return NONE;
    const word = unit.said;
    if (word.length < SHORTEST || !LETTERS.test(word)) return NONE;
    const command = commandBefore(units, at, this.#lexicon);
    const dashes = at > 0 && units[at - 1]?.text === '--' ? 2 : flagStart(units, at);
    const starts = at === 0 || STARTS_COMMAND.has(units[at - 1]?.text ?? '');
    const place = dashes > 0 ? 2 : starts ? 1 : command !== undefined && at - command.at <= SUBCOMMAND_REACH ? 3 : 0;
    const own = command !== undefined && at - command.at <= FLAG_REACH && place > 1 ? command.name : '';
    const key = `${place} ${own} ${word}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size > REMEMBERED) this.#known.clear();
    const found = this.#find(word, place, own);
    this.#known.set(key, found);
    return found;
  }

  #find(word: string, place: number, command: string): readonly SoundAlike[] {
    const lexicon = this.#lexicon;
    const found: { text: string; distance: number; source: number }[] = [];
    const heard = soundsOf(word);
    const take = (names: Iterable<Name>, source: (name: string) => number) => {
      for (const { text, sounds } of names) {
        if (text === word || found.some((one) => one.text === text)) continue;
        const distance = soundDistance(heard, sounds, FURTHEST);
        if (distance <= FURTHEST) found.push({ text, distance, source: source(text) });
      }
    };
    if (place === 3) {
      const names = this.#namesUnder(`${command} `, () => lexicon.subcommands([command]));
      if (!names.has(word)) take(names.values(), () => SUBCOMMAND);
    }
    if (place === 2 && command !== '') {
      const names = this.#namesUnder(`${command} --`, () => lexicon.flags(command).flatMap((flag) => flag.split('-')));
      if (!names.has(word)) take(names.values(), () => FLAG);
    }
    const unknown =
      lexicon.wordBias(word) === 0 &&
      !lexicon.isCommand(word) &&
      !lexicon.isPathWord(word) &&
      !lexicon.isExtension(word);
    if (unknown || (place === 1 && !lexicon.isCommand(word))) {
      const source = (name: string) => (lexicon.isCommand(name) ? COMMAND : WORD);
      const names = this.#near(heard);
      take(unknown ? names : names.filter(({ text }) => lexicon.isCommand(text)), source);
    }
    found.sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1));
    return found.slice(0, MOST).map(({ text, distance, source }) => ({
      text,
      source: source + (distance <= CLOSEST ? 0 : distance <= (CLOSEST + FURTHEST) / 2 ? 1 : 2),
    }));
  }

  #namesUnder(key: string, list: () => readonly string[]): ReadonlyMap<string, Name> {
    const known = this.#under.get(key);
    if (known) return known;
    const names = new Map(
      list()
        .filter(isPlain)
        .map((text) => [text, { text, sounds: soundsOf(text) }]),
    );
    this.#under.set(key, names);
    return names;
  }

  #near(heard: string): Name[] {
    this.#names ??= indexNames(this.#lexicon);
    const names = new Set<Name>();
    for (const key of skeletonsNear(skeletonOf(heard))) for (const name of this.#names.get(key) ?? []) names.add(name);
    return [...names];
  }
}

const isPlain = (name: string): boolean => name.length >= SHORTEST && LETTERS.test(name);

/** Names of commands, parts of them, and words that belong to commands, by their skeleton. */
function indexNames(lexicon: Lexicon): Map<string, Name[]> {
  const names = new Set<string>();
  for (const name of lexicon.commandNames()) {
    for (const part of name.split(/[^a-z]/)) if (isPlain(part)) names.add(part);
  }
  for (const word of lexicon.words(COMMAND_BUCKET)) if (isPlain(word)) names.add(word);
  const index = new Map<string, Name[]>();
  for (const text of names) {
    const name = { text, sounds: soundsOf(text) };
    const skeleton = skeletonOf(name.sounds);
    const list = index.get(skeleton);
    if (list) list.push(name);
    else index.set(skeleton, [name]);
  }
  return index;
}

/** The skeleton, those with one sound more or less, and those with one sound elsewhere or another; short ones stay as they are. */
function skeletonsNear(skeleton: string): Set<string> {
  const near = new Set([skeleton]);
  if (skeleton.length < 2) return near;
  for (let i = 0; i < skeleton.length; i++) {
    const less = skeleton.slice(0, i) + skeleton.slice(i + 1);
    if (less.length > 2) near.add(less);
    for (const one of withOneMore(less)) near.add(one);
  }
  if (skeleton.length > 2) for (const one of withOneMore(skeleton)) near.add(one);
  return near;
}

const withOneMore = (skeleton: string): string[] =>
  Array.from({ length: skeleton.length + 1 }, (_, i) =>
    CONSONANTS.map((sound) => skeleton.slice(0, i) + sound + skeleton.slice(i)),
  ).flat();

/** The nearest word before that is a command of more than a few, and where. */
function commandBefore(
  units: readonly Unit[],
  at: number,
  lexicon: Lexicon,
): { readonly name: string; readonly at: number } | undefined {
  for (let i = at - 1; i >= 0 && i >= at - FLAG_REACH; i--) {
    const unit = units[i];
    if (unit?.kind === 'word' && lexicon.isCommand(unit.said) && unit.said !== 'sudo') {
      const before = units[i - 1]?.text;
      if (before !== '-' && before !== '--' && before !== '/' && before !== '.') return { name: unit.said, at: i };
    }
  }
  return undefined;
}

/** 2 inside a long flag: after two dashes, or after one word and a dash after two dashes; else 0. */
function flagStart(units: readonly Unit[], at: number): number {
  let i = at - 1;
  for (let words = 0; words < 3 && i >= 1; words++) {
    if (units[i]?.text !== '-' || units[i + 1]?.separated) return 0;
    if (units[i - 1]?.text === '-') return 2;
    i -= 2;
    if (units[i + 1]?.kind !== 'word') return 0;
    if (units[i]?.text === '--') return 2;
  }
  return 0;
}

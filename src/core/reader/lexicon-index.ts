/**
 * Owns the lexicon as the reader asks for it: small numbers by hash, each asked of the lexicon once and remembered for
 * as long as the reader lives. Never holds names of its own.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { hashText, join } from './hash.ts';
import { SoundAlikes } from './sound-alikes.ts';

export const IS_SUBCOMMAND = 1;
export const IS_FLAG = 2;
export const TAKES_VALUE = 4;

/** Enough for hours of speech; then it starts anew. */
const MOST_REMEMBERED = 200_000;
const COMMANDS = hashText('\u0000command');
const SUBCOMMANDS = hashText('\u0000subcommands');

/** Where a token stands: after which command and subcommand, by hash and by name. */
export interface Place {
  readonly command: number;
  readonly commandName: string;
  readonly subcommand: number;
  readonly subcommandName: string;
}

export class LexiconIndex {
  /** Names that sound like what was heard. */
  readonly alike: SoundAlikes;
  readonly #lexicon: Lexicon;
  readonly #known = new Map<number, number>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.alike = new SoundAlikes(lexicon);
  }

  /** How common the command `head + tail` is, 0 (no command) to 3; `hash` is that of the whole name. */
  command(hash: number, head: string, tail: string): number {
    const key = join(COMMANDS, hash);
    return this.#known.get(key) ?? this.#remember(key, this.#lexicon.commandCommonness(head + tail));
  }

  /** What `head + tail` is at a place: IS_SUBCOMMAND, IS_FLAG, TAKES_VALUE or 0. */
  token(place: Place, hash: number, head: string, tail: string): number {
    if (place.command === 0) return 0;
    const key = join(join(place.command, place.subcommand), hash);
    return this.#known.get(key) ?? this.#remember(key, this.#ask(place, head + tail));
  }

  /** Are any subcommands known at a place? */
  hasSubcommands(place: Place): boolean {
    const key = join(join(place.command, place.subcommand), SUBCOMMANDS);
    const path = place.subcommandName === '' ? [place.commandName] : [place.commandName, place.subcommandName];
    return (this.#known.get(key) ?? this.#remember(key, this.#lexicon.subcommands(path).length > 0 ? 1 : 0)) === 1;
  }

  #ask(place: Place, token: string): number {
    const { commandName, subcommandName } = place;
    if (token.startsWith('-')) {
      const kind = this.#lexicon.flag(commandName, subcommandName, token);
      return kind === 'unknown' ? 0 : kind === 'value' ? IS_FLAG | TAKES_VALUE : IS_FLAG;
    }
    const path = subcommandName === '' ? [commandName] : [commandName, subcommandName];
    return this.#lexicon.subcommand(path, token) ? IS_SUBCOMMAND : 0;
  }

  #remember(key: number, bits: number): number {
    if (this.#known.size > MOST_REMEMBERED) this.#known.clear();
    this.#known.set(key, bits);
    return bits;
  }
}

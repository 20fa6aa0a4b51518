/**
 * Owns a short way to write an alignment down: what was said, and what each part of it wrote, in the order of the
 * command.
 */
import type { Alignment } from '../../../src/contract/views.ts';

/** Words said together, what they wrote (null: left out, '': nothing), and whether that is a repair. */
export type Said = readonly [words: string, wrote: string | null, fate?: 'repaired'];

export interface AlignedCommand {
  readonly heard: string;
  readonly alignment: Alignment;
}

export function align(command: string, said: readonly Said[]): AlignedCommand {
  const spans: Alignment['spans'][number][] = [];
  const words: Alignment['words'][number][] = [];
  let from = 0;
  for (const [text, wrote, fate] of said) {
    const own = text.split(' ');
    const ranges: { from: number; to: number }[] = [];
    if (wrote) {
      const at = command.indexOf(wrote, from);
      if (at < 0) throw new Error(`"${wrote}" is not in "${command}" behind ${from}`);
      from = at + wrote.length;
      ranges.push({ from: at, to: from });
      const [first, last] = [words.length, words.length + own.length];
      spans.push({ from: at, to: from, first, last, repaired: fate === 'repaired' });
    }
    const kept = wrote === null ? 'dropped' : wrote === '' ? 'silent' : (fate ?? 'written');
    for (const word of own) words.push({ text: word, fate: kept, ranges });
  }
  return { heard: said.map(([text]) => text).join(' '), alignment: { words, spans } };
}

/** Each word by itself: 'git=git dash=- u=u'. */
export const alignWords = (command: string, short: string): AlignedCommand =>
  align(
    command,
    short.split(' ').map((pair): Said => {
      const [said = '', wrote] = pair.split(/=(.*)/s);
      return [said, wrote ?? said];
    }),
  );

/** Owns the reading of the recorded traps for the tests of lexer and processor. */
import { readFileSync } from 'node:fs';

/** One utterance of tests/recorded/traps.jsonl; a field that is left out is not asked about. */
export interface Trap {
  readonly trap: string;
  readonly heard: string;
  /** The units' texts. */
  readonly units?: readonly string[];
  /** Texts that must be among the alternatives of a unit, by its index. */
  readonly offers?: Readonly<Record<string, readonly string[]>>;
  /** Index of the first unit that counts. */
  readonly undone?: number;
  /** What the processor writes. */
  readonly command?: string;
  /** The processor steps back, and this is the heard word it names. */
  readonly unsure?: string;
}

const readLines = <T>(name: string): T[] =>
  readFileSync(new URL(`../../recorded/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

export const TRAPS = readLines<Trap>('traps.jsonl');
export const VOCABULARY = readLines<{ readonly heard: string; readonly written: string }>('traps-vocabulary.jsonl');
export const MISHEARD = readLines<{ readonly heard: string; readonly meant: string }>('traps-mishearings.jsonl');

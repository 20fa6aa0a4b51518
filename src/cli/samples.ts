/** Owns lists of recordings, first the one that ships: samples/samples.jsonl. Never hears them. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failed, ok, type Result } from '../core/errors.ts';
import { installFolder } from '../platform/resources.ts';

export interface Sample {
  /** Absolute path. */
  readonly path: string;
  /** Name as it is shown. */
  readonly file: string;
  /** Who spoke. */
  readonly voice: string;
  /** What was said, in words. */
  readonly said: string;
  /** The command that was meant. */
  readonly command: string;
}

const textOf = (row: object, name: string): string => {
  const value: unknown = Object.entries(row).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};

/** All recordings in the order of the list; files lie beside it. Fails with file-missing or bad-input. */
export function readSamples(list = join(installFolder(), 'samples', 'samples.jsonl')): Result<Sample[]> {
  let text: string;
  try {
    text = readFileSync(list, 'utf8');
  } catch {
    return failed('file-missing', list);
  }
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      return failed('bad-input', `a line of ${list} is not JSON`);
    }
    if (typeof row !== 'object' || row === null) return failed('bad-input', `a line of ${list} is not an object`);
    const file = textOf(row, 'file');
    samples.push({
      path: resolve(dirname(list), file),
      file,
      voice: textOf(row, 'voice'),
      said: textOf(row, 'said') || textOf(row, 'reference'),
      command: textOf(row, 'command'),
    });
  }
  return ok(samples);
}

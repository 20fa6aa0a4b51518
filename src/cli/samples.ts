/** Owns lists of recordings, first the one that ships: samples/samples.jsonl. Never hears them. */
import { createReadStream } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failed, ok, type Result } from '../core/errors.ts';
import { readProblem } from '../platform/file-problem.ts';
import { installFolder } from '../platform/resources.ts';
import { readLines } from './read-lines.ts';

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

/**
 * All recordings in the order of the list; files lie beside it. Fails with file-missing, unreadable-file,
 * text-too-long, and with bad-input, which names the line.
 */
export async function readSamples(list = join(installFolder(), 'samples', 'samples.jsonl')): Promise<Result<Sample[]>> {
  const samples: Sample[] = [];
  let number = 0;
  try {
    for await (const line of readLines(createReadStream(list))) {
      number++;
      if (!line.ok) return failed(line.problem.code, `${list}, ${line.problem.detail}`);
      if (line.value.trim() === '') continue;
      const sample = parseSample(line.value, dirname(list));
      if (typeof sample === 'string') return failed('bad-input', `${list}, line ${number} ${sample}`);
      samples.push(sample);
    }
  } catch (error) {
    return readProblem(error, list);
  }
  return samples.length > 0 ? ok(samples) : failed('bad-input', `${list} holds no line`);
}

/** What a line says, or what is wrong with it. */
function parseSample(line: string, folder: string): Sample | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  if (typeof row !== 'object' || row === null) return 'is not an object';
  const file = textOf(row, 'file');
  if (file === '') return 'names no "file"';
  const said = textOf(row, 'said') || textOf(row, 'reference');
  return { path: resolve(folder, file), file, voice: textOf(row, 'voice'), said, command: textOf(row, 'command') };
}

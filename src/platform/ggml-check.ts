/**
 * Owns the look at a model file before the native code gets it: that code trusts every figure in it. Never loads it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { failed, type Result } from '../core/errors.ts';
import { readProblem } from './file-problem.ts';
import { type ByteSource, type GgmlLayout, readLayout } from './weights/ggml-layout.ts';

/**
 * Checks a whisper.cpp model file; milliseconds, whatever its size. Fails with file-missing, unreadable-file,
 * model-damaged.
 */
export function checkModelFile(path: string): Result<GgmlLayout> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return readProblem(error, path);
  }
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) return failed('unreadable-file', path);
    const layout = readLayout(fileSource(file, facts.size));
    return layout.ok ? layout : failed('model-damaged', `${path}: ${layout.problem.detail}`);
  } finally {
    closeSync(file);
  }
}

function fileSource(file: number, size: number): ByteSource {
  return {
    size,
    read: (at, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
    },
  };
}

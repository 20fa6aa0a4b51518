/**
 * Owns the models on this machine: which are here, bringing one here, checking and removing. Never loads one.
 */
import { copyFile, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { COMMANDS_MODEL, type ModelEntry, OFFICIAL_MODEL } from '../core/catalog/catalog.ts';
import type { DownloadState } from '../core/catalog/download-state.ts';
import { failed, ok, type Result } from '../core/errors.ts';
import { hashFile } from './checksum.ts';
import { reserveRoom } from './disk.ts';
import { readProblem, writeProblem } from './file-problem.ts';
import { checkModelFile } from './ggml-check.ts';
import {
  canBeMade,
  fileSize,
  filesOf,
  isHere,
  locateEntry,
  locateModel,
  type ModelFile,
  readCatalog,
} from './model-files.ts';
import { bringModel } from './model-sources.ts';
import { makeCopies } from './model-variant.ts';
import { modelsFolder, type Places } from './paths.ts';

export interface ModelStatus {
  readonly entry: ModelEntry;
  /** 'ready': here with the right size; 'absent': can be pulled; 'partial': a pull was broken off. */
  readonly state: 'ready' | 'absent' | 'partial';
  /** Where the file is, or would be. */
  readonly path: string;
  /** What `saydash hear` takes when no model is named. */
  readonly isDefault: boolean;
}

export interface PullOptions {
  readonly onProgress?: (state: DownloadState) => void;
  readonly signal?: AbortSignal;
}

async function describe(file: ModelFile, standard: string): Promise<ModelStatus> {
  const { entry, path } = file;
  const isDefault = entry.name === standard;
  if (await isHere(file)) return { entry, path, isDefault, state: 'ready' };
  return { entry, path, isDefault, state: (await fileSize(`${path}.part`)) > 0 ? 'partial' : 'absent' };
}

/**
 * Every model of the catalog that can be had, with its state here. Only sizes are looked at: see verifyModel. Fails
 * with part-damaged.
 */
export async function listModels(places: Places): Promise<Result<readonly ModelStatus[]>> {
  const catalog = await readCatalog(places);
  if (!catalog.ok) return catalog;
  const standard = await defaultModel(places);
  if (!standard.ok) return standard;
  const statuses: ModelStatus[] = [];
  for (const entry of catalog.value.models) {
    if (!canBeMade(places, entry)) continue;
    const file = await locateEntry(places, entry);
    if (!file.ok) return file;
    statuses.push(await describe(file.value, standard.value));
  }
  return ok(statuses);
}

/** The model for hearing when none is named: the tuned one where its difference ships, else the official. */
export async function defaultModel(places: Places): Promise<Result<string>> {
  const catalog = await readCatalog(places);
  if (!catalog.ok) return catalog;
  const tuned = catalog.value.models.find((entry) => entry.name === COMMANDS_MODEL);
  return ok(tuned && canBeMade(places, tuned) ? COMMANDS_MODEL : OFFICIAL_MODEL);
}

/**
 * Brings a model here and proves it by its checksum; a derived model's base first. Resumes; a model that is here and
 * whole is left as it is. Makes the copies that are loaded, too: from then on the cache may be read only. Fails with
 * model-unknown, no-network, download-*, checksum-differs, disk-full, read-only, tool-missing, wrong-base-model,
 * cancelled.
 */
export async function pullModel(places: Places, name: string, options: PullOptions = {}): Promise<Result<ModelStatus>> {
  const brought = await bringModel(places, name, options);
  if (!brought.ok) return brought;
  const copied = await makeCopies(brought.value);
  return copied.ok ? statusOf(places, brought.value) : copied;
}

/**
 * Reads the whole file and compares its checksum and layout. Fails with model-unknown, no-model, checksum-differs,
 * model-damaged.
 */
export async function verifyModel(places: Places, name: string): Promise<Result<ModelStatus>> {
  const file = await locateModel(places, name);
  if (!file.ok) return file;
  const { path, checksum } = file.value;
  if ((await fileSize(path)) === 0) return failed('no-model', name);
  const layout = checkModelFile(path);
  if (!layout.ok) return layout;
  const hashes = await hashFile(path, [checksum.name]);
  if (hashes[checksum.name] !== checksum.hex) return failed('checksum-differs', basename(path));
  return statusOf(places, file.value);
}

/**
 * Takes a local file in place of a download, if its checksum is that of a catalog entry. Fails with file-missing,
 * unreadable-file, model-damaged, checksum-differs, disk-full, read-only.
 */
export async function importModel(places: Places, path: string): Promise<Result<ModelStatus>> {
  const layout = checkModelFile(path);
  if (!layout.ok) return layout;
  const catalog = await readCatalog(places);
  if (!catalog.ok) return catalog;
  let hashes: Record<'sha256' | 'sha1', string>;
  try {
    hashes = await hashFile(path, ['sha256', 'sha1']);
  } catch (error) {
    return readProblem(error, path);
  }
  for (const entry of catalog.value.models) {
    if (!canBeMade(places, entry)) continue;
    const file = await locateEntry(places, entry);
    if (file.ok && hashes[file.value.checksum.name] === file.value.checksum.hex)
      return copyIn(places, path, file.value);
  }
  return failed('checksum-differs', basename(path));
}

async function copyIn(places: Places, from: string, file: ModelFile): Promise<Result<ModelStatus>> {
  const room = await reserveRoom(modelsFolder(places), file.entry.bytes);
  if (!room.ok) return room;
  const part = `${file.path}.${process.pid}.part`;
  try {
    await copyFile(from, part);
    await rename(part, file.path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return writeProblem(error, file.path);
  }
  const copied = await makeCopies(file);
  return copied.ok ? statusOf(places, file) : copied;
}

/**
 * Removes a model's file, its cut copies and leftovers; the bytes freed. Fails with model-unknown, no-model, read-only.
 */
export async function removeModel(places: Places, name: string): Promise<Result<{ readonly freed: number }>> {
  const file = await locateModel(places, name);
  if (!file.ok) return file;
  const paths = await filesOf(places, file.value.entry);
  if (paths.length === 0) return failed('no-model', name);
  let freed = 0;
  for (const path of paths) {
    freed += await fileSize(path);
    try {
      await rm(path);
    } catch (error) {
      return writeProblem(error, path);
    }
  }
  return ok({ freed });
}

async function statusOf(places: Places, file: ModelFile): Promise<Result<ModelStatus>> {
  const standard = await defaultModel(places);
  return standard.ok ? ok(await describe(file, standard.value)) : standard;
}

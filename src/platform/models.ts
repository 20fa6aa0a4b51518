/**
 * Owns the models on this machine: which are here, bringing one here (hub, package, difference), checking and removing.
 * Never loads one.
 */
import type { ModelEntry } from '../core/catalog/catalog.ts';
import type { DownloadState } from '../core/catalog/download-state.ts';
import { failed, type Result } from '../core/errors.ts';
import type { Places } from './paths.ts';

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

/** Every model of the catalog with its state here. Only sizes are looked at: see verifyModel. Fails with bad-input. */
export async function listModels(_places: Places): Promise<Result<readonly ModelStatus[]>> {
  return failed('engine-refused', 'listModels');
}

/** The model for hearing when none is named: the tuned one where its difference ships, else the official. */
export async function defaultModel(_places: Places): Promise<Result<string>> {
  return failed('engine-refused', 'defaultModel');
}

/**
 * Brings a model here and proves it by its checksum; a derived model's base first. Resumes; a model that is here and
 * whole is left as it is. Fails with model-unknown, no-network, download-*, checksum-differs, disk-full, read-only,
 * tool-missing, wrong-base-model, cancelled.
 */
export async function pullModel(_places: Places, _name: string, _options?: PullOptions): Promise<Result<ModelStatus>> {
  return failed('engine-refused', 'pullModel');
}

/** Reads the whole file and compares its checksum and layout. Fails with model-unknown, no-model, checksum-differs, model-damaged. */
export async function verifyModel(_places: Places, _name: string): Promise<Result<ModelStatus>> {
  return failed('engine-refused', 'verifyModel');
}

/** Takes a local file in place of a download, if its checksum is that of a catalog entry. Fails with file-missing, model-damaged, checksum-differs, disk-full, read-only. */
export async function importModel(_places: Places, _path: string): Promise<Result<ModelStatus>> {
  return failed('engine-refused', 'importModel');
}

/** Removes a model's file, its cut copies and leftovers; the bytes freed. Fails with model-unknown, no-model, read-only. */
export async function removeModel(_places: Places, _name: string): Promise<Result<{ readonly freed: number }>> {
  return failed('engine-refused', 'removeModel');
}

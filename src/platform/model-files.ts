/**
 * Owns which file of the cache belongs to which model, and what is there. Never brings a model here.
 */
import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Catalog,
  type DifferenceSource,
  findEntry,
  type ModelEntry,
  parseCatalog,
} from '../core/catalog/catalog.ts';
import { ok, type Result } from '../core/errors.ts';
import { readProblem } from './file-problem.ts';
import { catalogFile, modelsFolder, type Places } from './paths.ts';
import { type DifferenceHeader, readDifferenceHeader } from './weights/difference.ts';

/** More than any difference file's header takes. */
const HEADER_BYTES = 1 << 18;

/** A model of the catalog with the facts that only this machine knows. */
export interface ModelFile {
  readonly entry: ModelEntry;
  readonly path: string;
  readonly checksum: { readonly name: 'sha256' | 'sha1'; readonly hex: string };
  /** Where the model is made of another one. */
  readonly difference?: { readonly source: DifferenceSource; readonly path: string; readonly header: DifferenceHeader };
}

/** The catalog that ships. Fails with file-missing, unreadable-file, part-damaged. */
export async function readCatalog(places: Places): Promise<Result<Catalog>> {
  const path = catalogFile(places);
  try {
    return parseCatalog(await readFile(path, 'utf8'));
  } catch (error) {
    return readProblem(error, path);
  }
}

/**
 * The file of the model named `name`, whether it is here or not. Fails with model-unknown, model-damaged (its
 * difference).
 */
export async function locateModel(places: Places, name: string): Promise<Result<ModelFile>> {
  const catalog = await readCatalog(places);
  if (!catalog.ok) return catalog;
  const entry = findEntry(catalog.value, name);
  return entry.ok ? locateEntry(places, entry.value) : entry;
}

export async function locateEntry(places: Places, entry: ModelEntry): Promise<Result<ModelFile>> {
  const source = entry.sources.find((candidate) => candidate.from === 'difference');
  if (source?.from === 'difference') return locateDerived(places, entry, source);
  const checksum = entry.sha256
    ? { name: 'sha256' as const, hex: entry.sha256 }
    : { name: 'sha1' as const, hex: entry.sha1 ?? '' };
  return ok({ entry, checksum, path: join(modelsFolder(places), entry.file) });
}

/** A derived model's file carries the head of its checksum in its name, so that a new difference makes a new file. */
async function locateDerived(places: Places, entry: ModelEntry, source: DifferenceSource): Promise<Result<ModelFile>> {
  const path = differencePath(places, source);
  const head = await readHead(path);
  if (!head.ok) return head;
  const header = readDifferenceHeader(head.value);
  if (!header.ok) return header;
  const hex = header.value.header.result.sha256;
  const file = entry.file.replace(/\.bin$/, `-${hex.slice(0, 8)}.bin`);
  return ok({
    entry,
    checksum: { name: 'sha256', hex },
    path: join(modelsFolder(places), file),
    difference: { source, path, header: header.value.header },
  });
}

const differencePath = (places: Places, source: DifferenceSource): string =>
  join(places.resources, 'models', source.file);

/** Whether everything that the model is made of ships here. */
export const canBeMade = (places: Places, entry: ModelEntry): boolean =>
  entry.sources.some((source) => source.from !== 'difference' || existsSync(differencePath(places, source)));

async function readHead(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    return readProblem(error, path);
  }
}

/** Size of a file, 0 if there is none. */
export async function fileSize(path: string): Promise<number> {
  return stat(path).then(
    (facts) => (facts.isFile() ? facts.size : 0),
    () => 0,
  );
}

/** Whether a file of the right size is there. Its bytes are not read. */
export const isHere = async (file: ModelFile): Promise<boolean> => (await fileSize(file.path)) === file.entry.bytes;

/** The files in the cache that belong to a model: its own, broken-off downloads, cut copies, older derived ones. */
export async function filesOf(places: Places, entry: ModelEntry): Promise<string[]> {
  const stem = entry.file.replace(/\.bin$/, '').replaceAll('.', '\\.');
  const own = new RegExp(`^${stem}(-[0-9a-f]{8})?(\\.ctx\\d+p?)?\\.bin(\\.\\d+)?(\\.part)?$`);
  const names = await readdir(modelsFolder(places)).catch(() => []);
  return names.filter((name) => own.test(name)).map((name) => join(modelsFolder(places), name));
}

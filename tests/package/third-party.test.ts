/** What ships that others made is named: every package that src runs with, and those that it brings along. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, readSources } from '../boundaries/check.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Of itself, and of packages that only install it, the packed app brings the licences along. */
const ELECTRON = 'electron';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function packagesThatRun(): ReadonlySet<string> {
  const { dependencies = {}, devDependencies = {} } = readManifest(ROOT);
  const imports = [...readSources(ROOT)].flatMap(([path, text]) => importsOf(path, text));
  const bundled = Object.keys(devDependencies).filter((name) =>
    imports.some((one) => one === name || one.startsWith(`${name}/`)),
  );
  const found = new Set([...Object.keys(dependencies), ...bundled]);
  found.delete(ELECTRON);
  // The set grows while it is walked: what a package brings along is looked at too.
  for (const name of found)
    for (const brought of Object.keys(readManifest(join(ROOT, 'node_modules', name)).dependencies ?? {}))
      found.add(brought);
  return found;
}

test('THIRD_PARTY.md names every package that runs', () => {
  const text = readFileSync(join(ROOT, 'THIRD_PARTY.md'), 'utf8');
  const packages = [...packagesThatRun()];
  expect(packages.length).toBeGreaterThan(10);
  expect(packages.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

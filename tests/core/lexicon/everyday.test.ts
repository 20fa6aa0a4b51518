/** The committed lexicon is made from everyday.txt as it stands: what people write there is in it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { parseEveryday } from '../../../training/lexicon/everyday.ts';
import type { SpecTree } from '../../../training/lexicon/spec-tree.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));

test('everything in everyday.txt is in the lexicon (if not: training/lexicon/make.sh)', () => {
  const parsed = parseLexicon(read('resources/models/lexicon.txt'));
  if (!parsed.ok) throw new Error(parsed.problem.detail);
  const lexicon = parsed.value;
  const { names, trees } = parseEveryday(read('training/lexicon/everyday.txt').toString('utf8'));
  const missing: string[] = [];
  const visit = (path: readonly string[], tree: SpecTree): void => {
    const [command = '', ...sub] = path;
    for (const [flag, takesValue] of tree.flags) {
      if (lexicon.flag(command, sub.join(' '), flag) !== (takesValue ? 'value' : 'switch'))
        missing.push([...path, flag].join(' '));
    }
    for (const [name, child] of tree.children) {
      if (!lexicon.subcommand(path, name)) missing.push([...path, name].join(' '));
      else visit([...path, name], child);
    }
  };
  for (const name of names) if (lexicon.commandCommonness(name) !== 3) missing.push(name);
  for (const [name, tree] of trees) {
    if (!lexicon.isCommand(name)) missing.push(name);
    visit([name], tree);
  }
  expect(missing).toEqual([]);
});

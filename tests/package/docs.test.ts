/** What the documents name is there: files they link to or name, scripts of npm, commands of saydash. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['docs', 'eval', 'tests', 'training'];
const DOCUMENTS = [
  ...readdirSync(ROOT),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter((path) => path.endsWith('.md'));
const MANIFEST: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const COMMANDS = readFileSync(join(ROOT, 'src/cli/program.ts'), 'utf8');

const LINK = /\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g;
/** A path of the repository; one with a star or angle brackets stands for many. */
const PATH = /(?<![\w`/.-])`?((?:src|tests|training|eval|docs|resources|scripts|samples)\/[\w./-]*\w)(?![\w<*/-])/g;
const SCRIPT = /npm run ([\w:]+)/g;
const COMMAND = /npx saydash ([a-z]+)/g;

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  test('names only what there is', () => {
    const missing = [
      ...found(text, LINK).filter((path) => !existsSync(join(ROOT, dirname(document), path))),
      ...found(text, PATH).filter((path) => !existsSync(join(ROOT, path))),
      ...found(text, SCRIPT).filter((name) => MANIFEST.scripts[name] === undefined),
      ...found(text, COMMAND).filter((name) => !COMMANDS.includes(`.command('${name}')`)),
    ];
    expect(missing).toEqual([]);
  });
});

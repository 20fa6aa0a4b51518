/**
 * Owns the making of resources/models/lexicon.txt: fetches the specs, reads corpora, writes the file. Run by make.sh.
 * Only commands of the training split are counted, so that nothing of the test half leaks into the reader's features.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLexicon } from './build-lexicon.ts';
import { bump, collapse, countCommand, emptyCounts, isTraining, wordsOf } from './corpus.ts';
import { parseEveryday } from './everyday.ts';
import { readSpecs } from './fig-specs.ts';

const SPECS = '@withfig/autocomplete@2.692.3';
const { values } = parseArgs({
  options: {
    commands: { type: 'string', multiple: true, default: [] },
    prose: { type: 'string', multiple: true, default: [] },
    exclude: { type: 'string', multiple: true, default: [] },
    specs: { type: 'string' },
    everyday: { type: 'string', default: 'training/lexicon/everyday.txt' },
    out: { type: 'string', default: 'resources/models/lexicon.txt' },
  },
});

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
const fieldOf = (line: string, field: string): string =>
  String((JSON.parse(line) as Record<string, unknown>)[field] ?? '');

function fetchSpecs(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-specs-'));
  const name = execFileSync('npm', ['pack', '--silent', SPECS], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', name], { cwd: folder });
  return join(folder, 'package');
}

const excluded = new Set(values.exclude.flatMap(linesOf).map((line) => collapse(fieldOf(line, 'command'))));
const counts = emptyCounts();
let commands = 0;
for (const line of new Set(values.commands.flatMap(linesOf).map(collapse))) {
  if (!isTraining(line) || excluded.has(line)) continue;
  countCommand(line, counts);
  commands++;
}
const prose = new Map<string, number>();
let sentences = 0;
for (const line of values.prose.flatMap(linesOf)) {
  const command = collapse(fieldOf(line, 'command'));
  if (!isTraining(command) || excluded.has(command)) continue;
  for (const word of wordsOf(fieldOf(line, 'said'))) bump(prose, word);
  sentences++;
}
const specs = await readSpecs(values.specs ?? fetchSpecs());
const text = buildLexicon({ specs, everyday: parseEveryday(readFileSync(values.everyday, 'utf8')), counts, prose });
writeFileSync(values.out, text);
process.stdout.write(
  `${values.out}: ${text.length} bytes from ${specs.size} specs, ${commands} commands, ${sentences} sentences\n`,
);
process.exit(0);

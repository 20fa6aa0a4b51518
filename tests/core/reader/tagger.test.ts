// The tagger: its shape on a model made by hand, that it sees both ways, and what the ranking is told of its answers.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lex } from '../../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../../src/core/lexicon/lexicon.ts';
import { FeatureList } from '../../../src/core/reader/feature-list.ts';
import { LexiconIndex } from '../../../src/core/reader/lexicon-index.ts';
import { findReadings, partsOf } from '../../../src/core/reader/reader.ts';
import { readTagModel, TAG_BYTES, TAG_QUESTIONS } from '../../../src/core/reader/tag-model.ts';
import { tagWith } from '../../../src/core/reader/tagger.ts';
import { viewUtterance } from '../../../src/core/reader/utterance.ts';
import { parseWeights } from '../../../src/core/reader/weights.ts';
import { WHOLE_NAMES, type WholeName } from '../../../src/core/reader/whole-names.ts';

function expectOk<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const LEXICON = new LexiconIndex(expectOk(parseLexicon(new Uint8Array(readFileSync('resources/models/lexicon.txt')))));
const WEIGHTS = expectOk(parseWeights(new Uint8Array(readFileSync('resources/models/reader.bin'))));
const PARTS = partsOf(WEIGHTS, LEXICON);
const view = (heard: string) => viewUtterance(lex(heard), WEIGHTS, LEXICON);
const answersAbout = (heard: string, unit: number) => [
  ...PARTS.tag(view(heard)).slice(unit * TAG_QUESTIONS, (unit + 1) * TAG_QUESTIONS),
];

test('with nothing learned, each answer is its bias, for each unit', () => {
  const model = readTagModel(new DataView(new ArrayBuffer(TAG_BYTES)), 0);
  const biases = Float32Array.of(1, -2, 3, -4, 5);
  const tag = tagWith({ ...model, answersBias: biases }, new FeatureList());
  expect([...tag(view('git push dash f'))]).toEqual([...biases, ...biases, ...biases, ...biases]);
  expect([...tag(view(''))]).toEqual([]);
});

test('what is said last changes what is thought of the first word, and the other way round', () => {
  const [ends, starts] = [answersAbout('ls dash l slash tmp', 0), answersAbout('ls dash l slash tmp no wait', 0)];
  expect(starts).not.toEqual(ends);
  expect(answersAbout('so the ls dash l', 4)).not.toEqual(answersAbout('now do ls dash l', 4));
});

test('talk before a command is talk to it, the command is not', () => {
  expect(answersAbout('okay so the command is git push', 0)[0]).toBeGreaterThan(0);
  expect(answersAbout('git push', 0)[0]).toBeLessThan(0);
});

test('a reading that goes along with it has likelier choices than one that does not', () => {
  const ways = findReadings(view('okay so the command is git push'), PARTS);
  const numbers = (command: string, name: WholeName) =>
    ways.find((way) => way.command === command)?.numbers[WHOLE_NAMES.indexOf(name)] ?? Number.NaN;
  expect(numbers('git push', 'tagAgainst')).toBe(0);
  const other = ways.find(({ command }) => command.includes('git push') && command !== 'git push');
  expect(numbers(other?.command ?? '', 'tagAgainst')).toBeGreaterThan(0);
  expect(numbers('git push', 'tagWorst')).toBeGreaterThan(numbers(other?.command ?? '', 'tagWorst'));
});

/**
 * Owns the way from pairs to numbers: training rows for train.py, and readings and scores to measure with. The features
 * are the reader's own, so there is one implementation of them. Run by features.py; never trains.
 *
 *   repairs    --reader R --lexicon L --pairs P --out DIR            mis-hearings found in pairs that nothing else explains
 *   talk       --reader R --lexicon L --pairs P --out DIR            rows of the first stage, and which pairs align
 *   decisions  --reader R --lexicon L --pairs P --out DIR --levels F rows of the second stage
 *   tags       --reader R --lexicon L --pairs P --out DIR            rows of the tagger
 *   read       --reader R --lexicon L --pairs P --out FILE.jsonl     readings of each pair
 *   score      --reader R --lexicon L --pairs P --out DIR            as decisions and tags, with this reader's odds of each
 *   ways       --reader R --lexicon L --pairs P --out FILE.jsonl     numbers of whole readings, and which is right
 *   evidence   --reader R --lexicon L --pairs P --out FILE.jsonl     the gate's evidence and doubts about each pair
 *   verdicts   --reader R --lexicon L --pairs P --out FILE.jsonl --gate G   what a person would be shown; --sound: of what
 *              a recogniser wrote
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Draft } from '../../src/core/draft.ts';
import { doubtAbout } from '../../src/core/gate/doubts.ts';
import { EVIDENCE_NAMES, weighDraft } from '../../src/core/gate/evidence.ts';
import { parseGate } from '../../src/core/gate/gate-model.ts';
import { lex } from '../../src/core/lexer/lexer.ts';
import { parseLexicon } from '../../src/core/lexicon/lexicon.ts';
import { createTranslator } from '../../src/core/pipeline.ts';
import { processUnits } from '../../src/core/processor/processor.ts';
import { readWritten } from '../../src/core/processor/written.ts';
import { CORRECTION_CUES } from '../../src/core/reader/cues.ts';
import { FeatureList } from '../../src/core/reader/feature-list.ts';
import { LexiconIndex } from '../../src/core/reader/lexicon-index.ts';
import { findReadings, loadReader, MAX_UNITS, partsOf } from '../../src/core/reader/reader.ts';
import { scoreWith } from '../../src/core/reader/scoring.ts';
import { segment } from '../../src/core/reader/segmenter.ts';
import { edgeFeatures, talkFeatures } from '../../src/core/reader/talk-features.ts';
import { type Utterance, viewUtterance } from '../../src/core/reader/utterance.ts';
import { parseWeights } from '../../src/core/reader/weights.ts';
import { WHOLE_NAMES } from '../../src/core/reader/whole-names.ts';
import { findRisks } from '../../src/core/review/risks.ts';
import { EMPTY_SCENE } from '../../src/core/scene.ts';
import { DecisionRows } from './decision-rows.ts';
import { align, type Step } from './oracle.ts';
import { findRepairs } from './repair-finder.ts';
import { RowFile } from './row-file.ts';
import { TagRows } from './tag-rows.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reader: { type: 'string', default: '' },
    lexicon: { type: 'string', default: '' },
    pairs: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    levels: { type: 'string', default: '' },
    gate: { type: 'string', default: '' },
    sound: { type: 'boolean', default: false },
  },
});

interface Pair {
  readonly heard: string;
  readonly command: string;
}

const readerBytes = readFileSync(values.reader);
const weights = expectOk(parseWeights(readerBytes));
const lexicon = expectOk(parseLexicon(readFileSync(values.lexicon)));
const index = new LexiconIndex(lexicon);
/** In training a command's own tokens do not count, and every so many utterances the list of cues is not to be had. */
const training = { ...weights, tokens: weights.tokens.leaveOneOut() };
const CUELESS = 2;
const list = new FeatureList();

function expectOk<T>(result: { ok: true; value: T } | { ok: false; problem: { detail: string } }): T {
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

async function* readPairs(): AsyncGenerator<Pair> {
  for await (const line of createInterface({ input: createReadStream(values.pairs) })) {
    if (line.trim() !== '') yield JSON.parse(line);
  }
}

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

async function* alignedPairs(): AsyncGenerator<{ number: number; u: Utterance; steps: Step[] }> {
  let number = -1;
  for await (const pair of readPairs()) {
    number++;
    const lexed = lex(pair.heard);
    const steps = align(lexed, collapse(pair.command), weights.repairs, index.alike);
    if (steps === null) continue;
    const cues = number % CUELESS === 0 ? [] : CORRECTION_CUES;
    yield { number, u: viewUtterance(lexed, training, index, cues), steps };
  }
}

async function writeTalkRows(): Promise<void> {
  const node = new RowFile(`${values.out}/talk`);
  const edges = [1, 2, 3].map((pair) => new RowFile(`${values.out}/edge${pair}`));
  const numbers: number[] = [];
  const sizes: number[] = [];
  for await (const { number, u, steps } of alignedPairs()) {
    const dropped = new Uint8Array(u.size);
    for (const step of steps) if (step.form === null) dropped[step.unit] = 1;
    for (let i = 0; i < u.size; i++) {
      talkFeatures(u, i, list);
      node.add(list, dropped[i] ?? 0);
      for (const [at, file] of edges.entries()) {
        edgeFeatures(u, i, at + 1, list);
        file.add(list, 0);
      }
    }
    numbers.push(number);
    sizes.push(u.size);
  }
  for (const file of [node, ...edges]) file.close();
  const widths = { talk: node.width, edge: edges[0]?.width };
  writeFileSync(`${values.out}/talk.json`, JSON.stringify({ widths, numbers, sizes }));
}

async function writeDecisionRows(scored: boolean): Promise<void> {
  const levels = values.levels === '' ? null : readFileSync(values.levels);
  const score = scoreWith(weights);
  const rows = new DecisionRows(values.out, scored ? score : null);
  let at = 0;
  for await (const { number, u, steps } of alignedPairs()) {
    const own = levels === null ? segment(u, score, list).levels : levels.subarray(at, at + u.size);
    at += u.size;
    rows.follow(number, u, own, steps, index, list);
  }
  rows.close();
}

async function writeTagRows(scored: boolean): Promise<void> {
  const rows = new TagRows(values.out, scored ? partsOf(weights, index).tag : null);
  for await (const { number, u, steps } of alignedPairs()) rows.add(number, u, steps, list);
  rows.close();
}

async function writeReadings(): Promise<void> {
  const reader = expectOk(loadReader(readerBytes, lexicon));
  const lines: string[] = [];
  for await (const pair of readPairs()) {
    const lexed = lex(pair.heard);
    const start = process.hrtime.bigint();
    const readings = reader.read(lexed, EMPTY_SCENE);
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const scored = readings.map(({ command, logProbability }) => [command, Math.round(logProbability * 1e4) / 1e4]);
    lines.push(JSON.stringify({ ...pair, readings: scored, ms }));
  }
  writeFileSync(values.out, `${lines.join('\n')}\n`);
}

async function writeRepairs(): Promise<void> {
  const counts = new Map<string, number>();
  const total = new Map<string, number>();
  for await (const pair of readPairs()) {
    const lexed = lex(pair.heard);
    const command = collapse(pair.command);
    if (align(lexed, command, weights.repairs, index.alike) !== null) continue;
    for (const { phrase, meant } of findRepairs(lexed, command)) {
      const key = `${phrase}\t${meant}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      total.set(phrase, (total.get(phrase) ?? 0) + 1);
    }
  }
  const rows = [...counts].filter(([key, n]) => n >= 3 && n * 8 >= (total.get(key.split('\t')[0] ?? '') ?? 0));
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(`${values.out}/repairs.json`, JSON.stringify(rows.map(([key, n]) => [...key.split('\t'), n])));
}

/** The ways that the search ends with, as numbers, and which of them is right (-1: none); the ranking learns from them. */
async function writeWays(): Promise<void> {
  const lines: string[] = [JSON.stringify(WHOLE_NAMES)];
  const parts = partsOf(weights, index);
  let number = -1;
  for await (const pair of readPairs()) {
    number++;
    const lexed = lex(pair.heard);
    if (lexed.units.length === 0 || lexed.units.length > MAX_UNITS) continue;
    const ways = findReadings(viewUtterance(lexed, weights, index), parts);
    const right = ways.findIndex(({ command }) => command === collapse(pair.command));
    lines.push(
      JSON.stringify({
        pair: number,
        right,
        numbers: ways.map(({ numbers }) => Array.from(numbers, (x) => Math.round(x * 1e4) / 1e4)),
      }),
    );
  }
  writeFileSync(values.out, `${lines.join('\n')}\n`);
}

/** Evidence for the gate, about the processor's and the reader's answers. */
async function writeEvidence(): Promise<void> {
  const reader = expectOk(loadReader(readerBytes, lexicon));
  const lines: string[] = [];
  for await (const pair of readPairs()) {
    const lexed = lex(pair.heard);
    const written = readWritten(lexed, lexicon);
    const said = written ? { kind: 'exact' as const, draft: written } : processUnits(lexed);
    const readings = reader.read(lexed, EMPTY_SCENE);
    const best = readings.find((reading) => reading.command !== '');
    const weigh = (draft: Draft | undefined, route: 'processor' | 'reader') =>
      draft && {
        command: draft.command,
        doubt: doubtAbout({
          draft,
          lexed,
          lexicon,
          route,
          fromSound: false,
          risks: findRisks(draft.command, lexicon),
        }),
        values: weighDraft(lexed, draft, readings, lexicon).map(({ value }) => value),
      };
    lines.push(
      JSON.stringify({
        ...pair,
        processor: weigh(said.kind === 'exact' ? said.draft : undefined, 'processor'),
        reader: weigh(best, 'reader'),
      }),
    );
  }
  writeFileSync(values.out, `${JSON.stringify(EVIDENCE_NAMES)}\n${lines.join('\n')}\n`);
}

/** The verdicts of the whole way, as a person would be shown them. */
async function writeVerdicts(): Promise<void> {
  const reader = expectOk(loadReader(readerBytes, lexicon));
  const gate = expectOk(parseGate(readFileSync(values.gate, 'utf8')));
  const translate = createTranslator({ reader, lexicon, gate });
  const lines: string[] = [];
  for await (const pair of readPairs()) {
    const { verdict } = expectOk(translate(pair.heard, EMPTY_SCENE, values.sound));
    const { route, sure, why, draft, alternatives } = verdict;
    const confidence = Math.round(verdict.confidence * 1e4) / 1e4;
    const others = alternatives.map(({ command }) => command);
    lines.push(JSON.stringify({ ...pair, route, sure, confidence, why, got: draft.command, others }));
  }
  writeFileSync(values.out, `${lines.join('\n')}\n`);
}

const mode = positionals[0];
if (mode === 'repairs') await writeRepairs();
else if (mode === 'talk') await writeTalkRows();
else if (mode === 'decisions') await writeDecisionRows(false);
else if (mode === 'tags') await writeTagRows(false);
else if (mode === 'score') {
  await writeDecisionRows(true);
  await writeTagRows(true);
} else if (mode === 'read') await writeReadings();
else if (mode === 'ways') await writeWays();
else if (mode === 'evidence') await writeEvidence();
else if (mode === 'verdicts') await writeVerdicts();
else throw new Error('say repairs, talk, decisions, tags, score, ways, read, evidence or verdicts');

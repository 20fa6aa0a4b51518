/** Of real readings every character traces back to words that were heard, and no word both wrote and was dropped. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alignWords } from '../../../src/core/review/align.ts';
import { isTypeable } from '../../../src/core/review/typeable.ts';
import { EMPTY_SCENE } from '../../../src/core/scene.ts';
import { composeTranslate } from '../../../src/platform/bundled.ts';

const heard = ['clean', 'runon', 'natural', 'misheard', 'printed'].flatMap((style) =>
  readFileSync(new URL(`../../recorded/open/${style}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { heard: string }).heard)),
);
const composed = await composeTranslate();
if (!composed.ok) throw new Error(composed.problem.detail);
const translate = composed.value;

test.each(heard)('%s', (words) => {
  const answer = translate(words, EMPTY_SCENE);
  if (!answer.ok) throw new Error(answer.problem.detail);
  const { verdict, lexed } = answer.value;
  const { command, pieces, dropped } = verdict.draft;
  const alignment = alignWords(verdict.draft, lexed);
  const covered = new Array<number>(command.length).fill(0);
  for (const { from, to } of alignment.spans) for (let i = from; i < to; i++) covered[i] = (covered[i] ?? 0) + 1;
  expect([...covered.keys()].filter((i) => command[i] !== ' ' && covered[i] !== 1)).toEqual([]);
  expect(alignment.spans).toHaveLength(pieces.length);
  expect(dropped.filter((word) => alignment.words[word]?.fate !== 'dropped')).toEqual([]);
  expect(isTypeable(command)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/draft.ts';
import { chooseHearing } from '../../../src/core/gate/hearings.ts';
import type { Verdict } from '../../../src/core/gate/verdict.ts';

const draftOf = (command: string): Draft => ({ command, pieces: [], dropped: [] });
const verdictOf = (command: string, confidence: number, sure = false, alternatives: string[] = []): Verdict => ({
  route: 'reader',
  draft: draftOf(command),
  confidence,
  sure,
  alternatives: alternatives.map(draftOf),
  evidence: [],
  why: sure ? '' : 'It can be read in more than one way.',
});

const CASES: readonly {
  readonly name: string;
  readonly hearings: [Verdict, ...Verdict[]];
  readonly best: number;
  readonly command: string;
  readonly sure: boolean;
  readonly others: string[];
}[] = [
  {
    name: 'one hearing stays as it is',
    hearings: [verdictOf('git pull', 0.9, true, ['git poll'])],
    best: 0,
    command: 'git pull',
    sure: true,
    others: ['git poll'],
  },
  {
    name: 'two that agree are sure if one is',
    hearings: [verdictOf('git pull', 0.5), verdictOf('git pull', 0.9, true)],
    best: 1,
    command: 'git pull',
    sure: true,
    others: [],
  },
  {
    name: 'the likelier is believed, and is not sure',
    hearings: [verdictOf('git poll', 0.5), verdictOf('git pull', 0.9, true, ['git poll', 'git push'])],
    best: 1,
    command: 'git pull',
    sure: false,
    others: ['git poll', 'git push'],
  },
  {
    name: 'the first of two alike is believed',
    hearings: [verdictOf('ls -l', 0.7, true), verdictOf('ls -a', 0.7, true)],
    best: 0,
    command: 'ls -l',
    sure: false,
    others: ['ls -a'],
  },
  {
    name: 'nothing heard the second time is a difference, and no alternative',
    hearings: [verdictOf('ls -l', 0.9, true), verdictOf('', 0)],
    best: 0,
    command: 'ls -l',
    sure: false,
    others: [],
  },
];

describe('choosing between hearings', () => {
  test.each(CASES)('$name', ({ hearings, best, command, sure, others }) => {
    const chosen = chooseHearing(hearings);
    expect(chosen.best).toBe(best);
    expect(chosen.verdict).toMatchObject({ draft: { command }, sure });
    expect(chosen.verdict.alternatives.map((draft) => draft.command)).toEqual(others);
    expect(chosen.verdict.why === '').toBe(sure);
  });
});

import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/core/session/event.ts';
import { viewOf } from '../../../src/core/session/showing.ts';
import type { State } from '../../../src/core/session/state.ts';
import {
  away,
  began,
  cancel,
  copied,
  edit,
  ended,
  fault,
  found,
  heard,
  heardOnce,
  insert,
  inserted,
  notInserted,
  obstacle,
  pick,
  play,
  press,
  say,
  start,
  stop,
  timer,
  unheard,
} from './speech.ts';

/** Spoken, and heard for the first time. */
const once = (session: number, command: string, said: Parameters<typeof heardOnce>[2] = {}): Event[] => [
  start,
  found(session),
  began(session),
  stop,
  ended(session),
  heardOnce(session, command, said),
];

const RIVALS = { alternatives: ['git pull', 'gate push'] };

/** The command as it is shown, how sure, and what can be chosen besides. */
function brief(state: State): string {
  const view = viewOf(state);
  if (view.kind === 'notice') return `notice ${view.what}`;
  if (view.kind === 'transcribing') return `transcribing${view.soFar ? `, so far ${view.soFar.heard}` : ''}`;
  if (view.kind !== 'review') return view.kind;
  const { command, sure, checking, edition, editing, readings, message } = view.review;
  const more = [
    sure ? 'sure' : checking ? 'checking' : 'unsure',
    edition > 0 ? `edition ${edition}` : '',
    editing ? 'editing' : '',
    message?.code ?? '',
    readings.length > 1 ? `of ${readings.join(' | ')}` : '',
  ];
  return [command, ...more].filter((text) => text !== '').join(', ');
}

/** What happens, what is seen then, and whether the last event stopped the second hearing (left out: it did not). */
const CASES: readonly (readonly [name: string, events: readonly Event[], view: string, stops?: 'stops'])[] = [
  ['the first hearing is shown at once, not sure', once(1, 'git push'), 'git push, checking'],
  ['the second confirms it', [...once(1, 'git push'), heard(1, 'git push')], 'git push, sure'],
  [
    'both agree, and neither is sure',
    [...once(1, 'git push'), heard(1, 'git push', { sure: false })],
    'git push, unsure',
  ],
  [
    'the second is believed: the first is among the readings',
    [...once(1, 'gate push'), heard(1, 'git push', { sure: false, alternatives: ['gate push'] })],
    'git push, unsure, edition 1, of git push | gate push',
  ],
  [
    'the first is believed: the second is among the readings',
    [...once(1, 'git push'), heard(1, 'git push', { sure: false, alternatives: ['gate push'] })],
    'git push, unsure, of git push | gate push',
  ],
  ['words without a command are only shown so far', once(1, '', { heard: 'so er' }), 'transcribing, so far so er'],
  ['and the second decides', [...once(1, '', { heard: 'so er' }), heard(1, 'ls')], 'ls, sure'],
  ['mere signs are not shown', once(1, '', { heard: '..' }), 'transcribing'],
  ['the second never comes: the engine ended', [...once(1, 'ls'), unheard(1, 'engine-ended')], 'ls, unsure'],
  ['nor words', [...once(1, 'ls'), unheard(1, 'no-words')], 'ls, unsure'],
  ['nor anything but signs', [...once(1, 'ls'), heard(1, '', { heard: '.' })], 'ls, unsure'],
  ['the second comes twice', [...once(1, 'ls'), heard(1, 'ls'), heard(1, 'rm x')], 'ls, sure'],
  ['the first comes twice', [...once(1, 'ls'), heardOnce(1, 'rm x')], 'ls, checking'],
  ['the first comes after both', [...say(1, 'ls'), heardOnce(1, 'rm x')], 'ls, sure'],
  ['the first of another session', [start, began(1), stop, ended(1), heardOnce(2, 'rm x')], 'transcribing'],

  // What the person did counts.
  ['Return inserts what is shown', [...once(1, 'ls'), insert(1)], 'ls, unsure', 'stops'],
  ['and nothing is changed by what comes late', [...once(1, 'ls'), insert(1), heard(1, 'rm x')], 'ls, unsure'],
  [
    'nor where it could not be inserted',
    [...once(1, 'ls'), insert(1), heard(1, 'rm x'), notInserted(1, 'no-keyboard'), heard(1, 'rm x')],
    'ls, unsure, no-keyboard',
  ],
  ['editing', [...once(1, 'ls'), edit(1, 'ls')], 'ls, unsure, editing', 'stops'],
  ['is not disturbed', [...once(1, 'ls'), edit(1, 'ls -l'), heard(1, 'rm x')], 'ls -l, unsure, editing'],
  [
    'nor is what was edited',
    [...once(1, 'ls'), edit(1, 'ls -l'), press('stop-editing', 1), heard(1, 'rm x')],
    'ls -l, unsure',
  ],
  [
    'another reading',
    [...once(1, 'git push', RIVALS), pick(1, 1)],
    'git pull, unsure, of git push | git pull | gate push',
    'stops',
  ],
  [
    'stays',
    [...once(1, 'git push', RIVALS), pick(1, 1), heard(1, 'git stash')],
    'git pull, unsure, of git push | git pull | gate push',
  ],
  ['the first reading, picked', [...once(1, 'ls'), pick(1, 0), heard(1, 'rm x')], 'ls, unsure'],
  ['a reading that is not there', [...once(1, 'ls'), pick(1, 7)], 'ls, checking'],
  ['Esc', [...once(1, 'ls'), press('discard', 1)], 'notice discarded', 'stops'],
  ['Esc, and late', [...once(1, 'ls'), press('discard', 1), heard(1, 'rm x')], 'notice discarded'],
  [
    'brought back it is as unsure as it was',
    [...once(1, 'ls'), press('discard', 1), heard(1, 'ls'), press('restore', 1), heard(1, 'ls')],
    'ls, unsure',
  ],
  ['copy', [...once(1, 'ls'), press('copy', 1), heard(1, 'rm x'), copied(1)], 'notice copied'],
  ['a bug', [...once(1, 'ls'), fault, heard(1, 'rm x')], 'ls, unsure, own-fault'],
  ['the screen is locked meanwhile', [...once(1, 'ls'), away, heard(1, 'ls')], 'ls, sure'],
  ['an obstacle meanwhile', [...once(1, 'ls'), obstacle('hook-ended'), heard(1, 'ls')], 'ls, sure'],

  // A new utterance.
  ['said again: the second is not waited for', [...once(1, 'ls'), start], 'ls, unsure', 'stops'],
  ['said again, and late', [...once(1, 'ls'), start, began(2), heard(1, 'rm x'), stop], 'transcribing'],
  ['said again, and left', [...once(1, 'ls'), start, began(2), cancel, heard(1, 'rm x')], 'ls, unsure'],
  [
    'said again, and heard',
    [...once(1, 'ls'), ...once(2, 'git push'), heard(1, 'rm x'), heard(2, 'git push')],
    'git push, sure',
  ],
  [
    'what it took the place of comes back unsure',
    [...once(1, 'ls'), ...once(2, 'git push'), press('restore', 1)],
    'ls, unsure',
    'stops',
  ],
  [
    'without a model it cannot be said again, and is not checked on',
    [...once(1, 'ls'), obstacle('no-model'), start],
    'ls, unsure, no-model',
    'stops',
  ],

  // In the moment of the change: what the person saw counts.
  [
    'Return for the first, on its way when the second came, inserts the first',
    [...once(1, 'ls'), heard(1, 'rm x'), insert(1)],
    'ls, unsure',
  ],
  [
    'Return for the second inserts it',
    [...once(1, 'ls'), heard(1, 'rm x'), insert(1, false, 1)],
    'rm x, sure, edition 1',
  ],
  [
    'a letter for the first brings it back',
    [...once(1, 'ls'), heard(1, 'rm x'), edit(1, 'ls -')],
    'ls -, unsure, editing',
  ],
  [
    'and the next one is for it too',
    [...once(1, 'ls'), heard(1, 'rm x'), edit(1, 'ls -'), edit(1, 'ls -l')],
    'ls -l, unsure, editing',
  ],
  [
    'a number picks from the readings that were seen',
    [...once(1, 'git push', RIVALS), heard(1, 'rm x', { alternatives: ['rm y'] }), pick(1, 2)],
    'gate push, unsure, of git push | git pull | gate push',
  ],
  [
    'what was never shown is not inserted',
    [...once(1, 'ls'), insert(1, false, 1), heard(1, 'rm x')],
    'rm x, sure, edition 1',
  ],
  ['Esc is for whatever is there', [...once(1, 'ls'), heard(1, 'rm x'), press('discard', 1)], 'notice discarded'],
];

describe('a second hearing', () => {
  test.each(CASES.map(([name, events, view, stops]) => ({ name, events, view, stops })))('$name', (told) => {
    const { events, view, stops } = told;
    const { state, last } = play(events);
    expect(brief(state)).toBe(view);
    expect(last.some(({ type }) => type === 'stop-hearing')).toBe(stops === 'stops');
  });

  const ANSWERS: readonly (readonly [command: string, said: Parameters<typeof heard>[2]])[] = [
    ['git push', {}],
    ['git push', { sure: false, alternatives: ['gate push', 'git pull'] }],
    ['rm -rf / tmp', { sure: false }],
    ['', { heard: 'hello there', route: 'none', alternatives: ['echo hello'] }],
    ['', { heard: 'hello there', route: 'none' }],
  ];
  const PAIRS = ANSWERS.flatMap(([command, said]) =>
    ['git push', 'gate push', 'rm -rf /', ''].map((first) => ({ first, command, said })),
  );
  test.each(PAIRS)(
    'after $first both give $command $said: the same answer as without the first',
    ({ first, command, said }) => {
      const shown = (events: readonly Event[]) => {
        const view = viewOf(play(events).state);
        return view.kind === 'review' ? { ...view, review: { ...view.review, edition: 0 } } : view;
      };
      const recorded: Event[] = [start, found(1), began(1), stop, ended(1)];
      const both = heard(1, command, said);
      expect(shown([...recorded, heardOnce(1, first, { heard: first || 'er' }), both])).toEqual(
        shown([...recorded, both]),
      );
    },
  );

  test('what the first one took the place of can be had back, also after the second', () => {
    const { state } = play([...say(1, 'ls'), ...once(2, 'git push'), heard(2, 'git pull'), press('restore', 1)]);
    expect(brief(state)).toBe('ls, sure');
  });

  test('a command that is inserted is inserted once', () => {
    const { commands } = play([
      ...once(1, 'ls'),
      insert(1),
      heard(1, 'rm x'),
      insert(1),
      inserted(1),
      timer(1, 'notice'),
    ]);
    expect(commands.flatMap((each) => (each.type === 'insert' ? [each.text] : []))).toEqual(['ls']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../../../src/core/draft.ts';
import type { Event } from '../../../src/core/session/event.ts';
import { viewOf } from '../../../src/core/session/showing.ts';
import type { ReviewView } from '../../../src/core/session/view.ts';
import { repaired, said } from '../draft-pieces.ts';
import { edit, insert, pick, play, press, type Said, say } from './speech.ts';

function reviewAfter(events: readonly Event[]): ReviewView {
  const view = viewOf(play(events).state);
  if (view.kind !== 'review') throw new Error(`nothing to review: ${view.kind}`);
  return view.review;
}

/** `cat /etc/nginx`, heard as "cat slash etsy slash engine x" */
const REPAIRED: Said = {
  heard: 'cat slash etsy slash engine x',
  pieces: [said(0, 3, 0, 1), said(4, 5, 1, 2), repaired(5, 8, 2, 3), said(8, 9, 3, 4), repaired(9, 14, 4, 6)],
};
const CAT = say(1, 'cat /etc/nginx', REPAIRED);
const keep = press('keep-heard', 1);

const KEPT: readonly (readonly [name: string, events: readonly Event[], command: string])[] = [
  ['as read', CAT, 'cat /etc/nginx'],
  ['the newest repair is the last that was said', [...CAT, keep], 'cat /etc/engine x'],
  ['then the one before', [...CAT, keep, keep], 'cat /etsy/engine x'],
  ['then there is none', [...CAT, keep, keep, keep], 'cat /etsy/engine x'],
  ['nothing was repaired', [...say(1, 'ls'), keep], 'ls'],
  ['the text was changed by hand', [...CAT, edit(1, 'cat /etc/nginx.conf'), keep], 'cat /etc/nginx.conf'],
  ['and changed back', [...CAT, edit(1, 'cat /etc/nginx.conf'), edit(1, 'cat /etc/nginx'), keep], 'cat /etc/engine x'],
  ['picked again', [...CAT, keep, pick(1, 0)], 'cat /etc/nginx'],
];

describe('what was heard instead of a repair', () => {
  test.each(KEPT)('%s', (_, events, command) => {
    expect(reviewAfter(events).command).toBe(command);
  });

  test('the alignment moves along, and the word was not repaired', () => {
    const { command, alignment } = reviewAfter([...CAT, keep, keep]);
    const spans = alignment?.spans.map(({ from, to, first, repaired: mended }) => [
      command.slice(from, to),
      first,
      mended,
    ]);
    expect(spans).toEqual([
      ['cat', 0, false],
      ['/', 1, false],
      ['etsy', 2, false],
      ['/', 3, false],
      ['engine x', 4, false],
    ]);
  });

  test('wherever repairs are, the rest of the command stays', () => {
    const words = fc.array(fc.constantFrom('cat', 'etc', 'nginx', '-rf', '/var'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.boolean()), (parts, mended) => {
        const pieces: Piece[] = [];
        for (const [word, part] of parts.entries()) {
          const from = pieces.reduce((sum, { from: start, to }) => sum + (to - start) + 1, 0);
          const origin = mended.next().value ? 'repaired' : 'said';
          pieces.push({ from, to: from + part.length, first: word, last: word + 1, origin });
        }
        const heard = parts.map((_, at) => `word${at}`).join(' ');
        const events = [...say(1, parts.join(' '), { heard, pieces }), ...parts.map(() => keep)];
        const expected = parts.map((part, at) => (pieces[at]?.origin === 'repaired' ? `word${at}` : part)).join(' ');
        // "word0" is heard as a word and a digit; what it writes is the lexer's business.
        expect(reviewAfter(events).command.replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''));
      }),
    );
  });
});

const ALL = say(1, 'ls', { alternatives: ['ls -l', 'ls', 'l s'], sure: true });

/** What is known of the text that is shown. */
const KNOWN: readonly (readonly [name: string, events: readonly Event[], known: Partial<ReviewView>])[] = [
  ['as read', ALL, { picked: 0, sure: true, confidence: 0.9, edited: false, readings: ['ls', 'ls -l', 'l s'] }],
  [
    'another reading: nobody measured it',
    [...ALL, pick(1, 1)],
    { picked: 1, sure: false, confidence: 0, edited: false },
  ],
  ['the first again', [...ALL, pick(1, 1), pick(1, 0)], { picked: 0, sure: true, confidence: 0.9 }],
  [
    'by hand: nobody knows where it came from',
    [...ALL, edit(1, 'ls -a')],
    { alignment: null, edited: true, sure: false, confidence: 0 },
  ],
  ['by hand, and back', [...ALL, edit(1, 'ls -a'), edit(1, 'ls')], { edited: false, sure: true }],
  ['the first key of editing changes nothing', [...ALL, edit(1, 'ls')], { editing: true, edited: false, sure: true }],
  [
    'the safer form',
    [...say(1, 'rm -rf / tmp'), pick(1, 'safer')],
    { command: 'rm -rf /tmp', alignment: null, edited: false, level: 'high', confirm: null },
  ],
  ['the word to be typed', say(1, 'sudo rm -rf /'), { confirm: 'sudo', level: 'critical' }],
  ['once it was confirmed', [...say(1, 'sudo rm -rf /'), insert(1, true)], { confirm: null, level: 'critical' }],
  ['risks are read anew at each edit', [...ALL, edit(1, 'rm -r x')], { level: 'high' }],
  ['and go with their cause', [...ALL, edit(1, 'rm -r x'), edit(1, 'ls')], { level: null, risks: [] }],
  ['where it goes', ALL, { target: 'xterm' }],
  [
    'nothing picked',
    say(1, '', { heard: 'hello there', route: 'none', alternatives: ['echo hello'] }),
    { command: '', picked: -1, editing: false, readings: ['echo hello'] },
  ],
  [
    'nothing to pick',
    say(1, '', { heard: 'hello there', route: 'none' }),
    { command: '', picked: -1, editing: true, readings: [] },
  ],
  ['at most nine', say(1, '0', { alternatives: [...'123456789'] }), { readings: [...'012345678'] }],
  [
    'nothing that may not be typed',
    say(1, 'a\u001b[201~\nb'),
    { command: 'a[201~ b', alignment: { words: expect.anything(), spans: [] } },
  ],
];

describe('what is known of the text', () => {
  test.each(KNOWN)('%s', (_, events, known) => {
    expect(reviewAfter(events)).toMatchObject(known);
  });
});

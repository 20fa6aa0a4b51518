import { describe, expect, it } from 'vitest';
import { failed as failure, ok } from '../../../src/core/errors.ts';
import { createInserter } from '../../../src/core/insertion/inserter.ts';
import { PATIENCE } from '../../../src/core/insertion/patience.ts';
import type { InsertMethod, Target } from '../../../src/core/insertion/target.ts';
import { type FakeChoices, type FakeDesktop, fakeDesktop, OTHER, TERMINAL } from '../../fakes/insertion-ports.ts';

interface Case {
  readonly name: string;
  readonly with?: FakeChoices;
  readonly text?: string;
  readonly target?: Target | null;
  readonly method?: InsertMethod;
  readonly gives: object;
  readonly done: readonly string[];
  /** Default: as before. */
  readonly clipboard?: string;
}

const KITTY: Target = { id: 'w1', app: 'kitty', terminal: true };
const PASTED = { ok: true, value: { how: 'pasted' } };
const copied = (held: string) => ({ ok: true, value: { how: 'copied', held } });
const failed = (code: string) => ({ ok: false, problem: { code } });

const CASES: readonly Case[] = [
  {
    name: 'pastes once all keys are up, into the target, and puts the clipboard back',
    gives: { ok: true, value: { how: 'pasted', target: TERMINAL } },
    done: ['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'give back'],
  },
  {
    name: 'pastes with the keys of this terminal',
    target: KITTY,
    gives: PASTED,
    done: ['released', 'lend clipboard', 'focus w1', 'press LeftCtrl+LeftShift+V into w1', 'give back'],
  },
  {
    name: 'pastes with Command on macOS',
    with: { platform: 'mac' },
    gives: PASTED,
    done: ['released', 'lend clipboard', 'focus w1', 'press LeftMeta+V into w1', 'give back'],
  },
  {
    name: 'types where that was asked for, and leaves the clipboard alone',
    method: 'type',
    gives: { ok: true, value: { how: 'typed' } },
    done: ['released', 'focus w1', 'type git status into w1'],
  },
  {
    name: 'pastes what is too long to be typed',
    method: 'type',
    text: 'x'.repeat(PATIENCE.typedAtMost + 1),
    gives: PASTED,
    done: ['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'give back'],
  },
  {
    name: 'pastes what this keyboard cannot type',
    with: { canType: false },
    method: 'type',
    gives: PASTED,
    done: ['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'give back'],
  },
  {
    name: 'neither types nor pastes what it can do neither with',
    with: { canType: false, unkeepable: true },
    gives: failed('clipboard-changed'),
    done: ['released'],
  },
  {
    name: 'copies where that was asked for',
    method: 'copy',
    gives: { ok: true, value: { how: 'copied', target: TERMINAL } },
    done: ['copy'],
    clipboard: 'git status',
  },
  {
    name: 'copies where nobody knows the target',
    target: null,
    gives: copied('target-gone'),
    done: ['copy'],
    clipboard: 'git status',
  },
  {
    name: 'copies where the target has gone: pasting',
    with: { open: [OTHER] },
    gives: copied('target-gone'),
    done: ['released', 'lend primary+clipboard', 'no window w1', 'keep'],
    clipboard: 'git status',
  },
  {
    name: 'copies where the target has gone: typing',
    with: { open: [OTHER] },
    method: 'type',
    gives: copied('target-gone'),
    done: ['released', 'no window w1', 'copy'],
    clipboard: 'git status',
  },
  {
    name: 'copies where no keys can be pressed',
    with: { noKeyboard: true },
    gives: copied('no-keyboard'),
    done: ['copy'],
    clipboard: 'git status',
  },
  {
    name: 'holds it while somebody keeps the keyboard',
    with: { secure: '1Password' },
    gives: { ok: false, problem: { code: 'secure-input', detail: '1Password' } },
    done: [],
  },
  {
    name: 'holds it while a key stays down',
    with: { released: false },
    gives: failed('no-keyboard'),
    done: ['released'],
  },
  {
    name: 'pastes nothing when the clipboard was changed at once, and leaves what is in it',
    with: { meddling: 'after-lend' },
    gives: failed('clipboard-changed'),
    done: ['released', 'lend primary+clipboard', 'give back'],
    clipboard: 'theirs',
  },
  {
    name: 'pastes nothing when the clipboard was changed at the last moment',
    with: { meddling: 'after-focus' },
    gives: failed('clipboard-changed'),
    done: ['released', 'lend primary+clipboard', 'focus w1', 'give back'],
    clipboard: 'theirs',
  },
  {
    name: 'says so when the clipboard was changed while the target read it',
    with: { taken: 'changed' },
    gives: failed('insertion-unknown'),
    done: ['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'give back'],
  },
  {
    name: 'lets it stay as a copy when the target did not take it',
    with: { taken: 'untaken' },
    gives: copied('no-keyboard'),
    done: ['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'keep'],
    clipboard: 'git status',
  },
  {
    name: 'types where the clipboard cannot be kept',
    with: { unkeepable: true },
    gives: { ok: true, value: { how: 'typed' } },
    done: ['released', 'focus w1', 'type git status into w1'],
  },
  {
    name: 'puts the clipboard back when the keys cannot be pressed',
    with: { pressFails: { code: 'no-keyboard', detail: '' } },
    gives: failed('no-keyboard'),
    done: ['released', 'lend primary+clipboard', 'focus w1', 'give back'],
  },
  {
    name: 'cleans as its last step',
    method: 'type',
    text: 'ls\n\x1b[201~\u202e -la\r',
    gives: { ok: true, value: { how: 'typed' } },
    done: ['released', 'focus w1', 'type ls [201~ -la into w1'],
  },
  { name: 'has nothing to insert', text: '\n\x1b\u200b', gives: failed('empty-command'), done: [] },
];

async function insert(one: Case): Promise<[FakeDesktop, object]> {
  const desktop = fakeDesktop(one.with);
  const inserter = createInserter(desktop.ports);
  const target = one.target === undefined ? TERMINAL : one.target;
  return [desktop, await inserter.insert(one.text ?? 'git status', target, one.method ?? 'paste')];
}

describe('insertion', () => {
  it.each(CASES)('$name', async (one) => {
    const [desktop, answer] = await insert(one);
    expect(answer).toMatchObject(one.gives);
    expect(desktop.done).toEqual(one.done);
    expect(desktop.clipboard).toBe(one.clipboard ?? 'mine');
  });

  it('stops typing when the focus goes elsewhere, and copies the whole', async () => {
    const text = 'x'.repeat(PATIENCE.typedAtOnce * 3);
    let pieces = 0;
    const desktop = fakeDesktop({
      beforeTyping(now) {
        pieces++;
        if (pieces === 2) now.focused = OTHER;
      },
    });
    const answer = await createInserter(desktop.ports).insert(text, TERMINAL, 'type');
    expect(answer).toMatchObject(copied('target-gone'));
    expect(pieces).toBe(2);
    expect(desktop.clipboard).toBe(text);
  });

  it('does one after another', async () => {
    const desktop = fakeDesktop();
    const inserter = createInserter(desktop.ports);
    await Promise.all([inserter.insert('first', TERMINAL, 'paste'), inserter.insert('second', TERMINAL, 'type')]);
    expect(desktop.done).toEqual([
      ...['released', 'lend primary+clipboard', 'focus w1', 'press LeftShift+Insert into w1', 'give back'],
      ...['released', 'focus w1', 'type second into w1'],
    ]);
  });

  it('settles only when what was lent has been given back', async () => {
    const desktop = fakeDesktop();
    const inserter = createInserter(desktop.ports);
    const inserted = inserter.insert('ls', TERMINAL, 'paste');
    await inserter.settled();
    expect(desktop.done.at(-1)).toBe('give back');
    expect(desktop.clipboard).toBe('mine');
    await inserted;
  });

  it('does not say that nothing was typed where a part was', async () => {
    const desktop = fakeDesktop();
    const { keyboard } = desktop.ports;
    if (!keyboard) throw new Error('a keyboard is expected');
    let pieces = 0;
    const type = async (text: string) => {
      pieces++;
      return pieces === 1
        ? keyboard.type(text)
        : ({ ok: false, problem: { code: 'no-keyboard', detail: '' } } as const);
    };
    const inserter = createInserter({ ...desktop.ports, keyboard: { ...keyboard, type } });
    const answer = await inserter.insert('x'.repeat(PATIENCE.typedAtOnce * 2), TERMINAL, 'type');
    expect(answer).toMatchObject(failed('insertion-unknown'));
  });

  it.each([
    ['presses Backspace once for each', {}, ok(null), 3, ['released', ...Array(3).fill('press Backspace into w1')]],
    ['not in another window', { front: OTHER }, failed('target-gone'), 3, ['released']],
    ['not into a password field', { secure: '1Password' }, failed('secure-input'), 3, ['released']],
    ['not while a key is down', { released: false }, failed('no-keyboard'), 3, ['released']],
    ['not without a keyboard', { noKeyboard: true }, failed('no-keyboard'), 3, []],
  ] as const)(
    'takes back: %s',
    async (_name, { front, ...choices }: FakeChoices & { front?: Target }, gives, count, done) => {
      const desktop = fakeDesktop(choices);
      desktop.focused = front ?? TERMINAL;
      expect(await createInserter(desktop.ports).takeBack(TERMINAL, count)).toMatchObject(gives);
      expect(desktop.done).toEqual(done);
    },
  );

  it('takes back what it was asked for in our own window, which is no place to type into', async () => {
    const desktop = fakeDesktop();
    const { windows, ...ports } = desktop.ports;
    const focused = async () => (desktop.focused === TERMINAL ? ok(TERMINAL) : failure('target-gone'));
    const inserter = createInserter({ ...ports, windows: { ...windows, focused } });
    expect(await inserter.takeBack(TERMINAL, 1)).toMatchObject({ ok: true });
    expect(desktop.done).toEqual(['released', 'focus w1', 'press Backspace into w1']);
  });

  it('stops taking back when the focus goes elsewhere, and says that it was only a part', async () => {
    const desktop = fakeDesktop();
    desktop.focused = TERMINAL;
    const { keyboard, ...ports } = desktop.ports;
    const press = async (keys: readonly string[]) => {
      const pressed = await keyboard?.press(keys);
      desktop.focused = OTHER;
      return pressed ?? ok(null);
    };
    const inserter = createInserter({ ...ports, keyboard: keyboard && { ...keyboard, press } });
    expect(await inserter.takeBack(TERMINAL, 100)).toMatchObject(failed('insertion-unknown'));
    expect(desktop.done.filter((each) => each.startsWith('press')).length).toBe(PATIENCE.erasedAtOnce);
  });

  it('copies cleaned text', async () => {
    const desktop = fakeDesktop();
    expect(await createInserter(desktop.ports).copy('ls\r\nrm x')).toEqual({ ok: true, value: null });
    expect(desktop.clipboard).toBe('ls rm x');
  });
});

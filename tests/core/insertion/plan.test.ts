import { describe, expect, it } from 'vitest';
import { type Circumstances, isTerminal, planInsertion } from '../../../src/core/insertion/plan.ts';
import { TERMINALS } from '../../../src/core/insertion/terminals-table.ts';

const NOW: Circumstances = {
  method: 'paste',
  target: { id: '1', app: 'kitty', terminal: true },
  keyboard: true,
  canType: true,
  platform: 'linux',
};
const keys = (app: string, platform: 'linux' | 'mac' = 'linux') => {
  const plan = planInsertion({ ...NOW, platform, target: { id: '1', app, terminal: false } });
  return plan.by === 'paste' ? plan.way.keys.join('+') : plan.by;
};

describe('the way of a command', () => {
  it.each<[Partial<Circumstances>, object]>([
    [{}, { by: 'paste' }],
    [{ method: 'type' }, { by: 'type' }],
    [{ method: 'type', canType: false }, { by: 'paste' }],
    [
      { method: 'copy', target: null, keyboard: false },
      { by: 'copy', held: null },
    ],
    [{ keyboard: false }, { by: 'copy', held: 'no-keyboard' }],
    [{ target: null }, { by: 'copy', held: 'target-gone' }],
    [
      { target: null, keyboard: false },
      { by: 'copy', held: 'no-keyboard' },
    ],
  ])('%j', (change, plan) => {
    expect(planInsertion({ ...NOW, ...change })).toMatchObject(plan);
  });

  it.each([
    ['kitty', 'LeftCtrl+LeftShift+V'],
    ['Gnome-terminal', 'LeftCtrl+LeftShift+V'],
    ['XTerm', 'LeftShift+Insert'],
    ['URxvt', 'LeftShift+Insert'],
    ['Firefox', 'LeftShift+Insert'],
    ['', 'LeftShift+Insert'],
  ])('pastes into %s with %s', (app, chord) => {
    expect(keys(app)).toBe(chord);
  });

  it('pastes with Command everywhere on macOS', () => {
    expect(['com.apple.Terminal', 'kitty', 'Safari'].map((app) => keys(app, 'mac'))).toEqual(
      Array.from({ length: 3 }, () => 'LeftMeta+V'),
    );
  });
});

describe('the table of terminals', () => {
  it('names each once, in lower case', () => {
    const names = TERMINALS.flatMap((entry) => entry.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
  });

  it('tells a terminal from another program', () => {
    expect(['XTerm', 'Alacritty', 'com.googlecode.iterm2', 'Firefox', 'Safari', ''].map(isTerminal)).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });
});

/**
 * Desktops where less works: no screen, a screen that does not answer, Wayland. Commands are copied there, and it is
 * said.
 */
import { describe, expect, it } from 'vitest';
import { createInserter } from '../../../src/core/insertion/inserter.ts';
import { openDesktop } from '../../../src/platform/desktop/desktop.ts';

const TARGET = { id: 'x11:5:7', app: 'xterm', terminal: true };

describe.each([
  ['no screen', {}, 'no-display'],
  ['an empty $DISPLAY', { DISPLAY: '' }, 'no-display'],
  ['a screen that does not answer', { DISPLAY: ':9999' }, 'no-display'],
  ['rubbish in $DISPLAY', { DISPLAY: 'nonsense' }, 'no-display'],
  ['Wayland', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'no-keyboard'],
  ['Wayland that does not say so', { WAYLAND_DISPLAY: 'wayland-0' }, 'no-keyboard'],
] as const)('%s', (_, env, code) => {
  it('copies, and says why', async () => {
    const copied: string[] = [];
    const desktop = await openDesktop({ platform: 'linux', env, writeClipboard: (text) => void copied.push(text) });
    expect(desktop.problem?.code).toBe(code);
    expect(await desktop.ports.windows.focused()).toMatchObject({ ok: false, problem: { code } });
    const inserter = createInserter(desktop.ports);
    for (const target of [TARGET, null])
      expect(await inserter.insert('ls\n', target, 'paste')).toMatchObject({
        ok: true,
        value: { how: 'copied', held: 'no-keyboard' },
      });
    expect(copied).toEqual(['ls', 'ls']);
    await desktop.dispose();
  });
});

it('says so where there is no clipboard either', async () => {
  const desktop = await openDesktop({ platform: 'linux', env: {} });
  expect(await createInserter(desktop.ports).insert('ls', null, 'copy')).toMatchObject({
    problem: { code: 'no-display' },
  });
  const broken = await openDesktop({
    platform: 'linux',
    env: {},
    writeClipboard: () => Promise.reject(new Error('gone')),
  });
  expect(await createInserter(broken.ports).copy('ls')).toMatchObject({ ok: false, problem: { detail: 'gone' } });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BRIDGE_KEY, type Bridge, CALL_CHANNEL, EVENT_CHANNEL } from '../../src/contract/bridge.ts';

type Hear = (event: object, ...said: unknown[]) => void;

async function load() {
  const exposed = new Map<string, Bridge>();
  const invoked: unknown[][] = [];
  const listeners: [string, Hear][] = [];
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (key: string, api: Bridge) => exposed.set(key, api) },
    ipcRenderer: {
      invoke: async (...args: unknown[]) => {
        invoked.push(args);
        return { ok: true, value: null };
      },
      on: (channel: string, hear: Hear) => listeners.push([channel, hear]),
      off: (_channel: string, hear: Hear) =>
        listeners.splice(0, listeners.length, ...listeners.filter(([, one]) => one !== hear)),
    },
  }));
  await import('../../src/preload/index.ts');
  const bridge = exposed.get(BRIDGE_KEY);
  if (!bridge) throw new Error('nothing was exposed');
  return { exposed, bridge, invoked, listeners };
}

afterEach(() => {
  vi.doUnmock('electron');
  vi.resetModules();
});

test('puts one object on the window, with two functions', async () => {
  const { exposed, bridge } = await load();
  expect([...exposed.keys()]).toEqual([BRIDGE_KEY]);
  expect(Object.keys(bridge).sort()).toEqual(['call', 'on']);
});

test('forwards a call by name on the one channel, and its answer back', async () => {
  const { bridge, invoked } = await load();
  await expect(bridge.call('preview.pointer', { inside: true })).resolves.toEqual({ ok: true, value: null });
  expect(invoked).toEqual([[CALL_CHANNEL, 'preview.pointer', { inside: true }]]);
});

test('passes on the events that are asked for, without Electron’s own event, until the end', async () => {
  const { bridge, listeners } = await load();
  const heard: unknown[][] = [];
  const end = bridge.on('preview.level', (...said) => heard.push(said));
  const send = (...said: unknown[]) => {
    for (const [channel, hear] of [...listeners]) if (channel === EVENT_CHANNEL) hear({ sender: 'secret' }, ...said);
  };
  send('preview.level', { session: 1, level: 0.5 });
  send('look', { theme: 'dark' });
  expect(heard).toEqual([[{ session: 1, level: 0.5 }]]);
  end();
  send('preview.level', { session: 1, level: 0.7 });
  expect(heard).toHaveLength(1);
  expect(listeners).toHaveLength(0);
});

const built = join(import.meta.dirname, '..', '..', 'out', 'preload', 'index.cjs');
describe.skipIf(!existsSync(built))('built', () => {
  test('it needs nothing but Electron, as the sandbox demands', () => {
    const text = readFileSync(built, 'utf8');
    expect([...text.matchAll(/require\((['"`])(.*?)\1\)/g)].map(([, , name]) => name)).toEqual(['electron']);
    expect(text).not.toMatch(/^import /m);
  });
});

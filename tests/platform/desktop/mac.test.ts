/**
 * What can be shown of the macOS ports without macOS: the script's own logic against a stand-in of the Objective-C
 * bridge, and the service around it with processes that die, hang and babble.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createInserter } from '../../../src/core/insertion/inserter.ts';
import { macPorts } from '../../../src/platform/desktop/mac-desktop.ts';
import { createMacService, type MacService } from '../../../src/platform/desktop/mac-service.ts';
import { startMacStandIn } from '../support/objc-stand-in.ts';

const RICH = [
  [
    ['public.utf8-plain-text', 'mine'],
    ['public.html', '<b>mine</b>'],
    ['public.rtf', '{\\rtf1 mine}'],
  ],
  [['public.png', 'PNG...']],
] as const;
const TRANSIENT = ['org.nspasteboard.TransientType', ''];

describe('the script', () => {
  it('lends the pasteboard, marked as passing, and gives every format back', () => {
    const mac = startMacStandIn();
    mac.overwrite(RICH);
    expect(mac.ask('lend', { text: 'git push', most: 1000 })).toEqual({ lent: true });
    expect(mac.pasteboard).toEqual([[['public.utf8-plain-text', 'git push'], TRANSIENT]]);
    expect(mac.ask('holds', { text: 'git push' })).toEqual({ holds: true });
    mac.ask('giveBack');
    expect(mac.pasteboard).toEqual(RICH);
  });

  it('leaves what somebody else wrote, and what is too much to keep', () => {
    const mac = startMacStandIn();
    mac.overwrite(RICH);
    expect(mac.ask('lend', { text: 'ls', most: 5 })).toEqual({ lent: false });
    expect(mac.pasteboard).toEqual(RICH);
    mac.ask('lend', { text: 'ls', most: 1000 });
    const theirs = [[['public.utf8-plain-text', 'ls'] as const]];
    mac.overwrite(theirs);
    expect(mac.ask('holds', { text: 'ls' })).toEqual({ holds: false });
    mac.ask('giveBack');
    expect(mac.pasteboard).toEqual(theirs);
  });

  it('gives an empty pasteboard back empty, and keeps a copy without the mark', () => {
    const mac = startMacStandIn();
    mac.ask('lend', { text: 'ls', most: 1000 });
    mac.ask('giveBack');
    expect(mac.pasteboard).toEqual([]);
    mac.ask('lend', { text: 'ls', most: 1000 });
    mac.ask('keep', { text: 'ls' });
    expect(mac.pasteboard).toEqual([[['public.utf8-plain-text', 'ls']]]);
  });

  it('presses Command and V, and lets both go', () => {
    const mac = startMacStandIn();
    mac.ask('press', { keys: ['LeftMeta', 'V'] });
    expect(mac.posted).toEqual([
      { code: 55, down: true, flags: 0x100000 },
      { code: 9, down: true, flags: 0x100000 },
      { code: 9, down: false, flags: 0x100000 },
      { code: 55, down: false, flags: 0 },
    ]);
  });

  it('types every character once, none cut in two', () => {
    const mac = startMacStandIn();
    const text = `echo ${'🙂é'.repeat(30)} done`;
    mac.ask('type', { text });
    const typed = mac.posted.filter(({ down }) => down).map((event) => event.text ?? '');
    expect(typed.join('')).toBe(text);
    expect(typed.every((part) => part.length <= 20 && !/\p{Cs}/u.test(part))).toBe(true);
  });

  it('names the frontmost program and its frontmost ordinary window', () => {
    const mac = startMacStandIn();
    expect(mac.ask('focused')).toEqual({ pid: 42, bundle: 'com.apple.Terminal', name: 'Terminal', window: 5 });
    expect(mac.ask('activate', { pid: 1 })).toEqual({ there: false });
    expect(mac.ask('held')).toEqual({ held: false });
    mac.heldKey = 57;
    expect(mac.ask('held')).toEqual({ held: false });
    mac.heldKey = 36;
    expect(mac.ask('held')).toEqual({ held: true });
  });
});

describe('the ports over it', () => {
  function service(mac: ReturnType<typeof startMacStandIn>): MacService {
    return {
      ask: async (what, facts, shape) => ({ ok: true, value: shape.parse(mac.ask(what, facts)) }),
      dispose: () => {},
    };
  }

  it('paste into the frontmost terminal and put everything back', async () => {
    const mac = startMacStandIn();
    mac.overwrite(RICH);
    const ports = macPorts(service(mac), () => true);
    const target = await ports.windows.focused();
    expect(target).toEqual({ ok: true, value: { id: 'mac:42:5:com.apple.Terminal', app: 'Terminal', terminal: true } });
    if (!target.ok) return;
    expect(await createInserter(ports).insert('ls -la', target.value, 'paste')).toMatchObject({
      value: { how: 'pasted' },
    });
    expect(mac.posted).toHaveLength(4);
    expect(mac.pasteboard).toEqual(RICH);
  });

  it('hold it while a password field has the keyboard', async () => {
    const mac = startMacStandIn();
    mac.secure = true;
    const ports = macPorts(service(mac), () => true);
    const target = { id: 'mac:42:5:com.apple.Terminal', app: 'Terminal', terminal: true };
    expect(await createInserter(ports).insert('ls', target, 'paste')).toMatchObject({
      problem: { code: 'secure-input' },
    });
    expect(mac.posted).toEqual([]);
  });

  it.each(['paste', 'type'] as const)(
    'do not claim to %s where the system keeps them from pressing keys',
    async (how) => {
      const mac = startMacStandIn();
      mac.overwrite(RICH);
      const target = { id: 'mac:42:5:com.apple.Terminal', app: 'Terminal', terminal: true };
      const inserter = createInserter(macPorts(service(mac), () => false));
      expect(await inserter.insert('ls', target, how)).toMatchObject({ problem: { code: 'typing-denied' } });
      expect(mac.posted).toEqual([]);
      expect(mac.pasteboard).toEqual(RICH);
    },
  );

  it('copy where the program has ended', async () => {
    const mac = startMacStandIn();
    const target = { id: 'mac:9:5:com.apple.Terminal', app: 'Terminal', terminal: true };
    const answer = await createInserter(macPorts(service(mac), () => true)).insert('ls', target, 'paste');
    expect(answer).toMatchObject({ value: { how: 'copied', held: 'target-gone' } });
    expect(mac.pasteboard).toEqual([[['public.utf8-plain-text', 'ls']]]);
  });
});

describe('the service', () => {
  const shape = z.object({ said: z.string() });
  const node = (script: string): [string, ...string[]] => [process.execPath, '-e', script];
  const ECHO = `require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const asked = JSON.parse(line);
    if (asked.what === 'die') process.exit(3);
    if (asked.what === 'hang') return;
    console.log('rubbish');
    console.log(JSON.stringify({ id: asked.id, ok: true, value: asked.what === 'odd' ? 5 : { said: asked.text } }));
  })`;

  it('asks and is answered, with every character', async () => {
    const service = createMacService(node(ECHO));
    expect(await service.ask('echo', { text: 'é日🙂' }, shape)).toEqual({ ok: true, value: { said: 'é日🙂' } });
    expect(await service.ask('odd', {}, shape)).toMatchObject({ ok: false, problem: { code: 'no-display' } });
    service.dispose();
  });

  it('is started again after it died or hung', async () => {
    const service = createMacService(node(ECHO), 5000);
    for (const what of ['die', 'hang']) {
      expect(await service.ask(what, {}, shape)).toMatchObject({ ok: false, problem: { code: 'no-display' } });
      expect(await service.ask('echo', { text: 'again' }, shape)).toMatchObject({ value: { said: 'again' } });
    }
    service.dispose();
  });

  it('leaves nobody waiting when it is disposed of, and starts nothing any more', async () => {
    const service = createMacService(node(ECHO), 60_000);
    expect(await service.ask('echo', { text: 'there' }, shape)).toMatchObject({ ok: true });
    const waiting = service.ask('hang', {}, shape);
    service.dispose();
    expect(await waiting).toMatchObject({ ok: false, problem: { code: 'no-display' } });
    expect(await service.ask('echo', { text: 'again' }, shape)).toMatchObject({ ok: false });
  });

  it('says that there is no osascript', async () => {
    const service = createMacService(['no-such-program']);
    expect(await service.ask('focused', {}, shape)).toMatchObject({ ok: false, problem: { code: 'no-display' } });
  });
});

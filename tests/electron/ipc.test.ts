/**
 * Messages between a page and the main process of an app in the double: what crosses, from where, and what does not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureApp, startFixture } from './fixture-app.ts';
import { usesRealElectron, whyNoElectron } from './launch-electron.ts';

const missing = whyNoElectron();

describe.skipIf(missing !== null)(`ipc${missing ? ` (${missing})` : ''}`, () => {
  let fixture: FixtureApp;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.close());

  /** What a value is after the way to the main process and back, told by an expression over `v`. */
  const roundTrips: readonly [value: string, told: string, expected: unknown][] = [
    ['undefined', 'v === undefined', true],
    ['null', 'v', null],
    ['NaN', 'Number.isNaN(v)', true],
    ['-0', 'Object.is(v, -0)', true],
    ['12345678901234567890n', 'String(v)', '12345678901234567890'],
    ["'\\u2028 \\ud83d\\ude42'", 'v', '\u2028 🙂'],
    ['new Date(86400000)', 'v instanceof Date && v.getTime()', 86_400_000],
    ['new Map([[1, new Set(["a"])]])', '[...v][0][1].has("a")', true],
    ['new Float32Array([0.5, -1])', 'v instanceof Float32Array && [...v]', [0.5, -1]],
    ['new Float32Array([1, 2, 3]).subarray(1)', '[...v]', [2, 3]],
    ['new Uint8Array(100000).fill(7)', 'v.length + v.reduce((a, b) => a + b)', 800_000],
    ['new Uint8Array([1, 2]).buffer', 'v instanceof ArrayBuffer && v.byteLength', 2],
    ['/a+b/gi', 'String(v)', '/a+b/gi'],
    ['{ $: "dollar", v: [1, { $: 2 }] }', 'v', { $: 'dollar', v: [1, { $: 2 }] }],
    ['new TypeError("wrong")', 'v instanceof Error && v.message', 'wrong'],
  ];

  it.each(roundTrips)('carries %s', async (value, told, expected) => {
    const answer = await fixture.inPage(`fixture.invoke('echo', ${value}).then(([v]) => ${told})`);
    expect(answer).toEqual(expected);
  });

  it.each(['() => 1', 'Symbol("a")', '({ deep: [() => 1] })', 'document.body', 'new WeakMap()'])(
    'refuses to carry %s',
    async (value) => {
      const answer = await fixture.inPage(
        `(async () => fixture.invoke('echo', ${value}))().then(() => 'carried', (e) => e.message)`,
      );
      expect(answer).toMatch(/could not be cloned/);
    },
  );

  it('gives the words of a handler that throws, and of one that is not there', async () => {
    const says = (channel: string) => fixture.inPage(`fixture.invoke('${channel}').catch((e) => e.message)`);
    expect(await says('throws')).toBe("Error invoking remote method 'throws': RangeError: out of range");
    expect(await says('nobody')).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  it('tells a handler which page asked', async () => {
    expect(await fixture.inPage('fixture.invoke("sender")')).toMatch(/^file:.*\/fixture\/page\.html#main$/);
  });

  it('sends events both ways', async () => {
    const answered = 'new Promise((resolve) => { fixture.on("answer", resolve); fixture.send("say", "hello"); })';
    expect(await fixture.inPage(answered)).toBe('heard hello');
    expect(fixture.happened()).toContain('said hello');
  });

  it('calls functions of the preload at once, and throws what they throw', async () => {
    expect(await fixture.inPage('fixture.add(2, 3)')).toBe(5);
    expect(await fixture.inPage('(() => { try { fixture.fail() } catch (e) { return e.message } })()')).toBe(
      'thrown in the preload',
    );
  });

  it('keeps Node, Electron and the preload out of the page', async () => {
    const found = 'typeof require + typeof process + typeof electronDoubleSend + typeof electronDoubleReceive';
    expect(await fixture.inPage(found)).toBe('undefinedundefinedundefinedundefined');
    expect(await fixture.inPage('Object.isFrozen(fixture) && Object.isFrozen(fixture.facts)')).toBe(true);
    expect(await fixture.inPage('fixture.facts.requiresFs')).toContain('module not found: node:fs');
    expect(await fixture.inPage('(() => { "use strict"; try { fixture.add = 1 } catch { return "kept" } })()')).toBe(
      'kept',
    );
  });

  it('gives a frame inside the page no preload', async () => {
    const frame = `new Promise((resolve) => {
      const inner = document.createElement('iframe');
      inner.onload = () => resolve(typeof inner.contentWindow.fixture);
      inner.srcdoc = '<p>inner</p>';
      document.body.append(inner);
    })`;
    expect(await fixture.inPage(frame)).toBe('undefined');
  });

  it.skipIf(usesRealElectron)('throws for what the double lacks, with its name', async () => {
    const says = await fixture.app.evaluate((electron) => {
      const [window] = electron.BrowserWindow.getAllWindows();
      const tries: [string, () => unknown][] = [
        ['app', () => electron.app.getGPUFeatureStatus()],
        ['window', () => window?.setKiosk(true)],
        ['property', () => window && Object.assign(window, { documentEdited: true })],
        ['contents', () => window?.webContents.print()],
        ['module', () => electron.autoUpdater],
        ['unheard of', () => Reflect.get(electron, 'noSuchModule')],
        ['clipboard', () => Reflect.get(electron.clipboard, 'readHTML')],
        ['session', () => electron.session.defaultSession.cookies],
      ];
      return tries.map(([name, attempt]) => {
        try {
          return [name, String(attempt())];
        } catch (reason) {
          return [name, reason instanceof Error ? reason.message : ''];
        }
      });
    });
    expect(says).toEqual([
      ['app', 'electron double: App.getGPUFeatureStatus is not implemented'],
      ['window', 'electron double: BoundWindow.setKiosk is not implemented'],
      ['property', 'electron double: BoundWindow.documentEdited = is not implemented'],
      ['contents', 'electron double: WebContents.print is not implemented'],
      ['module', 'electron double: autoUpdater is not implemented'],
      ['unheard of', 'electron double: electron.noSuchModule is not implemented'],
      ['clipboard', 'electron double: clipboard.readHTML is not implemented'],
      ['session', 'electron double: Session.cookies is not implemented'],
    ]);
  });
});

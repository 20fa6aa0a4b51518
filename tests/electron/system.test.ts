/** What an app in the double gets from the system: permissions, network, tray, clipboard, theme, power. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REAL_CONTROL_FILE } from './build-double.ts';
import { type FixtureApp, startFixture } from './fixture-app.ts';
import { control, usesRealElectron, whyNoElectron } from './launch-electron.ts';

const missing = whyNoElectron();
const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream'];
const openMicrophone = `navigator.mediaDevices.getUserMedia({ audio: true })
  .then((stream) => stream.getAudioTracks().length + ' track', (error) => error.name)`;

describe.skipIf(missing !== null)(`permissions${missing ? ` (${missing})` : ''}`, () => {
  it.each([
    ['granted by the app', {}, {}, '1 track'],
    ['denied by the app', { FIXTURE_DENY: '1' }, {}, 'NotAllowedError'],
    ['denied by the system', {}, { microphone: 'denied' }, 'NotAllowedError'],
    ['asked by the system and allowed', {}, { microphone: 'not-determined' }, '1 track'],
    [
      'asked by the system and refused',
      {},
      { microphone: 'not-determined', microphoneAnswer: false },
      'NotAllowedError',
    ],
  ] as const)('a microphone %s', async (_, env, state, expected) => {
    const fixture = await startFixture({ env, state, chromiumArgs: FAKE_MICROPHONE });
    expect(await fixture.inPage(openMicrophone)).toBe(expected);
    expect(fixture.happened()).toContain('asked media audio');
    await fixture.close();
  });
});

describe.skipIf(missing !== null)(`the system${missing ? ` (${missing})` : ''}`, () => {
  let fixture: FixtureApp;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.close());

  it('denies other permissions as the app says', async () => {
    const asked = await fixture.inPage('navigator.clipboard.readText().then(() => "read", (e) => e.name)');
    expect(asked).toBe('NotAllowedError');
    expect(await fixture.inPage('Notification.requestPermission()')).toBe('denied');
    expect(fixture.happened()).toEqual(expect.arrayContaining([expect.stringMatching(/^asked clipboard-read/)]));
  });

  it('shows the app every request, and drops those that it cancels', async () => {
    const tries = ['http://forbidden.test/a', 'http://127.0.0.1:9/b'];
    for (const url of tries) await fixture.inPage(`fetch('${url}').catch(() => 'failed')`);
    for (const url of tries) expect(fixture.happened()).toContain(`request ${url}`);
  });

  it('lets the app stop a navigation and a new window', async () => {
    await fixture.page.locator('#away').click();
    await fixture.until(/^will-navigate http:\/\/elsewhere\.test\//);
    await fixture.page.locator('#blank').click();
    await fixture.until('open http://elsewhere.test/new');
    expect(await fixture.inPage('window.open("http://elsewhere.test/by-script")')).toBeNull();
    await fixture.until('open http://elsewhere.test/by-script');
    expect(fixture.page.url()).toContain('page.html');
    await expect.poll(() => fixture.app.windows().length).toBe(1);
    expect(fixture.happened().filter((line) => line.startsWith('request http://elsewhere.test/new'))).toEqual([]);
  });

  it.skipIf(usesRealElectron)('clicks the tray as a person does', async () => {
    const [tray] = await control(fixture.app, 'trays');
    expect(tray).toMatchObject({ toolTip: 'Fixture' });
    expect(tray?.items.map(({ label }) => label)).toEqual(['Hello', 'Off', 'More', 'quit']);
    expect(await control(fixture.app, 'clickTrayItem', 'hello')).toBe(true);
    expect(await control(fixture.app, 'clickTrayItem', 'Off')).toBe(false);
    expect(await control(fixture.app, 'clickTrayItem', 'no such item')).toBe(false);
    expect(fixture.happened().filter((line) => line.startsWith('clicked'))).toEqual(['clicked hello']);
    await control(fixture.app, 'clickTrayItem', 'B');
    const [{ items } = { items: [] }] = await control(fixture.app, 'trays');
    expect(items[2]?.submenu.map(({ checked }) => checked)).toEqual([false, true]);
  });

  it.skipIf(usesRealElectron)('has the control that tests use in the real Electron', async () => {
    // Tried here, where there is a double to compare it with.
    const other = await startFixture({ args: ['-r', REAL_CONTROL_FILE] });
    const told = await control(other.app, 'trays');
    expect(told).toMatchObject([{ toolTip: 'Fixture' }]);
    expect(told[0]?.items.map(({ label }) => label)).toEqual(['Hello', 'Off', 'More', 'quit']);
    expect(await control(other.app, 'clickTrayItem', 'Hello')).toBe(true);
    expect(await control(other.app, 'clickTrayItem', 'Off')).toBe(false);
    await other.until('clicked hello');
    expect((await control(other.app, 'windows')).map(({ url }) => url)).toEqual([expect.stringContaining('page.html')]);
    await other.close();
  });

  it('keeps text, HTML, an image and formats of other programs on the clipboard', async () => {
    const kept = await fixture.app.evaluate(async ({ clipboard, ClipboardItem }) => {
      const raw = 'electron application/osclipboard;format="x-special/gnome-copied-files"';
      const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
      await clipboard.write([
        new ClipboardItem({
          'text/plain': 'é → 🙂\n',
          'text/html': '<b>bold</b>',
          'image/png': new Blob([png], { type: 'image/png' }),
          [raw]: new Blob(['copy\nfile:///tmp/a']),
        }),
      ]);
      const [item] = await clipboard.read();
      const bytes = async (type: string): Promise<number[]> => {
        const held = await item?.getType(type);
        return held instanceof Blob ? [...new Uint8Array(await held.arrayBuffer())] : [];
      };
      const text = async (type: string): Promise<string> => Buffer.from(await bytes(type)).toString();
      return {
        types: item?.types ?? [],
        text: await clipboard.readText(),
        html: await text('text/html'),
        raw: await text(raw),
        image: await bytes('image/png'),
        has: [await clipboard.has('text/html'), await clipboard.has('image/jpeg'), await clipboard.has(raw)],
      };
    });
    expect(kept).toMatchObject({ text: 'é → 🙂\n', html: '<b>bold</b>', raw: 'copy\nfile:///tmp/a' });
    expect(kept.image).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(kept.has).toEqual([true, false, true]);
    expect(kept.types.slice(0, 2)).toEqual(['text/plain', 'text/html']);
    await fixture.app.evaluate(({ clipboard }) => clipboard.clear());
    expect(await fixture.app.evaluate(({ clipboard }) => clipboard.read())).toEqual([]);
  });

  it.skipIf(usesRealElectron)('changes the theme under app and page', async () => {
    const dark = 'matchMedia("(prefers-color-scheme: dark)").matches';
    expect(await fixture.inPage(dark)).toBe(false);
    await control(fixture.app, 'changeTheme', true);
    await fixture.until('theme dark');
    await expect.poll(() => fixture.inPage(dark)).toBe(true);
    await fixture.app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
    });
    await expect.poll(() => fixture.inPage(dark)).toBe(false);
  });

  it.skipIf(usesRealElectron)('passes on sleep and wake, and shortcuts that are taken', async () => {
    await fixture.app.evaluate(({ powerMonitor, globalShortcut }) => {
      const { happened } = Reflect.get(globalThis, 'fixture');
      powerMonitor.on('suspend', () => happened.push('suspend'));
      globalShortcut.register('Alt+Space', () => happened.push('pressed'));
    });
    await control(fixture.app, 'firePower', 'suspend');
    expect(await control(fixture.app, 'pressShortcut', 'Alt+Space')).toBe(true);
    expect(await control(fixture.app, 'pressShortcut', 'Alt+Tab')).toBe(false);
    await control(fixture.app, 'takeShortcut', 'Alt+T');
    expect(await fixture.app.evaluate(({ globalShortcut }) => globalShortcut.register('Alt+T', () => undefined))).toBe(
      false,
    );
    const happened = await fixture.app.evaluate(() => Reflect.get(globalThis, 'fixture').happened);
    expect(happened).toEqual(expect.arrayContaining(['suspend', 'pressed']));
  });
});

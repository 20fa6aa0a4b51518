/** Windows of the double on a real X server: who has the focus, what is on top, what the clipboard holds. */
import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureApp, startFixture } from './fixture-app.ts';
import { control, usesRealElectron, whyNoElectron } from './launch-electron.ts';
import { type Screen, startScreen, whyNoScreen } from './screen.ts';

const missing =
  whyNoElectron() ?? whyNoScreen() ?? (usesRealElectron ? 'SKIPPED: these are tests of the double' : null);

describe.skipIf(missing !== null)(`on a screen${missing ? ` (${missing})` : ''}`, () => {
  let screen: Screen;
  let fixture: FixtureApp;
  let other: string;
  const xdotool = (...args: string[]): string =>
    execFileSync('xdotool', args, { env: screen.env, encoding: 'utf8' }).trim();
  const focus = (): string => xdotool('getwindowfocus');
  const panel = async () => {
    await control(fixture.app, 'settle');
    const [shown] = await control(fixture.app, 'windows');
    if (!shown?.nativeId) throw new Error('no X11 window');
    return { ...shown, nativeId: shown.nativeId };
  };
  const ask = async (verb: 'show' | 'showInactive' | 'hide' | 'focus' | 'blur') => {
    await fixture.app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.[name](), verb);
    return panel();
  };
  const line = (): Promise<string> => fixture.page.locator('#line').inputValue();

  beforeAll(async () => {
    screen = await startScreen();
    other = await screen.openTerminal('other program', ['cat']);
    const window = { frame: false, alwaysOnTop: true, x: 100, y: 120, width: 420, height: 160 };
    fixture = await startFixture({ headed: true, window, env: { ...screen.env } });
  });
  afterAll(async () => {
    await fixture?.close();
    screen?.close();
  });

  it('starts without taking the focus for good', async () => {
    await expect.poll(focus).toBe(other);
    expect((await panel()).visible).toBe(false);
  });

  it('shows a panel where it should be, and leaves the focus and the keys to the other program', async () => {
    const { nativeId, bounds, focused } = await ask('showInactive');
    expect(focus()).toBe(other);
    expect(focused).toBe(false);
    xdotool('type', 'ls');
    expect(await line()).toBe('');
    expect(bounds).toEqual({ x: 100, y: 120, width: 420, height: 160 });
    const place = execFileSync('xwininfo', ['-id', nativeId], { env: screen.env, encoding: 'utf8' });
    for (const fact of ['upper-left X:  100', 'upper-left Y:  120', 'Width: 420', 'Height: 160', 'IsViewable']) {
      expect(place).toContain(fact);
    }
  });

  it('takes the keys when it is focused, and gives them back when it blurs', async () => {
    const { nativeId } = await ask('focus');
    expect(focus()).toBe(nativeId);
    await expect.poll(async () => (await panel()).focused).toBe(true);
    xdotool('type', 'abc');
    await expect.poll(line).toBe('abc');
    await ask('blur');
    expect(focus()).toBe(other);
    await fixture.until('window blur');
  });

  it('comes back over what covers it', async () => {
    const { nativeId } = await panel();
    xdotool('windowmove', other, '90', '110');
    xdotool('windowraise', other);
    const ask = (...args: string[]): string => execFileSync('xwininfo', args, { env: screen.env, encoding: 'utf8' });
    const frame = /Parent window id: (0x[0-9a-f]+)/.exec(ask('-id', other, '-tree'))?.[1] ?? '';
    const number = `0x${Number(nativeId).toString(16)}`;
    // The highest window comes first.
    const isAbove = (): boolean => {
      const all = ask('-root', '-children').matchAll(/^\s+(0x[0-9a-f]+) /gm);
      const ids = [...all].map(([, id]) => id);
      return ids.includes(frame) && ids.includes(number) && ids.indexOf(number) < ids.indexOf(frame);
    };
    await expect.poll(isAbove, { timeout: 10_000 }).toBe(true);
  });

  it('leaves nothing behind when it hides', async () => {
    await ask('focus');
    const { nativeId } = await ask('hide');
    expect(focus()).toBe(other);
    const state = execFileSync('xwininfo', ['-id', nativeId], { env: screen.env, encoding: 'utf8' });
    expect(state).toContain('IsUnMapped');
  });

  it('gives a window with a frame to the window manager', async () => {
    await fixture.app.evaluate(async () => {
      const window = Reflect.get(globalThis, 'fixture').createWindow({ width: 300, height: 200 });
      await window.loadFile('page.html');
      window.show();
    });
    await control(fixture.app, 'settle');
    const framed = (await control(fixture.app, 'windows')).at(-1);
    expect(framed?.title).toBe('Fixture');
    await expect.poll(focus).toBe(framed?.nativeId);
    await fixture.app.evaluate(({ BrowserWindow }, id) => BrowserWindow.fromId(id)?.close(), framed?.id ?? 0);
    await expect.poll(focus).toBe(other);
  });

  it('shares the clipboard with other programs', async () => {
    spawnSync('xclip', ['-selection', 'clipboard', '-t', 'text/html', '-i'], {
      env: screen.env,
      input: '<b>from outside</b>',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const html = () =>
      fixture.app.evaluate(async ({ clipboard }) => {
        const [item] = await clipboard.read();
        const held = await item?.getType('text/html');
        return held instanceof Blob ? held.text() : null;
      });
    // xclip goes into the background first and owns the clipboard a moment later.
    await expect.poll(html, { timeout: 10_000 }).toBe('<b>from outside</b>');
    await fixture.app.evaluate(({ clipboard }) => clipboard.writeText('é → 🙂'));
    const outside = (): string =>
      execFileSync('xclip', ['-selection', 'clipboard', '-o'], { env: screen.env, encoding: 'utf8' });
    await expect.poll(outside, { timeout: 10_000 }).toBe('é → 🙂');
  });
});

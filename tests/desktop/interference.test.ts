/**
 * What others do meanwhile, on a real screen with a real terminal: somebody writes to the clipboard during a paste, a
 * key is held. The models are canned and the microphone plays a file, since nothing here depends on what was said.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PANEL_INSET } from '../../src/contract/panel.ts';
import { type LaunchedApp, launchApp, whyNoLaunch } from '../e2e/launch.ts';
import { gone, PATIENCE, speak } from '../e2e/support/speak.ts';
import { control } from '../electron/launch-electron.ts';
import { CONTENTS, fillClipboard, readClipboard } from './support/clipboard-contents.ts';
import { openTerminal, type Terminal } from './support/terminal.ts';
import { missingPrograms, startXSession, until, type XSession } from './support/x-session.ts';

const programs = missingPrograms('xprop', 'xterm');
const why = programs.length > 0 ? `${programs.join(', ')} missing` : whyNoLaunch();

describe.skipIf(why)(`what others do meanwhile${why ? ` (SKIPPED: ${why})` : ''}`, { timeout: 180_000 }, () => {
  let session: XSession;
  let app: LaunchedApp;
  let terminal: Terminal;
  beforeAll(async () => {
    session = await startXSession();
    const { DISPLAY, LANG, LC_ALL } = session.env;
    app = await launchApp({ headed: true, env: { DISPLAY, LANG, LC_ALL, WAYLAND_DISPLAY: undefined } });
  }, 180_000);
  afterAll(async () => {
    await app?.close();
    await session?.stop();
  }, 60_000);
  afterEach(() => terminal?.close());

  const focusedWindow = () => session.run('xdotool', 'getwindowfocus');
  const focusOf = (which: 'terminal' | 'preview') =>
    until(
      `the focus of the ${which}`,
      () => (focusedWindow() === `${terminal.window}`) === (which === 'terminal'),
      PATIENCE.timeout,
    );

  /** Something was said in front of a terminal, and the command is in front of the person. */
  async function speakToTerminal(before = ''): Promise<LaunchedApp> {
    terminal = await openTerminal(session, 'xterm');
    if (before !== '') session.run('xdotool', 'type', before);
    const { command } = await speak(app);
    expect(await command.innerText()).toBe('git status');
    await focusOf('preview');
    return app;
  }

  it('leaves alone what somebody else writes during a paste, and does not claim that it was inserted', async () => {
    await fillClipboard(session, CONTENTS.text);
    await speakToTerminal();
    const preview = await app.window('preview');
    // A terminal that hangs reads nothing, so the command is on its way for as long as the test needs.
    terminal.freeze();
    session.run('xdotool', 'key', 'Return');
    await until('the command in the clipboard', async () => {
      return (await readClipboard(session, 'UTF8_STRING')).toString() === 'git status';
    });
    await focusOf('terminal');
    await fillClipboard(session, CONTENTS.html);
    await preview.getByText(/Nobody knows whether it was inserted|Nothing was pasted/).waitFor(PATIENCE);
    expect((await readClipboard(session, 'text/html')).equals(CONTENTS.html.bytes)).toBe(true);
    expect(app.logged()).not.toContain('count-insert');
    terminal.thaw();
    await focusOf('preview');
    session.run('xdotool', 'key', 'Escape');
    await focusOf('terminal');
    expect((await readClipboard(session, 'text/html')).equals(CONTENTS.html.bytes)).toBe(true);
    expect(terminal.prompts()).toBe(1);
  });

  /** The command stands in the terminal, behind what was typed there. */
  async function insertBehind(before: string): Promise<void> {
    const count = () => app.logged().filter((on) => on === 'inserted').length;
    const insertions = count();
    await speakToTerminal(before);
    session.run('xdotool', 'key', 'Return');
    await until('the insertion', () => count() > insertions, PATIENCE.timeout);
    await focusOf('terminal');
  }
  const takeBack = () => until('the offer', () => app.clickTray('take-back'), PATIENCE.timeout);
  /** Begins to wait at once: what is said stands for some seconds only. */
  const said = async (text: string) => (await app.window('preview')).getByText(text).waitFor(PATIENCE);

  it('takes back what was inserted, and nothing of what stood before it', async () => {
    await insertBehind('true   ');
    const done = said('Taken back');
    await takeBack();
    await done;
    expect(await app.clickTray('take-back')).toBe(false);
    expect(await terminal.takeLine()).toBe('true   ');
    expect(terminal.prompts()).toBe(1);
  });

  it('takes back from its notice by a click, which gives the terminal its focus back', async () => {
    const insertions = () => app.logged().filter((on) => on === 'inserted').length;
    const before = insertions();
    await speakToTerminal('true ');
    const preview = await app.window('preview');
    const windows = await control(app.electron, 'windows');
    const { x = 0, y = 0 } = windows.find(({ url }) => url.includes('preview.html'))?.bounds ?? {};
    // The pointer is there before the notice is: on it, it stops its clock.
    session.run('xdotool', 'mousemove', `${x + PANEL_INSET.left + 230}`, `${y + PANEL_INSET.top + 23}`);
    const button = preview.getByRole('button', { name: 'Take it back' });
    const offered = button.waitFor(PATIENCE);
    session.run('xdotool', 'key', 'Return');
    await offered;
    await until('the insertion', () => insertions() > before, PATIENCE.timeout);
    const done = said('Taken back');
    session.run('xdotool', 'click', '1');
    await done;
    await focusOf('terminal');
    expect(await terminal.takeLine()).toBe('true ');
  });

  it('does not offer it any more once a key was pressed', async () => {
    await insertBehind('');
    await until('the offer', () => app.trayText().then((text) => text.includes('Take back')), PATIENCE.timeout);
    app.keys.down('X');
    app.keys.up('X');
    await until('its end', async () => !(await app.trayText()).includes('Take back'), PATIENCE.timeout);
    expect(await terminal.takeLine()).toBe('git status');
  });

  it('takes nothing back from another window, and says so', async () => {
    await insertBehind('');
    const other = await openTerminal(session, 'xterm');
    session.run('xdotool', 'type', 'somebody else');
    const done = said('Another window is in front.');
    await takeBack();
    await done;
    expect(await other.takeLine()).toBe('somebody else');
    await other.close();
    await terminal.focus();
    expect(await terminal.takeLine()).toBe('git status');
  });

  it('copies the command when its terminal was closed meanwhile, and says why', async () => {
    await speakToTerminal();
    await terminal.close();
    const done = said('The window had closed. Paste it.');
    session.run('xdotool', 'key', 'Return');
    await done;
    expect((await readClipboard(session, 'UTF8_STRING')).toString()).toBe('git status');
  });

  it('keeps the keys while Esc is down, so that the terminal gets none of it', async () => {
    await speakToTerminal();
    const preview = await app.window('preview');
    session.run('xdotool', 'keydown', 'Escape');
    // Nothing is shown any more, but the window stays, since the key is still down.
    await gone(preview);
    expect(focusedWindow()).not.toBe(`${terminal.window}`);
    session.run('xdotool', 'keyup', 'Escape');
    await focusOf('terminal');
    session.run('xdotool', 'type', 'true');
    // An Esc before it would have made another key of the first one.
    expect(await terminal.takeLine()).toBe('true');
    expect(terminal.prompts()).toBe(1);
  });
});

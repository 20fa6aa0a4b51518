/**
 * What others do meanwhile, on a real screen with a real terminal: somebody writes to the clipboard during a paste, a key is
 * held. The models are canned and the microphone plays a file, since nothing here depends on what was said.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp, whyNoLaunch } from '../e2e/launch.ts';
import { gone, PATIENCE, speak } from '../e2e/support/speak.ts';
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
  async function speakToTerminal(): Promise<LaunchedApp> {
    terminal = await openTerminal(session, 'xterm');
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

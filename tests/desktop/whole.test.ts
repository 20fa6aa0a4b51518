/**
 * The whole way with real parts only: a key held on a real X server, a voice in a real microphone, the real app with
 * the real model, Return in the preview, and the line that bash's readline really holds. Nothing is executed; clipboard
 * and focus are as before. A short run by default; SAYDASH_DESKTOP=all speaks every command in both terminals (`npm run
 * desktop`).
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../electron/launch-electron.ts';
import { CONTENTS, fillClipboard, readClipboard } from './support/clipboard-contents.ts';
import { type DesktopApp, startDesktopApp, whyNoDesktopApp } from './support/desktop-app.ts';
import { startMicrophone, type TestMicrophone } from './support/microphone.ts';
import { preferSound } from './support/priority.ts';
import { SPOKEN_COMMANDS, type SpokenCommand } from './support/spoken-commands.ts';
import { openTerminal, type Terminal, type TerminalKind } from './support/terminal.ts';
import { missingPrograms, sleep, startXSession, until, type XSession } from './support/x-session.ts';

const ALL = process.env.SAYDASH_DESKTOP === 'all';
const TERMINALS: readonly TerminalKind[] = ALL ? ['xterm', 'kitty'] : ['xterm'];
const SPOKEN = ALL ? SPOKEN_COMMANDS : SPOKEN_COMMANDS.slice(0, 3);
/** Right Alt, the hotkey of a fresh installation, by its keycode. */
const HOTKEY = '108';
const SLOW = { timeout: 90_000 };

const programs = missingPrograms('xprop', 'pulseaudio', 'paplay', 'pactl', ...TERMINALS);
const why = programs.length > 0 ? `${programs.join(', ')} missing` : whyNoDesktopApp();
if (why) console.log(`The test of the whole desktop is skipped: ${why}.`);

describe.skipIf(why)(`the whole way${why ? ` (SKIPPED: ${why})` : ''}`, { timeout: 300_000 }, () => {
  let session: XSession;
  let microphone: TestMicrophone;
  let app: DesktopApp;
  const right: string[] = [];

  beforeAll(async () => {
    session = await startXSession();
    microphone = await startMicrophone(session.folder);
    app = await startDesktopApp(session, microphone);
  }, 180_000);
  afterAll(async () => {
    await app?.close();
    await microphone?.stop();
    await session?.stop();
  }, 60_000);

  const focusedWindow = () => session.run('xdotool', 'getwindowfocus');

  /** What became of each insertion. */
  const insertions = () => app.log().filter(({ event, on }) => event === 'session' && on === 'inserted');

  async function speak(spoken: SpokenCommand, terminal: Terminal): Promise<string> {
    preferSound();
    session.run('xdotool', 'keydown', HOTKEY);
    await app.preview.getByText('Listening').waitFor(SLOW);
    await sleep(200);
    await microphone.say(spoken.file);
    await sleep(400);
    session.run('xdotool', 'keyup', HOTKEY);
    const review = app.preview.getByRole('dialog', { name: 'Command preview' });
    await review.waitFor(SLOW);
    // A person looks until it is confirmed or replaced: what was heard once is the first word of the dialog's
    // description.
    const spokenAloud = app.preview.locator('#spoken');
    await until(
      'the second hearing',
      async () => !(await spokenAloud.textContent())?.startsWith('Heard once'),
      SLOW.timeout,
    );
    // Until the preview has the keys, Return would be the terminal's.
    await until('the preview to take the keys', () => focusedWindow() !== `${terminal.window}`, SLOW.timeout);
    return (await review.locator('.command').first().textContent()) ?? '';
  }

  for (const kind of TERMINALS)
    describe(`into ${kind}`, () => {
      let terminal: Terminal;
      beforeAll(async () => {
        terminal = await openTerminal(session, kind);
      }, 60_000);
      afterAll(() => terminal?.close());
      // What went wrong with one command must not stand in the way of the next.
      afterEach(async () => {
        session.run('xdotool', 'keyup', HOTKEY);
        for (let tries = 0; tries < 3 && (await app.preview.getByRole('dialog').isVisible()); tries++) {
          session.run('xdotool', 'key', 'Escape');
          await sleep(1000);
        }
      });

      it.each(SPOKEN.map((spoken, index) => ({ ...spoken, spoken, index })))(
        '$command, said by $voice',
        async ({ spoken, index }) => {
          const name = (['text', 'html', 'image'] as const)[index % 3] ?? 'text';
          await fillClipboard(session, CONTENTS[name]);
          await fillClipboard(session, CONTENTS.text, 'primary');
          await terminal.focus();
          const before = terminal.prompts();
          const answers = insertions().length;

          const shown = await speak(spoken, terminal);
          session.run('xdotool', 'key', 'Return');
          // The notice stands for a moment only, which a busy machine may not see.
          const answer = await until('the insertion', () => insertions()[answers], SLOW.timeout);
          expect(answer).toMatchObject({ to: 'notice' });

          expect(focusedWindow()).toBe(`${terminal.window}`);
          expect((await readClipboard(session, CONTENTS[name].format)).equals(CONTENTS[name].bytes)).toBe(true);
          expect((await readClipboard(session, CONTENTS.text.format, 'primary')).equals(CONTENTS.text.bytes)).toBe(
            true,
          );
          const line = await terminal.takeLine();
          expect(line).toBe(shown);
          expect(terminal.prompts()).toBe(before);
          if (line === spoken.command) right.push(`${kind}: ${line}`);
          console.log(`${line === spoken.command ? 'right' : 'WRONG'} ${kind} ${spoken.voice}: ${line}`);
        },
      );
    });

  // The keys of the insertion itself are heard by the hook too, and are nobody's touch.
  it('takes back what it inserted, until a key is pressed', async () => {
    const terminal = await openTerminal(session, 'xterm');
    const offers = async () =>
      (await control(app.electron, 'trays')).some(({ items }) => items.some(({ id }) => id === 'take-back'));
    try {
      for (const touch of [false, true]) {
        const answers = insertions().length;
        const shown = await speak(SPOKEN[0] as SpokenCommand, terminal);
        session.run('xdotool', 'key', 'Return');
        await until('the insertion', () => insertions()[answers], SLOW.timeout);
        await until('the offer', offers, SLOW.timeout);
        if (touch) {
          session.run('xdotool', 'key', 'x', 'BackSpace');
          await until('the end of the offer', async () => !(await offers()), SLOW.timeout);
        } else {
          await control(app.electron, 'clickTrayItem', 'take-back');
          await until('the answer', () => app.log().some(({ on }) => on === 'taken-back'), SLOW.timeout);
        }
        expect(await terminal.takeLine()).toBe(touch ? shown : '');
      }
      expect(terminal.prompts()).toBe(1);
    } finally {
      await terminal.close();
    }
  });

  it('heard what was said', () => {
    // A machine that is too busy loses sound; all that was shown was written all the same, which is tested above.
    expect(right.length).toBeGreaterThanOrEqual(ALL ? SPOKEN.length * TERMINALS.length : 1);
  });
});

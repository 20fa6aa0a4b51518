/** Owns speaking to the app as a person does: hold the key, wait until it listens, let go, wait for what it shows. */
import type { Locator, Page } from 'playwright-core';
import type { LaunchedApp } from '../launch.ts';

/** The hotkey of the default settings. */
export const HOTKEY = 'RightAlt';
/** Machines that run tests are slow, and the first utterance loads the model. */
export const PATIENCE = { timeout: 60_000 };

export interface Spoken {
  readonly preview: Page;
  /** The panel with the command. */
  readonly review: Locator;
  /** The command in it. */
  readonly command: Locator;
}

const TRIES = 3;

/** The panel itself: for a moment a picture of the one that went fades beside it. */
const shownPanel = (preview: Page): Locator => preview.locator('#root .panel');

/** Resolves when the preview shows nothing. */
export const gone = (preview: Page): Promise<void> => shownPanel(preview).waitFor({ state: 'detached', ...PATIENCE });

/**
 * Presses the hotkey; resolves when the app shows that it listens. On a machine that is very busy the microphone's
 * first sound may come later than the app waits for it: then the app says so, and a person would try again.
 */
export async function beginToSpeak(app: LaunchedApp): Promise<Page> {
  const preview = await app.window('preview');
  const listening = preview.getByText('Listening');
  const blocked = preview.getByRole('dialog', { name: 'Blocked' });
  for (let left = TRIES; ; left -= 1) {
    app.keys.down(HOTKEY);
    await listening.or(blocked).first().waitFor(PATIENCE);
    if ((await listening.count()) > 0) break;
    const says = await blocked.innerText();
    if (left === 1 || !says.includes('no sound')) throw new Error(`it does not listen: ${says}`);
    app.keys.up(HOTKEY);
    await preview.keyboard.press('Escape');
    await blocked.waitFor({ state: 'detached', ...PATIENCE });
  }
  // Words take a second; less than 0.3 s would be too short to be heard.
  await preview.waitForTimeout(1000);
  return preview;
}

/** Says something; resolves when the app shows a command. */
export async function speak(app: LaunchedApp): Promise<Spoken> {
  const preview = await beginToSpeak(app);
  app.keys.up(HOTKEY);
  const review = preview.getByRole('dialog', { name: 'Command preview' });
  const other = preview.getByRole('dialog', { name: 'Blocked' }).or(preview.getByText('Nothing heard'));
  await review.or(other).first().waitFor(PATIENCE);
  if ((await review.count()) === 0) throw new Error(`it shows no command: ${await shownPanel(preview).innerText()}`);
  return { preview, review, command: review.locator('.command').first() };
}

/** What the app has put on the clipboard. */
export const clipboard = (app: LaunchedApp): Promise<string> =>
  app.electron.evaluate((electron) => electron.clipboard.readText());

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

/** Presses the hotkey; resolves when the app shows that it listens. */
export async function beginToSpeak(app: LaunchedApp): Promise<Page> {
  const preview = await app.window('preview');
  app.keys.down(HOTKEY);
  await preview.getByText('Listening').waitFor(PATIENCE);
  // Words take a second; less than 0.3 s would be too short to be heard.
  await preview.waitForTimeout(1000);
  return preview;
}

/** Says something; resolves when the app shows a command. */
export async function speak(app: LaunchedApp): Promise<Spoken> {
  const preview = await beginToSpeak(app);
  app.keys.up(HOTKEY);
  const review = preview.getByRole('dialog', { name: 'Command preview' });
  await review.waitFor(PATIENCE);
  return { preview, review, command: review.locator('.command').first() };
}

/** What the app has put on the clipboard. */
export const clipboard = (app: LaunchedApp): Promise<string> =>
  app.electron.evaluate((electron) => electron.clipboard.readText());

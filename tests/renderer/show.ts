/**
 * Owns how a recorded view is brought onto a page: look, view, and what a person then does. Waits until it is painted.
 */
import type { LookView } from '../../src/contract/views.ts';
import { LOOK, type StagePage, until } from './stage.ts';
import type { Deed, RecordedView } from './views/recorded-view.ts';

export async function show(stage: StagePage, { view, look, deeds = [] }: RecordedView, more: Partial<LookView> = {}) {
  await stage.send('look', { ...LOOK, ...look, ...more });
  await stage.send('preview.view', { kind: 'hidden' });
  await stage.page.keyboard.up('Alt');
  await stage.page.mouse.move(0, 0);
  await stage.send('preview.view', view);
  await stage.page.waitForSelector('.panel');
  for (const deed of deeds) await doDeed(stage, deed, 'session' in view ? view.session : 0);
  // What fades in has done so; what goes on for ever (the dashes) is not waited for.
  await until(() =>
    stage.page.evaluate(() =>
      document.getAnimations().every((one) => one.effect?.getTiming().iterations !== 1 || one.playState === 'finished'),
    ),
  );
}

async function doDeed(stage: StagePage, deed: Deed, session: number): Promise<void> {
  const { page } = stage;
  if ('hover' in deed) await page.hover(deed.hover);
  else if ('press' in deed) await page.keyboard.press(deed.press);
  else if ('down' in deed) await page.keyboard.down(deed.down);
  else if ('select' in deed) await selectText(stage, deed.select);
  else for (const level of deed.speak) await speak(stage, session, level);
}

/** A level each 40 ms, as the microphone gives them. */
async function speak(stage: StagePage, session: number, level: number): Promise<void> {
  await stage.send('preview.level', { session, level });
  await stage.page.waitForTimeout(40);
}

async function selectText({ page }: StagePage, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const field = document.querySelector('[contenteditable]');
    const walker = document.createTreeWalker(field ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeValue === wanted) getSelection()?.setBaseAndExtent(node, 0, node, wanted.length);
  }, text);
}

/**
 * Owns the promises of the preview as a person meets it, in Chromium: nothing moves between states, nothing is
 * inaccessible, every key and click says what it should to main, and says it once. Skipped where Chromium is missing.
 */
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LookView, ReviewView } from '../../src/contract/views.ts';
import { CONTRAST, findViolations, WCAG } from './axe.ts';
import { show } from './show.ts';
import { type Call, hasChromium, LOOK, openStage, type Stage, type StagePage, until } from './stage.ts';
import { PREVIEW_VIEWS, type PreviewName, previewView } from './views/preview-views.ts';

if (!hasChromium) console.log('The preview is not tried in a browser: Chromium is missing.');

const ALL = Object.keys(PREVIEW_VIEWS).filter((name): name is PreviewName => name in PREVIEW_VIEWS);
/** Two lines in row 1, or no text there. */
const NOT_ONE_LINE: readonly PreviewName[] = [
  'edit-empty',
  'nothing-heard',
  'no-words',
  'taken-back',
  'not-taken-back',
  'copied',
];
const twoLines = (name: PreviewName) => name.startsWith('blocked-') || NOT_ONE_LINE.includes(name);
const SIZES: Partial<Record<PreviewName, readonly [width: number, height: number]>> = {
  listening: [260, 46],
  transcribing: [260, 46],
  'listening-so-far': [560, 78],
  again: [560, 78],
  checking: [560, 78],
  clean: [560, 78],
  'clean-learned': [560, 78],
  notice: [560, 78],
  edit: [560, 78],
  high: [560, 122],
  critical: [560, 162],
  unsure: [560, 189],
  'message-secure': [560, 122],
  inserted: [260, 46],
};

const LOOKS: Record<string, Partial<LookView>> = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  'light, high contrast': { contrast: 'more' },
  'dark, high contrast': { theme: 'dark', contrast: 'more' },
};
describe.runIf(hasChromium)('the preview', () => {
  let stage: Stage;
  let shown: StagePage;
  beforeAll(async () => {
    stage = await openStage();
    shown = await stage.open('preview');
  }, 60_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await shown.takeCalls();
  });
  afterEach(() => {
    expect(shown.takeFaults()).toEqual([]);
  });

  const present = (name: PreviewName, look?: Partial<LookView>) => show(shown, previewView(name), look);
  const isIntent = ({ name }: Call) => name === 'preview.intend';
  /** What was sent to main since; painting and the pointer left out. */
  const intents = async () => (await shown.takeCalls()).filter(isIntent).map(({ value }) => value);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await shown.page.keyboard.press(key);
  };

  describe('each state stands in one place, has its size, fits into its window, and axe finds nothing in it', () => {
    beforeAll(async () => {
      await shown.page.evaluate(axe.source);
    });
    test.each(ALL)('%s', async (name) => {
      const { view, look, deeds = [] } = previewView(name);
      await show(shown, { view, look: look ?? {}, deeds: deeds.filter((deed) => !('speak' in deed)) });
      const place = await measure(shown);
      expect(place).toMatchObject({ left: 32, top: 24, over: 0, fits: true });
      if (!twoLines(name)) expect(Math.abs(place.x - 44)).toBeLessThanOrEqual(0.5);
      if (!twoLines(name) && name !== 'suggested') expect(Math.abs(place.middle - 23)).toBeLessThanOrEqual(0.5);
      const size = SIZES[name];
      if (size) expect(place.size).toEqual(size);
      const found: Record<string, string[]> = {};
      for (const [title, more] of Object.entries(LOOKS)) {
        await shown.send('look', { ...LOOK, ...look, ...more });
        const rules = title === 'light' ? WCAG : CONTRAST;
        const violations = await findViolations(shown, rules);
        if (violations.length > 0) found[title] = violations;
      }
      expect(found).toEqual({});
    });
  });

  test('Return is sent once, for the session that is shown', async () => {
    await present('clean');
    await press('Enter', 'Enter', 'Enter');
    expect(await intents()).toEqual([{ type: 'insert', session: 7, edition: 0, confirmed: false }]);
  });

  test('a new view may be inserted again', async () => {
    await present('clean');
    await press('Enter');
    await shown.send('preview.view', previewView('message-clipboard').view);
    await shown.page.getByText('Someone else changed the clipboard').first().waitFor();
    await press('Enter', 'Enter');
    expect(await intents()).toEqual([
      { type: 'insert', session: 7, edition: 0, confirmed: false },
      { type: 'act', session: 7 },
    ]);
  });

  test('Return on a critical command does nothing, held it inserts', async () => {
    await present('critical');
    await press('Enter');
    expect(await intents()).toEqual([]);
    await shown.page.keyboard.down('Enter');
    await shown.page.waitForSelector('.hold-fill');
    await until(async () => (await shown.page.evaluate(() => window.stage.calls.length)) > 0);
    await shown.page.keyboard.up('Enter');
    expect(await intents()).toEqual([{ type: 'insert', session: 7, edition: 0, confirmed: true }]);
  });

  test('its first word inserts it once it is typed whole', async () => {
    await present('critical');
    await shown.takeCalls();
    await press('x');
    await press('r');
    expect(await intents()).toEqual([]);
    await press('m');
    expect(await intents()).toEqual([{ type: 'insert', session: 7, edition: 0, confirmed: true }]);
  });

  test.each<[PreviewName, readonly string[], readonly unknown[]]>([
    ['high', ['1'], [{ type: 'pick', session: 7, edition: 0, reading: 'safer' }]],
    ['unsure', ['3'], [{ type: 'pick', session: 7, edition: 0, reading: 2 }]],
    ['unsure', ['ArrowDown'], [{ type: 'pick', session: 7, edition: 0, reading: 1 }]],
    ['repair', ['Backspace'], [{ type: 'keep-heard', session: 7, edition: 0 }]],
    ['clean', ['Escape'], [{ type: 'discard', session: 7 }]],
    ['clean', ['Meta+c'], [{ type: 'copy', session: 7, edition: 0 }]],
    ['message-secure', ['Enter'], [{ type: 'insert', session: 7, edition: 0, confirmed: false }]],
    ['blocked-microphone', ['Enter'], [{ type: 'act', session: 7 }]],
    ['blocked-microphone', ['Escape'], [{ type: 'discard', session: 7 }]],
    ['listening', ['Escape'], [{ type: 'discard', session: 7 }]],
    ['listening', ['Enter', 'a'], []],
    ['inserted', ['Enter', 'Escape', 'a'], []],
    ['clean', ['Tab', 'Enter'], [{ type: 'insert', session: 7, edition: 0, confirmed: false }]],
  ])('%s: %j says %j', async (name, keys, said) => {
    await present(name);
    await shown.takeCalls();
    await press(...keys);
    expect(await intents()).toEqual(said);
  });

  test.each<[PreviewName, string, unknown]>([
    ['clean', 'Insert', { type: 'insert', session: 7, edition: 0, confirmed: false }],
    ['clean', 'Discard', { type: 'discard', session: 7 }],
    ['repair', 'Keep “etsy”', { type: 'keep-heard', session: 7, edition: 0 }],
    ['message-secure', 'Copy instead', { type: 'copy', session: 7, edition: 0 }],
    ['blocked-microphone', 'Open Settings', { type: 'act', session: 7 }],
    ['discarded', 'Bring it back', { type: 'restore', session: 7 }],
    ['no-words', 'Hear it again', { type: 'restore', session: 7 }],
  ])('%s: a click on %s', async (name, button, said) => {
    await present(name);
    await shown.takeCalls();
    await shown.page.getByRole('button', { name: button }).click();
    expect((await intents()).filter((intent) => !isLinger(intent))).toEqual([said]);
  });

  test('a click on a reading picks it, and Return then still inserts', async () => {
    await present('unsure');
    // The pointer may have left the notice of the test before.
    await shown.takeCalls();
    await shown.page.getByRole('option').nth(2).click();
    await press('Enter');
    expect(await intents()).toEqual([
      { type: 'pick', session: 7, edition: 0, reading: 2 },
      { type: 'insert', session: 7, edition: 0, confirmed: false },
    ]);
  });

  test('the pointer stops a notice’s clock, and clicks beside the panel pass', async () => {
    await present('copied');
    await shown.takeCalls();
    await shown.page.mouse.move(100, 50);
    await shown.page.mouse.move(110, 50);
    await shown.page.mouse.move(600, 400);
    const told = (await shown.takeCalls()).filter(({ name }) => name !== 'preview.panel');
    const calls = told.map(({ name, value }) => [name, value]);
    expect(calls).toEqual(
      expect.arrayContaining([
        ['preview.pointer', { inside: true }],
        ['preview.intend', { type: 'linger', session: 7, inside: true }],
        ['preview.pointer', { inside: false }],
        ['preview.intend', { type: 'linger', session: 7, inside: false }],
      ]),
    );
    expect(calls.length).toBe(4);
  });

  test('what is hidden has no pointer on it, whatever is shown next', async () => {
    await present('copied');
    await shown.page.mouse.move(100, 50);
    await shown.takeCalls();
    await shown.send('preview.view', { kind: 'hidden' });
    await shown.send('preview.view', previewView('clean').view);
    // Once it is painted, the page listens to the pointer again.
    await until(async () =>
      (await shown.page.evaluate(() => window.stage.calls)).some(
        ({ name, value }) => name === 'preview.painted' && JSON.stringify(value).includes('review'),
      ),
    );
    await shown.page.mouse.move(101, 50);
    const pointer = (await shown.takeCalls()).filter(({ name }) => name === 'preview.pointer');
    expect(pointer.map(({ value }) => value)).toEqual([{ inside: false }, { inside: true }]);
  });

  test('a view is told once it is painted, and once only', async () => {
    const painted = async () =>
      (await shown.page.evaluate(() => window.stage.calls))
        .filter(({ name }) => name === 'preview.painted')
        .map(({ value }) => value);
    const told = (kind: string) => async () => (await painted()).some((value) => JSON.stringify(value).includes(kind));
    await shown.send('preview.view', { kind: 'hidden' });
    await until(told('hidden'));
    await shown.takeCalls();
    await shown.send('preview.view', previewView('clean').view);
    await until(told('review'));
    await present('copied');
    await until(told('notice'));
    const reviews = (await painted()).filter((value) => JSON.stringify(value).includes('review'));
    expect(reviews).toEqual([{ session: 7, kind: 'review', at: expect.any(Number) }]);
  });

  test('a word lights its characters, by pointer and by keyboard; characters light their words', async () => {
    await present('points-at-word');
    const lit = () =>
      shown.page.evaluate(() =>
        ['.command .mark-aligned', '.command .mark-here', '.heard .mark-aligned', '.heard .mark-here'].map((marks) =>
          [...document.querySelectorAll(marks)].map((one) => one.firstChild?.textContent).join(' '),
        ),
      );
    expect(await lit()).toEqual(['py', '', '', 'pie']);
    await shown.page.hover('[data-from="27"]');
    expect(await lit()).toEqual(['', '-7', 'dash seven', '']);
    await shown.page.mouse.move(650, 500);
    await shown.page.locator('[data-word="0"]').focus();
    await press(...Array.from({ length: 7 }, () => 'ArrowRight'));
    expect(await lit()).toEqual(['py', '', '', 'pie']);
    await shown.page.locator('.panel').focus();
    await press('Alt+ArrowLeft');
    expect(await lit()).toEqual(['', '-7', 'dash seven', '']);
    expect(await intents()).toEqual([]);
  });

  test('the picked reading is the command: its characters belong to the words', async () => {
    await present('unsure-second');
    await shown.page.hover('[data-word="5"]');
    expect(await shown.page.locator('[aria-selected="true"] .mark-aligned').allInnerTexts()).toEqual(['login']);
    expect(await shown.page.locator('[aria-selected="false"] .mark-aligned').count()).toBe(0);
  });

  test('Tab goes from the command to its readings, the words and the keys', async () => {
    await present('critical');
    const stops: string[] = [];
    for (let at = 0; at < 4; at++) {
      await press('Tab');
      stops.push(
        await shown.page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.classList[0] ?? '',
        ),
      );
    }
    expect(stops).toEqual(['command', 'Other forms', 'word', 'Discard']);
  });

  describe('the second hearing', () => {
    const second = async (change: Partial<ReviewView>) => {
      const { view } = previewView('checking');
      if (view.kind !== 'review') throw new Error('no review');
      const sure = { sure: true, checking: false, why: '', ...change };
      await shown.send('preview.view', { ...view, review: { ...view.review, ...sure } });
    };
    const status = () => shown.page.locator('[role=status]').innerText();
    const places = () =>
      shown.page.evaluate(() =>
        ['.panel', '.row-command', '.row-command .command', '.row-heard', '.heard', '.hints'].map((part) => {
          const box = document.querySelector(part)?.getBoundingClientRect();
          return [part, box?.x, box?.y, box?.width, box?.height];
        }),
      );

    test('makes it sure, and nothing moves; a screen reader hears one word', async () => {
      await present('checking');
      const before = await places();
      expect(await status()).toBe('');
      expect(await shown.page.locator('#spoken').innerText()).toMatch(/^Heard once: git push/);
      await second({});
      await until(async () => (await status()) === 'Ready.');
      expect(await places()).toEqual(before);
    });

    test('brings another command: it is told whole, and Return is for the one that was seen', async () => {
      await present('checking');
      await second({
        command: 'git pull',
        edition: 1,
        alignment: null,
        sure: false,
        readings: ['git pull', 'git push'],
      });
      await until(async () => (await status()).startsWith('Choose: git pull'));
      await press('Enter');
      expect(await intents()).toEqual([{ type: 'insert', session: 7, edition: 1, confirmed: false }]);
    });

    test('leaves what is being edited alone', async () => {
      await present('checking');
      await press('ArrowRight');
      await shown.page.getByRole('textbox').waitFor();
      await second({ command: 'git pull', edition: 1, alignment: null });
      await press('x', 'Enter');
      expect(await intents()).toEqual([
        { type: 'edit', session: 7, edition: 0, text: 'git push -u origin main' },
        { type: 'edit', session: 7, edition: 0, text: 'git push -u origin mainx' },
        { type: 'insert', session: 7, edition: 0, confirmed: false },
      ]);
      expect(await status()).toBe('');
    });

    test('ends a Return that is held for another command', async () => {
      await present('critical');
      const { view } = previewView('critical');
      if (view.kind !== 'review') throw new Error('no review');
      await shown.page.keyboard.down('Enter');
      await shown.page.waitForSelector('.hold-fill');
      await shown.send('preview.view', { ...view, review: { ...view.review, edition: 1 } });
      await shown.page.waitForSelector('.hold-fill', { state: 'detached' });
      await shown.page.keyboard.up('Enter');
      expect(await intents()).toEqual([]);
    });
  });

  test('why is there while Alt is held, and nothing above it moves', async () => {
    await present('clean');
    const before = await shown.page.locator('.row-heard').boundingBox();
    await shown.page.keyboard.down('Alt');
    await shown.page.getByText('Read from your words, 97% sure.').waitFor();
    expect(await shown.page.locator('.row-heard').boundingBox()).toEqual(before);
    await shown.page.keyboard.up('Alt');
    expect(await shown.page.getByText('97% sure').count()).toBe(0);
  });

  test('the first Return shows the end of a command that does not fit, the second inserts it', async () => {
    await present('endless');
    await press('Enter');
    expect(await intents()).toEqual([]);
    expect(await shown.page.evaluate(() => (document.querySelector('p.command')?.scrollTop ?? 0) > 0)).toBe(true);
    await press('Enter');
    expect(await intents()).toEqual([{ type: 'insert', session: 7, edition: 0, confirmed: false }]);
  });

  test('heard words take two lines at most, until more are asked for', async () => {
    await present('long');
    const more = shown.page.getByRole('button', { name: /more words/ });
    const lines = () =>
      shown.page.evaluate(() => {
        const heard = document.querySelector('.heard');
        return heard ? Math.round(heard.clientHeight / Number.parseFloat(getComputedStyle(heard).lineHeight)) : 0;
      });
    expect(await lines()).toBe(2);
    await more.click();
    expect(await lines()).toBeGreaterThan(2);
    expect(await more.count()).toBe(0);
  });

  test('hints go after twenty inserts and come back with Alt; at risk they stay', async () => {
    await present('clean-learned');
    const words = () => shown.page.locator('.hints').allInnerTexts();
    expect((await words()).join('')).not.toContain('Insert');
    await shown.page.keyboard.down('Alt');
    expect((await words()).join('')).toContain('Insert');
    await shown.page.keyboard.up('Alt');
    await present('high', { inserts: 500 });
    expect((await words()).join('')).toContain('Insert');
  });

  test('levels move the meter, those of another session do not', async () => {
    await present('transcribing');
    await show(shown, { view: previewView('listening').view });
    const highest = () =>
      shown.page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll<HTMLElement>('.meter i')].map((bar) =>
            Number(bar.style.getPropertyValue('--level') || 0.1),
          ),
        ),
      );
    await shown.send('preview.level', { session: 6, level: 0.3 });
    expect(await highest()).toBe(0.1);
    await shown.send('preview.level', { session: 7, level: 0.3 });
    expect(await highest()).toBe(1);
  });

  test('with Reduce Motion nothing moves but the meter, in four steps', async () => {
    const calm = await stage.open('preview', { reducedMotion: 'reduce' });
    await show(calm, { view: previewView('transcribing').view });
    expect(await calm.page.evaluate(() => document.getAnimations().length)).toBe(0);
    await show(calm, { view: previewView('listening').view });
    await calm.send('preview.level', { session: 7, level: 0.05 });
    expect(await calm.page.locator('.meter i').last().getAttribute('style')).toBe('--level: 0.75;');
    await calm.close();
  });

  test('what a screen reader is told on opening', async () => {
    await present('critical');
    const dialog = shown.page.getByRole('dialog', { name: 'Command preview' });
    expect(await dialog.getAttribute('aria-describedby')).toBe('spoken');
    expect(await shown.page.locator('#spoken').innerText()).toContain('rm dash rf slash tmp');
    expect(await shown.page.getByRole('alert').innerText()).toContain('Deletes everything');
  });
});

const isLinger = (intent: unknown): boolean =>
  typeof intent === 'object' && intent !== null && 'type' in intent && intent.type === 'linger';

/** Where row 1 and the panel are, in CSS pixels of the page. */
function measure({ page }: StagePage) {
  return page.evaluate(() => {
    const panel = document.querySelector('.panel');
    const text = document.querySelector('.row-command .command, .panel .say, .panel b');
    if (!panel || !text) throw new Error('nothing is shown');
    const { left, top, right, bottom, width, height } = panel.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    const first = [...range.getClientRects()].find((box) => box.width > 0) ?? text.getBoundingClientRect();
    return {
      left,
      top,
      x: first.left - left,
      middle: (first.top + first.bottom) / 2 - top,
      size: [Math.round(width), Math.round(height)],
      over: panel.scrollWidth - panel.clientWidth,
      fits: bottom < innerHeight && right < innerWidth,
    };
  });
}

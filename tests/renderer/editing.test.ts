/**
 * Owns the promises of editing in place, in Chromium: nothing that is typed is lost, the caret stays where it was,
 * lines break only at blanks, an input method is left alone, and what main is told is what stands there. Skipped
 * without Chromium.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewView } from '../../src/contract/views.ts';
import { show } from './show.ts';
import { hasChromium, openStage, type Stage, type StagePage } from './stage.ts';
import { type PreviewName, previewView } from './views/preview-views.ts';

if (!hasChromium) console.log('Editing is not tried in a browser: Chromium is missing.');

describe.runIf(hasChromium)('editing', () => {
  let stage: Stage;
  let shown: StagePage;
  beforeAll(async () => {
    stage = await openStage();
    shown = await stage.open('preview', { permissions: ['clipboard-read', 'clipboard-write'] });
  }, 60_000);
  afterAll(() => stage.close());
  afterEach(() => {
    expect(shown.takeFaults()).toEqual([]);
  });

  const begin = async (name: PreviewName, ...keys: readonly string[]) => {
    const { view, look } = previewView(name);
    await show(shown, look ? { view, look } : { view });
    await shown.takeCalls();
    await press(...keys);
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await shown.page.keyboard.press(key);
  };
  const field = () => shown.page.getByRole('textbox', { name: 'Command' });
  const text = async () => (await field().textContent()) ?? '';
  /** Where the caret is: the text with | in it. */
  const withCaret = () =>
    shown.page.evaluate(() => {
      const element = document.querySelector('[contenteditable]');
      const selection = getSelection();
      if (!element || !selection || selection.rangeCount === 0) return '';
      const before = document.createRange();
      before.setStart(element, 0);
      before.setEnd(selection.focusNode ?? element, selection.focusOffset);
      const at = before.toString().length;
      const all = element.textContent ?? '';
      return `${all.slice(0, at)}|${all.slice(at)}`;
    });
  const said = async () =>
    (await shown.takeCalls()).flatMap(({ name, value }) => (name === 'preview.intend' ? [value] : []));
  const lastText = async () => {
    const last = (await said()).at(-1);
    return typeof last === 'object' && last !== null && 'text' in last ? last.text : last;
  };

  test('the arrow that begins it puts the caret at its end of the line, and the first letters are not lost', async () => {
    await begin('clean', 'ArrowRight', '!', '!');
    expect(await withCaret()).toBe('git push -u origin main!!|');
    await begin('clean', 'ArrowLeft', 'x');
    expect(await withCaret()).toBe('x|git push -u origin main');
    expect(await said()).toEqual([
      { type: 'edit', session: 7, edition: 0, text: 'git push -u origin main' },
      { type: 'edit', session: 7, edition: 0, text: 'xgit push -u origin main' },
    ]);
  });

  test.each<[keys: readonly string[], left: string]>([
    [['ArrowLeft', 'ArrowLeft', 'a'], 'git push -u origin maa|in'],
    [['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', ' ', 'x'], 'git x| push -u origin main'],
    [['Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace'], 'git push -u origin|'],
    [['Home', 'Delete'], '|it push -u origin main'],
    [[' ', ' ', 'y'], 'git push -u origin main  y|'],
    [
      ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Backspace', 'Backspace', 'Backspace'],
      '| push -u origin main',
    ],
    [['Control+Backspace'], 'git push -u origin |'],
    [['Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'a'], 'a| push -u origin main'],
    [['ArrowLeft', 'Shift+Home', 'Delete'], '|n'],
    [['Control+a', 'z'], 'z|'],
    [['Control+a', 'Delete'], '|'],
  ])('%j leaves %s', async (keys, left) => {
    await begin('clean', 'End', ...keys);
    expect(await withCaret()).toBe(left);
    expect(await lastText()).toBe(left.replace('|', ''));
  });

  test('a character of several parts is written and deleted as one', async () => {
    await begin('clean', 'ArrowRight');
    for (const character of ['é', 'e\u0301', '👩‍👧']) {
      await shown.page.keyboard.insertText(character);
      expect(await withCaret()).toBe(`git push -u origin main${character}|`);
      await press('Backspace');
      expect(await withCaret()).toBe('git push -u origin main|');
    }
  });

  test('an empty field takes what is typed', async () => {
    await begin('edit-empty', 'l', 's');
    expect(await withCaret()).toBe('ls|');
    expect(await lastText()).toBe('ls');
  });

  test('undo and redo, as on this keyboard', async () => {
    await begin('clean', 'ArrowRight', 'a', 'b', 'Meta+z');
    expect(await text()).toBe('git push -u origin maina');
    await press('Meta+z', 'Meta+z', 'Meta+Shift+z');
    expect(await withCaret()).toBe('git push -u origin maina|');
    expect(await lastText()).toBe('git push -u origin maina');
  });

  test('pasted lines become one line', async () => {
    await begin('clean', 'ArrowRight');
    await shown.page.evaluate(() => navigator.clipboard.writeText(' one\ntwo\r\nthree'));
    await press('Control+v');
    expect(await text()).toBe('git push -u origin main one two three');
    expect(await lastText()).toBe('git push -u origin main one two three');
  });

  test('an input method is left alone until it is done: nothing is redrawn, said or inserted', async () => {
    await begin('clean', 'ArrowRight');
    await shown.takeCalls();
    const devtools = await shown.page.context().newCDPSession(shown.page);
    await devtools.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    expect(await text()).toBe('git push -u origin mainにほ');
    expect(await said()).toEqual([]);
    await devtools.send('Input.insertText', { text: '日本' });
    expect(await withCaret()).toBe('git push -u origin main日本|');
    expect(await lastText()).toBe('git push -u origin main日本');
  });

  test('what main answers only brings marks: the caret and later letters stay', async () => {
    await begin('clean', 'ArrowRight', '!');
    const { view } = previewView('clean');
    if (view.kind !== 'review') throw new Error('no review');
    const answered: ReviewView = {
      ...view.review,
      command: 'git push -u origin main!',
      alignment: null,
      editing: true,
      edited: true,
      risks: [{ level: 'high', code: 'x', message: 'Does something.', from: 0, to: 3 }],
      level: 'high',
    };
    await press('?');
    await shown.send('preview.view', { ...view, review: answered });
    expect(await withCaret()).toBe('git push -u origin main!?|');
    await press('Backspace');
    await shown.send('preview.view', { ...view, review: { ...answered } });
    expect(await withCaret()).toBe('git push -u origin main!|');
    expect(await field().locator('.mark-high').textContent()).toBe('git');
  });

  test('Return inserts what was typed, Esc goes back to the review', async () => {
    await begin('clean', 'ArrowRight', 'x');
    await shown.takeCalls();
    await press('Enter');
    expect(await said()).toEqual([{ type: 'insert', session: 7, edition: 0, confirmed: false }]);
    await begin('clean', 'ArrowRight', 'Escape');
    expect((await said()).at(-1)).toEqual({ type: 'stop-editing', session: 7, edition: 0 });
    expect(await field().count()).toBe(0);
    await press('Escape');
    expect(await said()).toEqual([{ type: 'discard', session: 7 }]);
  });

  test.each(['long', 'endless'] as const)(
    '%s: lines break only at blanks, where the review breaks them too',
    async (name) => {
      await begin(name);
      const review = await linesOf(shown, 'p.command');
      await press('ArrowLeft');
      const edited = await linesOf(shown, '[contenteditable]');
      expect(edited).toEqual(review);
      const { view } = previewView(name);
      const tokens = view.kind === 'review' ? view.review.command.split(' ') : [];
      expect(edited.flatMap((line) => line.split(' '))).toEqual(tokens);
      expect(edited.length).toBeGreaterThan(2);
    },
  );

  test('a token that grows wider than the line is one piece', async () => {
    await begin('clean', 'ArrowRight');
    await shown.page.keyboard.insertText('x'.repeat(80));
    expect(await field().locator('.token.is-wide').count()).toBe(1);
    expect(await text()).toBe(`git push -u origin main${'x'.repeat(80)}`);
  });

  test('a critical command is not inserted from the field but by holding Return', async () => {
    const { view } = previewView('critical');
    if (view.kind !== 'review') throw new Error('no review');
    await show(shown, { view: { ...view, review: { ...view.review, editing: true } } });
    await shown.takeCalls();
    await press('Enter');
    expect(await said()).toEqual([]);
  });
});

/** The text of each line as it is drawn. */
const linesOf = ({ page }: StagePage, selector: string): Promise<string[]> =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) return [];
    const lines = new Map<number, string>();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { top } = range.getBoundingClientRect();
        const line = Math.round(top / 10);
        lines.set(line, (lines.get(line) ?? '') + (node.nodeValue?.[at] ?? ''));
      }
    return [...lines.values()].map((line) => line.trim());
  }, selector);

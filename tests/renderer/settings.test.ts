/**
 * Owns the promises of the settings window, in Chromium: every control has a name, does what it says through main,
 * shows what main says, and can be used without a pointer. Skipped where Chromium is missing.
 */
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LookView, SettingsView } from '../../src/contract/views.ts';
import { findViolations, WCAG } from './axe.ts';
import { hasChromium, LOOK, openStage, type Stage, type StagePage, until } from './stage.ts';
import { SETTINGS, shipped, WITH_PROBLEMS } from './views/settings-views.ts';

if (!hasChromium) console.log('The settings are not tried in a browser: Chromium is missing.');

const TITLE = {
  commands: shipped('tiny.en-commands').title,
  small: shipped('small.en').title,
  turbo: shipped('large-v3-turbo').title,
  tiny: shipped('tiny.en').title,
};
const SECTIONS = ['General', 'Hotkey', 'Speech', 'Words', 'Insertion'] as const;
type Section = (typeof SECTIONS)[number];

const LOOKS: Record<string, Partial<LookView>> = {
  light: {},
  dark: { theme: 'dark' },
  'high contrast': { contrast: 'more' },
  'dark, high contrast': { theme: 'dark', contrast: 'more' },
  'twice the size': { textSize: 2 },
};
/** As it opens, and as small as it can be made (main/windows/app-windows.ts). */
const SIZES = [
  { width: 760, height: 640 },
  { width: 640, height: 480 },
] as const;

describe.runIf(hasChromium)('the settings', () => {
  let stage: Stage;
  let shown: StagePage;
  beforeAll(async () => {
    stage = await openStage();
    shown = await stage.open('settings', { viewport: { width: 760, height: 640 } });
    await shown.page.evaluate(axe.source);
  }, 60_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await shown.send('look', LOOK);
    await shown.takeCalls();
  });
  afterEach(() => {
    expect(shown.takeFaults()).toEqual([]);
  });

  const open = async (section: Section, view: SettingsView = SETTINGS) => {
    await shown.send('settings.view', view);
    await shown.page.getByRole('navigation').getByRole('button', { name: section }).click();
  };
  const calls = async () => (await shown.takeCalls()).map(({ name, value }) => [name, value]);

  test.each(SECTIONS)('%s: axe finds nothing, and nothing is cut off', async (section) => {
    await open(section, { ...WITH_PROBLEMS, models: SETTINGS.models });
    const found: Record<string, string[]> = {};
    for (const [title, look] of Object.entries(LOOKS)) {
      await shown.send('look', { ...LOOK, ...look });
      const violations = await findViolations(shown, WCAG);
      if (violations.length > 0) found[title] = violations;
      for (const size of SIZES) {
        await shown.page.setViewportSize(size);
        const over = await shown.page.evaluate(() =>
          [...document.querySelectorAll('.pane, .line, .problem, .side')]
            .filter((one) => one.scrollWidth > one.clientWidth)
            .map((one) => one.outerHTML.slice(0, 100)),
        );
        if (over.length > 0) found[`${title}, ${size.width} wide: cut off`] = over;
      }
      await shown.page.setViewportSize(SIZES[0]);
    }
    expect(found).toEqual({});
  });

  test.each<[Section, label: string, option: string, change: object]>([
    ['General', 'Theme', 'Dark', { theme: 'dark' }],
    ['General', 'Text size', '150%', { textSize: 1.5 }],
    ['Hotkey', 'To speak', 'Tap', { mode: 'toggle' }],
    ['Insertion', 'Return in the preview', 'Only copy it', { insert: 'copy' }],
    ['Speech', 'Microphone', 'USB Headset', { microphone: 'usb' }],
    ['Speech', 'Unload an idle model after', 'Never', { unloadMinutes: 'never' }],
    ['Speech', 'Unload an idle model after', 'At once', { unloadMinutes: 0 }],
  ])('%s, %s: %s', async (section, label, option, change) => {
    await open(section);
    await shown.page.getByLabel(label).selectOption({ label: option });
    expect(await calls()).toEqual([['settings.change', change]]);
  });

  test.each<[button: string, call: readonly [string, unknown]]>([
    [`Download ${TITLE.turbo}`, ['models.pull', { name: 'large-v3-turbo' }]],
    [`Cancel ${TITLE.small}`, ['models.cancel', { name: 'small.en' }]],
    [`Try again ${TITLE.tiny}`, ['models.pull', { name: 'tiny.en' }]],
    ['Unload', ['engine.unload', undefined]],
    ['Import a file…', ['models.import', undefined]],
  ])('%s', async (button, call) => {
    await open('Speech');
    await shown.page.getByRole('button', { name: button, exact: true }).click();
    expect(await calls()).toEqual([call]);
  });

  test('follows the system to more contrast and back while it is open, whatever main knows of it', async () => {
    await open('General');
    await shown.send('look', { ...LOOK, accent: '#ff0000' });
    const root = () => shown.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bw'));
    const own = () => shown.page.evaluate(() => document.documentElement.style.getPropertyValue('--accent'));
    await until(async () => (await own()) !== '');
    expect(await root()).toBe('1px');
    await shown.page.emulateMedia({ contrast: 'more' });
    await until(async () => (await root()) === '2px');
    // High contrast has its own accent.
    expect(await own()).toBe('');
    await shown.page.emulateMedia({ contrast: 'no-preference' });
    await until(async () => (await root()) === '1px');
  });

  test('the app can be ended where no tray shows how', async () => {
    await open('General');
    await shown.page.getByRole('button', { name: 'Quit Saydash' }).click();
    expect(await calls()).toEqual([['app.quit', undefined]]);
  });

  test('a model that is there is chosen by its radio button, also with the arrow keys', async () => {
    await open('Speech');
    const radios = shown.page.getByRole('radio');
    expect(await radios.count()).toBe(2);
    expect(await radios.first().isChecked()).toBe(true);
    await radios.first().focus();
    await shown.page.keyboard.press('ArrowDown');
    expect(await calls()).toEqual([['settings.change', { model: 'base.en' }]]);
  });

  test('says how much each model gets wrong as a percentage, and which of them is in memory', async () => {
    await open('Speech');
    const line = shown.page.locator('.line').filter({ hasText: TITLE.commands }).first();
    expect(await line.locator('.column-error').innerText()).toBe(
      `${((SETTINGS.models[0]?.wordErrors ?? 0) * 100).toFixed(1)}%`,
    );
    expect(await line.innerText()).toContain('Tuned on synthetic voices · MIT · in memory');
    expect(await shown.page.getByText(/· in memory/).count()).toBe(1);
    expect(await shown.page.getByRole('button', { name: /^Unload/ }).count()).toBe(1);
    expect(await shown.page.getByText(`${TITLE.commands}, 166 MB`).count()).toBe(1);
  });

  test('a download shows how far it is', async () => {
    await open('Speech');
    const bar = shown.page.getByRole('progressbar', { name: `Downloading ${TITLE.small}` });
    expect(await bar.getAttribute('value')).toBe('33');
    expect(await shown.page.getByText(`${TITLE.small}: 25%`).count()).toBe(1);
    expect(await shown.page.getByText('One connection is open').count()).toBe(1);
  });

  test('the hotkey is recorded, and Esc leaves it', async () => {
    await open('Hotkey');
    await shown.page.getByRole('button', { name: 'Change' }).click();
    expect(await calls()).toEqual([['settings.record-hotkey', { recording: true }]]);
    await shown.send('settings.view', { ...SETTINGS, recordingHotkey: true });
    await shown.page.getByText('Press the keys now').waitFor();
    await shown.page.keyboard.press('Escape');
    expect(await calls()).toEqual([['settings.record-hotkey', { recording: false }]]);
  });

  test('words are added once, and removed', async () => {
    await open('Words');
    const field = shown.page.getByLabel('New word');
    await field.fill(' staging ');
    await shown.page.keyboard.press('Enter');
    expect(await calls()).toEqual([]);
    await field.fill('kubernetes');
    await shown.page.keyboard.press('Enter');
    await shown.page.getByRole('button', { name: 'Remove staging' }).click();
    expect(await calls()).toEqual([
      ['settings.change', { words: ['staging', 'api-gateway', 'db-replica-2', 'kubernetes'] }],
      ['settings.change', { words: ['api-gateway', 'db-replica-2'] }],
    ]);
  });

  test('problems stand on top of every section, with the system’s own page where there is one', async () => {
    for (const section of SECTIONS) {
      await open(section, WITH_PROBLEMS);
      expect(await shown.page.getByRole('alert').count()).toBe(2);
    }
    await shown.page.getByRole('button', { name: 'Open Settings' }).click();
    await shown.page.getByRole('button', { name: 'Try again' }).click();
    expect(await calls()).toEqual([
      ['settings.act', 'open-keyboard-settings'],
      ['settings.act', 'save-settings'],
    ]);
  });

  test('what main refuses is said, until the next thing works', async () => {
    await open('General');
    await shown.page.evaluate(() => {
      window.stage.answers['settings.change'] = {
        ok: false,
        says: 'The settings cannot be saved.',
        hint: 'Check their folder.',
      };
    });
    await shown.page.getByLabel('Theme').selectOption({ label: 'Light' });
    await shown.page.getByRole('alert').filter({ hasText: 'cannot be saved' }).waitFor();
    await shown.page.evaluate(() => {
      delete window.stage.answers['settings.change'];
    });
    await shown.page.getByLabel('Theme').selectOption({ label: 'Dark' });
    await shown.page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await shown.page.getByRole('alert').count()).toBe(0);
  });

  test('Tab reaches every control of a section, in order', async () => {
    await open('Speech');
    await shown.page.getByRole('navigation').getByRole('button', { name: 'Insertion' }).focus();
    const names: string[] = [];
    for (let at = 0; at < 8; at++) {
      await shown.page.keyboard.press('Tab');
      names.push(
        await shown.page.evaluate(() => {
          const { activeElement: one } = document;
          const label = one instanceof HTMLSelectElement ? one.labels?.[0]?.textContent : null;
          return one?.getAttribute('aria-label') ?? label ?? one?.textContent ?? '';
        }),
      );
    }
    expect(names).toEqual([
      `${TITLE.commands}`,
      `Cancel ${TITLE.small}`,
      `Download ${TITLE.turbo}`,
      `Try again ${TITLE.tiny}`,
      'Import a file…',
      'Microphone',
      'Unload an idle model after',
      'Unload',
    ]);
  });
});

/** Owns the taking of pictures: each state in both themes at twice the size, put together on sheets. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { LookView, SettingsView } from '../../src/contract/views.ts';
import { CAPTIONS } from './captions.ts';
import type { Sheet } from './pictures.ts';
import { show } from './show.ts';
import { LOOK, type Stage } from './stage.ts';
import { previewView } from './views/preview-views.ts';
import { SETTINGS, WITH_PROBLEMS } from './views/settings-views.ts';

type Theme = LookView['theme'];
const THEMES: readonly Theme[] = ['light', 'dark'];

interface Picture {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** What stands behind a transparent window; Inter and JetBrains Mono stand in for the system's own. */
const BACKDROP = `
  html { background: light-dark(#fbfaf5, #101216) }
  :root { --font-ui: Inter, system-ui, sans-serif; --font-mono: "SF Mono", Menlo, "JetBrains Mono", "DejaVu Sans Mono", monospace }
`;

/** The sheet as WebP. */
export async function takeSheet(stage: Stage, { title, states, look = {}, media = {} }: Sheet): Promise<Buffer> {
  const taken: Record<string, Partial<Record<Theme, string>>> = {};
  for (const theme of THEMES) {
    const wide = (look.textSize ?? 1) > 1;
    const options: BrowserContextOptions = {
      deviceScaleFactor: 2,
      viewport: wide ? { width: 904, height: 704 } : { width: 624, height: 464 },
      colorScheme: theme,
      bypassCSP: true,
      ...media,
    };
    const page = await stage.open('preview', options);
    await page.page.addStyleTag({ content: BACKDROP });
    for (const name of states) {
      await show(page, previewView(name), { theme, ...look });
      taken[name] = { ...taken[name], [theme]: await takePanel(page.page, options.viewport?.width ?? 0) };
    }
    await page.close();
  }
  return putTogether(
    stage,
    title,
    states.map((name) => ({ name: CAPTIONS[name], light: '', dark: '', ...taken[name] })),
  );
}

/** Moment of what moves without end, in ms: the same in every picture. */
const MOMENT = 900;

async function stopMotion(page: Page): Promise<void> {
  await page.evaluate((moment) => {
    for (const one of document.getAnimations()) {
      if (one.effect?.getTiming().iterations === 1) continue;
      one.pause();
      one.currentTime = moment;
    }
  }, MOMENT);
}

async function takePanel(page: Page, width: number): Promise<string> {
  await stopMotion(page);
  const box = await page.locator('.panel').boundingBox();
  if (!box) throw new Error('nothing is shown');
  const clip = { x: 0, y: 0, width, height: box.y + box.height + 30 };
  return (await page.screenshot({ clip })).toString('base64');
}

interface SettingsPicture {
  readonly section: string;
  readonly view: SettingsView;
  readonly height: number;
}

const SETTINGS_PICTURES: readonly SettingsPicture[] = [
  { section: 'Speech', view: SETTINGS, height: 820 },
  { section: 'Hotkey', view: { ...SETTINGS, recordingHotkey: true }, height: 300 },
  { section: 'Words', view: SETTINGS, height: 300 },
  { section: 'Insertion', view: SETTINGS, height: 300 },
  { section: 'General', view: WITH_PROBLEMS, height: 480 },
];

export async function takeSettings(stage: Stage): Promise<Buffer> {
  const taken = SETTINGS_PICTURES.map(({ section }) => ({ name: section, light: '', dark: '' }));
  const { page, send, close } = await stage.open('settings', { deviceScaleFactor: 1.5, bypassCSP: true });
  await page.addStyleTag({ content: BACKDROP });
  for (const theme of THEMES)
    for (const [at, { section, view, height }] of SETTINGS_PICTURES.entries()) {
      await page.setViewportSize({ width: 760, height });
      await send('look', { ...LOOK, theme });
      await send('settings.view', view);
      await page.getByRole('navigation').getByText(section).click();
      await page.mouse.move(0, 0);
      const picture = taken[at];
      if (picture) picture[theme] = (await page.screenshot()).toString('base64');
    }
  await close();
  return putTogether(stage, 'Settings', taken);
}

/** Light left, dark right, each with its name above. */
async function putTogether(stage: Stage, title: string, pictures: readonly Picture[]): Promise<Buffer> {
  const { page, close } = await stage.open('capture', { bypassCSP: true });
  const data = await page.evaluate(
    async ([heading, all]) => {
      const [GAP, LINE] = [24, 40];
      const load = (base64: string) =>
        new Promise<HTMLImageElement>((loaded, failed) => {
          const image = new Image();
          image.onload = () => loaded(image);
          image.onerror = () => failed(new Error('no picture'));
          image.src = `data:image/png;base64,${base64}`;
        });
      const rows = await Promise.all(
        all.map(async ({ name, light, dark }) => ({ name, light: await load(light), dark: await load(dark) })),
      );
      const column = Math.max(...rows.map(({ light }) => light.width));
      const canvas = document.createElement('canvas');
      canvas.width = column * 2 + GAP * 3;
      canvas.height = rows.reduce((sum, { light }) => sum + light.height + LINE + GAP, LINE * 2);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#8a8d93';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#111';
      context.font = '600 32px Inter, sans-serif';
      context.fillText(heading, GAP, LINE * 1.25);
      context.font = '500 24px Inter, sans-serif';
      let y = LINE * 2;
      for (const { name, light, dark } of rows) {
        context.fillText(name, GAP, y + LINE * 0.7);
        context.drawImage(light, GAP, y + LINE);
        context.drawImage(dark, column + GAP * 2, y + LINE);
        y += LINE + GAP + Math.max(light.height, dark.height);
      }
      return canvas.toDataURL('image/webp', 0.64);
    },
    [title, pictures] as const,
  );
  await close();
  return Buffer.from(data.replace(/^[^,]*,/, ''), 'base64');
}

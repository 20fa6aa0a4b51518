import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contrastOf, readableAccent, WORST_SURFACE } from '../../src/renderer/look/accent.ts';

const TOKENS = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'renderer', 'look', 'tokens.css'), 'utf8');
/** What systems offer: macOS's and GNOME's, and the two that nobody could read. */
const SYSTEMS = ['#007aff', '#a550a7', '#f74f9e', '#ff5257', '#f7821b', '#ffc600', '#62ba46', '#8c8c8c', '#3584e4'];
const EXTREMES = ['#ffffff', '#000000'];
const THEMES = ['light', 'dark'] as const;

/** Values of a token outside high contrast, light and dark. */
const token = (name: string): readonly string[] =>
  new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(TOKENS)?.slice(1) ?? [];

test.each(THEMES)('%s: the surfaces are those of the tokens, the worst of them first', (theme) => {
  const { surface, text } = WORST_SURFACE[theme];
  const of = (name: string) => token(name)[theme === 'light' ? 0 : 1] ?? '';
  expect(text).toBe(of('text-1'));
  const surfaces = ['bg-panel', 'bg-window', 'bg-side', 'bg-card', 'bg-sunken', 'bg-hover', 'bg-key'].map(of);
  const contrasts = surfaces.map((one) => contrastOf(one, text));
  expect(surfaces[contrasts.indexOf(Math.min(...contrasts))]).toBe(surface);
});

test.each(THEMES.flatMap((theme) => [...SYSTEMS, ...EXTREMES].map((system) => [theme, system] as const)))(
  '%s: %s can be read, and what stands on it',
  (theme, system) => {
    const { accent, onAccent } = readableAccent(system, theme);
    expect(contrastOf(accent, WORST_SURFACE[theme].surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
  },
);

test('a colour that can be read stays as it is', () => {
  expect(readableAccent('#4250d6', 'light').accent).toBe('#4250d6');
  expect(readableAccent('#98a4ff', 'dark')).toEqual({ accent: '#98a4ff', onAccent: '#10122b' });
});

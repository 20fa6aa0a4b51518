/**
 * Owns the system's accent colour as the app may use it: where it cannot be read on our surfaces, it is mixed towards
 * the text until it can. Pure; touches no page.
 */
import type { LookView } from '../../contract/views.ts';

/** Colours as #rrggbb. */
export interface Accent {
  readonly accent: string;
  /** For text on it. */
  readonly onAccent: string;
}

type Colour = readonly [red: number, green: number, blue: number];

/**
 * Of tokens.css: the surface of each theme that is nearest to its text, and the text. A test holds them to that file.
 */
export const WORST_SURFACE: Readonly<Record<LookView['theme'], { readonly surface: string; readonly text: string }>> = {
  light: { surface: '#ebecef', text: '#17181b' },
  dark: { surface: '#2a2c31', text: '#f1f2f4' },
};
const ON_ACCENT = ['#ffffff', '#10122b'] as const;
/** WCAG 2.2, text of normal size. */
const READABLE = 4.5;
const STEP = 0.05;

/** `system` as #rrggbb. */
export function readableAccent(system: string, theme: LookView['theme']): Accent {
  const { surface, text } = WORST_SURFACE[theme];
  let accent = parse(system);
  for (let share = STEP; contrast(accent, parse(surface)) < READABLE && share <= 1; share += STEP)
    accent = mix(parse(system), parse(text), share);
  const [light, dark] = ON_ACCENT;
  const onAccent = contrast(accent, parse(light)) >= contrast(accent, parse(dark)) ? light : dark;
  return { accent: format(accent), onAccent };
}

/** 1 to 21, as WCAG has it; colours as #rrggbb. */
export const contrastOf = (one: string, other: string): number => contrast(parse(one), parse(other));

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const mix = (from: Colour, to: Colour, share: number): Colour => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
];

const parse = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

const format = (colour: Colour): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings/schema.ts';
import { keyboardPlatform, lookOf } from '../../src/main/look.ts';

const theme = (highContrast: boolean) => ({
  themeSource: 'system' as const,
  shouldUseDarkColors: true,
  shouldUseHighContrastColors: highContrast,
});

/** What Electron says the system's accent is, and what windows are told. */
test.each<[string, boolean, string | null]>([
  ['0A84FFFF', false, '#0a84ff'],
  ['0a84ff', false, '#0a84ff'],
  ['', false, null],
  ['rgb(1, 2, 3)', false, null],
  ['0a84ffff', true, null],
])('accent %j, high contrast %s', (accent, highContrast, told) => {
  expect(lookOf(DEFAULT_SETTINGS, theme(highContrast), accent, 'linux')).toEqual({
    theme: 'dark',
    contrast: highContrast ? 'more' : 'normal',
    accent: told,
    textSize: 1,
    platform: 'linux',
    inserts: 0,
  });
});

test.each([
  ['darwin', 'mac'],
  ['win32', 'windows'],
  ['linux', 'linux'],
  ['freebsd', 'linux'],
])('%s has the keys of %s', (platform, keyboard) => {
  expect(keyboardPlatform(platform)).toBe(keyboard);
});
